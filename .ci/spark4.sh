#!/usr/bin/env bash
# The jar for Spark 4 on a real distribution of it, a standalone master and two workers, beside the one for Spark 3.5 on this
# machine: each goes on with what the other began, both read the tables of both, and the same seed has the same points and
# scores. Prints "N passed, N failed". SPARK_RELEASE is PyPI's pyspark that is taken (4.2.0, which the jar is compiled against).
set -euo pipefail
cd "$(dirname "$0")/.."

. .ci/fetch.sh
SPARK_HOME="$(spark_release "${SPARK_RELEASE:-4.2.0}")"
export SPARK_HOME SPARK_LOCAL_IP=127.0.0.1
. .ci/standalone.sh
. .ci/checks.sh "$work"
export SPARBITER_EVENT_LOG="file:$work/events" SPARBITER_LOG="$work/sparbiter.log"

three() { # COMMAND…
  submit/local.sh "$@" --results "$work/results"
}

four() { # COMMAND…
  SPARBITER_SUBMIT_OPTS="--conf spark.executor.resource.gpu.amount=1 --conf spark.task.resource.gpu.amount=1" \
    _SPARK_AUTH_SECRET="$secret" submit/standalone.sh "$master" "$@" --results "$work/results"
}

search() { # LINE NAME TRIALS [OPTION…]
  local line="$1" name="$2" trials="$3"
  shift 3
  "$line" search --config conf/searches/quick.yaml --name "$name" --trials "$trials" "$@" --set strategy=random \
    --set data.train=300 --set data.validate_on=200 --set training.epochs=1 --set space=.ci/tiny-space.yaml
}

question() { # LINE STATEMENT
  if [[ "$1" == three ]]; then
    three sql "$2" --all --format csv
  else
    submit/standalone.sh 'local[2]' sql "$2" --all --format csv --results "$work/results"
  fi
}

same="SELECT count(*) FROM trials a JOIN trials b ON a.trial_id = b.trial_id AND a.point = b.point AND a.score = b.score
  WHERE a.search = 'a' AND b.search = 'b' AND a.params.optimizer = 'adam'"

check "a search is begun on Spark 3.5" says "Best 1 of 2" search three a 2
check "Spark 4 goes on with it" says "This run: 2 trials" search four a 4 --resume
check "a search is begun on Spark 4" says "Best 1 of 2" search four b 2
check "Spark 3.5 goes on with it" says "This run: 2 trials" search three b 4 --resume
check "the same seed has the same points and scores" says "4" question three "$same"
check "Spark 4 reads the tables, too" says "4" question four "$same"
check "a statement of conf/sql answers on Spark 4" says "adam" \
  submit/standalone.sh 'local[2]' sql --results "$work/results" -- "$(cat conf/sql/accuracy-by-optimizer.sql)"
check "training by dl4j-spark is refused on Spark 4" exits 2 "this is the build for Spark 4" \
  submit/standalone.sh 'local[2]' train --baseline --data-parallel 2 --by dl4j --out "$work/model"

[[ $failed -eq 0 ]] || tail -n 40 "$work"/worker-*.log
summary
