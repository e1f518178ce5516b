#!/usr/bin/env bash
# The application jar on a real Spark 3.5.6 distribution: a standalone master and a worker of two cores, a small search
# by submit/standalone.sh, and its table asked by spark-sql, with no code of ours. Prints "N passed, N failed".
# SPARK_HOME names the distribution; without one, PyPI's pyspark, which is one, is installed into a cache.
set -euo pipefail
cd "$(dirname "$0")/.."

if [[ -z "${SPARK_HOME:-}" ]]; then
  venv="${XDG_CACHE_HOME:-$HOME/.cache}/sparbiter/pyspark-3.5.6"
  [[ -x "$venv/bin/spark-submit" ]] || { python3 -m venv "$venv" && "$venv/bin/pip" -q install pyspark==3.5.6; }
  SPARK_HOME="$("$venv/bin/python" -c 'import os, pyspark; print(os.path.dirname(pyspark.__file__))')"
fi
export SPARK_HOME SPARK_LOCAL_IP=127.0.0.1

work="$(mktemp -d)"
port=$((20000 + RANDOM % 20000))
master="spark://127.0.0.1:$port"
"$SPARK_HOME/bin/spark-class" org.apache.spark.deploy.master.Master \
  --host 127.0.0.1 --port "$port" --webui-port 0 >"$work/master.log" 2>&1 &
pids=($!)
"$SPARK_HOME/bin/spark-class" org.apache.spark.deploy.worker.Worker \
  -c 2 -m 5g -d "$work" --webui-port 0 "$master" >"$work/worker.log" 2>&1 &
pids+=($!)
trap 'kill "${pids[@]}" 2>/dev/null; wait 2>/dev/null; rm -rf "$work"' EXIT

passed=0
failed=0
check() { # NAME WORDS COMMAND…: the command succeeds and prints the words
  local name="$1" words="$2"
  shift 2
  if "$@" >"$work/out" 2>"$work/err" && grep -qF -- "$words" "$work/out"; then
    passed=$((passed + 1))
    echo "ok    $name"
  else
    failed=$((failed + 1))
    echo "FAIL  $name"
    tail -n 40 "$work/out" "$work/err" "$work/worker.log"
  fi
}

check "a search runs on a standalone cluster" "Best 4 of 4" \
  submit/standalone.sh "$master" search --config conf/searches/quick.yaml --results "$work/results" --name cluster \
  --set 'strategy={type: bayesian, design: 2}' \
  --trials 4 --set data.train=300 --set data.validate_on=200 --set training.epochs=1 --set space=.ci/tiny-space.yaml
check "spark-sql reads the table" "adam" \
  "$SPARK_HOME/bin/spark-sql" --master 'local[1]' --conf spark.sql.warehouse.dir="$work/warehouse" \
  --conf spark.hadoop.javax.jdo.option.ConnectionURL="jdbc:derby:memory:metastore;create=true" \
  -e "SELECT params.optimizer, max(score) FROM parquet.\`$work/results/trials/search=cluster\` GROUP BY 1"

echo
echo "$passed passed, $failed failed"
[[ $failed -eq 0 ]]
