#!/usr/bin/env bash
# Kills the driver of a search at random moments, kill -9, with its results on HDFS or S3, resumes it each time, and looks
# whether anything was lost or came twice: .ci/kills.sh hdfs|s3 [KILLS [SEED]] (6 kills: three to four minutes beside other work). Run after mvn verify.
set -euo pipefail
cd "$(dirname "$0")/.."

kind="$1"
kills="${2:-6}"
RANDOM="${3:-1}"

work="$(mktemp -d)"
pids=()
trap 'kill -KILL "${pids[@]}" 2>/dev/null; wait 2>/dev/null; rm -rf "$work"' EXIT
. .ci/checks.sh "$work"
. ".ci/store-$kind.sh"
. .ci/searches.sh
trials=$((20 * kills))

kill_driver() { # NUMBER: up to two seconds after its first trial began
  local before
  before="$(runs killed)"
  begin local killed --resume
  await_runs $((before + 1)) killed
  sleep "$((RANDOM % 2)).$((RANDOM % 10))"
  send KILL killed || { cat "$work/killed.said"; exit 1; }
  { wait "${process[killed]}" || true; } 2>/dev/null
  echo "kill $1 after $(($(runs killed) - before)) runs of trials"
}

figures() {
  local most
  most="$(sort "$work/killed.runs" | uniq -c | sort -rn | awk 'NR == 1 { print $1 }')"
  echo "$kind: $kills kills, $trials trials, $trials rows of $trials distinct points, none lost, none twice;" \
    "$(runs killed) runs of trials, at most $most of one"
}

describe killed
for number in $(seq "$kills"); do
  kill_driver "$number"
done
begin local killed --resume
# Two are under way at each kill.
check "nothing is lost and nothing twice" is_whole killed $((2 * kills))
[[ $failed -gt 0 ]] || figures
summary
