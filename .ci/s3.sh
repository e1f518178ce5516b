#!/usr/bin/env bash
# Searches whose results are on S3, as moto's server plays it: the store goes in the middle, or hangs, the driver ends soon
# and says how to go on, the store comes back, and --resume finds every trial once. Prints "N passed, N failed". PyPI's moto
# and hadoop-aws are fetched into a cache. Run after mvn verify.
set -euo pipefail
cd "$(dirname "$0")/.."

work="$(mktemp -d)"
. .ci/checks.sh "$work"
pids=()
trap 'kill -KILL "${pids[@]}" 2>/dev/null; wait 2>/dev/null; rm -rf "$work"' EXIT
. .ci/store-s3.sh
. .ci/searches.sh

begin local gone
await_runs 8 gone
kill -KILL "$line"
check "a search whose store is gone ends within a minute, and says how to go on" ends_within 60 1 "--resume" gone
connect
begin local gone --resume
check "when the store is back it goes on with nothing lost and nothing twice" is_whole gone 2
check "a missing jar is named" exits 2 "hadoop-aws" env SPARBITER_CLASSPATH= submit/local.sh best "${results[@]}"
. .ci/silence.sh

[[ $failed -eq 0 ]] || tail -n 40 "$work"/*.log
summary
