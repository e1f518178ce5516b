#!/usr/bin/env bash
# Searches on YARN whose results are on HDFS, of a cluster of two nodes in one process: an executor is killed in the middle,
# the driver is told to end in the middle, HDFS hangs, and --resume finds every trial once. Prints "N passed, N failed".
# SPARK_HOME names a distribution of Spark; without one, PyPI's is fetched into a cache, as is Hadoop's cluster for tests. Run
# after mvn verify.
set -euo pipefail
cd "$(dirname "$0")/.."

work="$(mktemp -d)"
. .ci/checks.sh "$work"
pids=()
trap 'kill -KILL "${pids[@]}" 2>/dev/null; wait 2>/dev/null; rm -rf "$work"' EXIT
. .ci/store-hdfs.sh
. .ci/searches.sh

export SPARBITER_EVENT_LOG="file:$work/events"
# The nodes are this machine, and so they have Spark; executors are small, of one core each.
export SPARBITER_SUBMIT_OPTS="--conf spark.yarn.jars=local:$SPARK_HOME/jars/* --num-executors 2 --executor-cores 1 \
  --executor-memory 512m --conf spark.executor.memoryOverhead=512m"

executor() { # the process of one, by its folder in the node's
  pgrep -f -o "^[^ ]*/java .*$work/yarn/.*YarnCoarseGrainedExecutorBackend"
}

begin yarn executor
await_runs 8 executor
kill -KILL "$(executor)"
check "a search on YARN survives an executor, with nothing lost and nothing twice" is_whole executor 2
begin yarn ended
await_runs 8 ended
send TERM ended
check "told to end, a search on YARN does within 25 seconds" ends_within 25 143 "Its table: hdfs://" ended
begin yarn ended --resume
check "it goes on with nothing lost and nothing twice" is_whole ended 2
check "its results are read on this machine" says "loss" submit/local.sh best "${results[@]}" --search ended
. .ci/silence.sh

[[ $failed -eq 0 ]] || tail -n 40 "$work"/*.log
summary
