#!/usr/bin/env bash
# Asks the results table: submit/sql.sh "SELECT …" or submit/sql.sh FILE.sql [options of the sql command].
[[ $# -gt 0 ]] || { echo "usage: submit/sql.sh \"SELECT …\" | FILE.sql [--results DIR] [--search NAME] [--format table|csv|json]" >&2; exit 2; }
query="$1"
shift
[[ -f "$query" ]] && query="$(cat "$query")"
exec "$(dirname "${BASH_SOURCE[0]}")/local.sh" sql "$@" -- "$query"
