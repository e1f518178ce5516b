#!/usr/bin/env bash
# One night of a search: goes on where the last night stopped, or starts, and says in the end what the night brought.
#
#   submit/nightly.sh --name NAME --config FILE [OPTION OF search …]
#   SPARBITER_LAUNCHER="submit/standalone.sh spark://master:7077" SPARK_HOME=/opt/spark \
#       submit/nightly.sh --name mnist --config conf/searches/mnist.yaml --results hdfs:///sparbiter
#
# In the environment:
#   SPARBITER_LAUNCHER   what runs the search (default: submit/local.sh here)
#   SPARBITER_WINDOW     how long a night is (default: 8h); running trials keep their best epoch when it ends
#   SPARBITER_LOGS       a directory for the lock file and the summary (default: logs here)
#   SPARBITER_NOTIFY     an address that gets what the night brought as JSON, by POST
#   SPARBITER_SUMMARY    gets one line of JSON a night, for a monitor (default: nightly.jsonl there)
# Exit codes: the search's own (0 done, 1 failed, 2 wrong usage, 143 after SIGTERM), and 0 if the same search still runs
# on this machine: then the second start does nothing but say so.
source "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/help.sh"
set -euo pipefail
home="$(cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/.." && pwd)"

name=
words=("$@")
for i in "${!words[@]}"; do
  case "${words[i]}" in
    --name=*) name="${words[i]#--name=}" ;;
    --name) name="${words[i + 1]:-}" ;;
  esac
done
[[ "$name" =~ ^[A-Za-z][A-Za-z0-9_-]*$ ]] || misused "Cannot run a night of --name (${name:-not given}): name the search, the same every night."

logs="${SPARBITER_LOGS:-$home/logs}"
mkdir -p "$logs"

# Held by this process, which becomes the launcher, until it ends, however it ends. Searches on other machines are kept
# apart by the search's own lock.
if command -v flock >/dev/null; then
  exec 9>>"$logs/nightly-$name.lock"
  flock -n 9 || { echo "Search $name still runs on this machine: nothing to do tonight." && exit 0; }
fi

# shellcheck disable=SC2086 # a launcher may have words
exec ${SPARBITER_LAUNCHER:-"$home/submit/local.sh"} search --resume --max-time "${SPARBITER_WINDOW:-8h}" \
  --summary "${SPARBITER_SUMMARY:-$logs/nightly.jsonl}" ${SPARBITER_NOTIFY:+--notify "$SPARBITER_NOTIFY"} "$@"
