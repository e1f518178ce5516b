#!/usr/bin/env bash
# Asks the results table: submit/sql.sh "SELECT …" or submit/sql.sh FILE.sql [options of the sql command].
[[ $# -gt 0 ]] || { echo "usage: submit/sql.sh \"SELECT …\" | FILE.sql [--results DIR] [--search NAME] [--format table|csv|json]" >&2; exit 2; }
[[ "$1" != -h && "$1" != --help ]] || exec "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/local.sh" sql --help
query="$1"
shift
if [[ -f "$query" ]]; then
  # What a program may be given as one word.
  (($(wc -c <"$query") < 131072)) || { echo "Cannot ask $query: it is larger than 128 kB. Maybe you meant another file." >&2; exit 2; }
  query="$(cat "$query")"
elif [[ -e "$query" ]]; then
  echo "Cannot ask $query: it is no file, but a folder, a pipe or a device. Write the statement into a file, or between quotes." >&2
  exit 2
fi
exec "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/local.sh" sql "$@" -- "$query"
