#!/usr/bin/env bash
# --help as the first word prints the comment at the head of a script, before anything is built. Sourced by the scripts
# with their own words; defines misused.

head_comment() {
  awk 'NR > 1 && !/^#/ { exit } NR > 1 { sub(/^# ?/, ""); print }' "$0"
}

misused() { # MESSAGE: what is wrong, then how the script is used
  printf '%s\n\n' "$1" >&2
  head_comment >&2
  exit 2
}

if [[ "${1:-}" == --help || "${1:-}" == -h ]]; then
  head_comment
  exit 0
fi
