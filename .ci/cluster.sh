#!/usr/bin/env bash
# The application jar on a real Spark distribution: a standalone master and two workers of one core and one fake GPU
# each, which talk to nobody without their secret; a small search by submit/standalone.sh, and its table asked by
# spark-sql, with no code of ours. Prints "N passed, N failed".
# SPARK_HOME names the distribution; without one, PyPI's pyspark, which is one, is installed into a cache: that of
# SPARK_RELEASE (3.5.6, which the jar is compiled against; 4.2.0 is what nightly.sh runs it on). The last checks are of the
# newest release of the line 3.5.
set -euo pipefail
cd "$(dirname "$0")/.."

. .ci/fetch.sh
SPARK_HOME="${SPARK_HOME:-$(spark_release "${SPARK_RELEASE:-3.5.6}")}"
export SPARK_HOME SPARK_LOCAL_IP=127.0.0.1

. .ci/standalone.sh
. .ci/checks.sh "$work"
export SPARBITER_EVENT_LOG="file:$work/events" SPARBITER_LOG="$work/sparbiter.log"
export SPARBITER_SUBMIT_OPTS="--conf spark.executor.resource.gpu.amount=1 --conf spark.task.resource.gpu.amount=1"

check "a search runs on a standalone cluster" says "Best 2 of 4" \
  env _SPARK_AUTH_SECRET="$secret" submit/standalone.sh "$master" search --config conf/searches/quick.yaml --results "$work/results" --name cluster \
  --set 'strategy={type: bayesian, design: 2}' \
  --trials 4 --set data.train=300 --set data.validate_on=200 --set training.epochs=1 --set space=.ci/tiny-space.yaml
check "spark-sql reads the table: every row names its GPU, and both occur" says "4 adam 0,1" \
  "$SPARK_HOME/bin/spark-sql" --master 'local[1]' --conf spark.sql.warehouse.dir="$work/warehouse" \
  --conf spark.hadoop.javax.jdo.option.ConnectionURL="jdbc:derby:memory:metastore;create=true" \
  -e "SELECT concat_ws(' ', count(gpu), max(params.optimizer), concat_ws(',', sort_array(collect_set(gpu)))) \
    FROM parquet.\`$work/results/trials/search=cluster\`"
gpus="$SPARBITER_SUBMIT_OPTS"
export SPARBITER_SUBMIT_OPTS="$gpus --files examples/shell/trial.sh"
check "a shell script is searched on a standalone cluster" says "Best 4 of 8" \
  env _SPARK_AUTH_SECRET="$secret" submit/standalone.sh "$master" search --config examples/shell/search.yaml \
  --results "$work/results" --name shell --trials 8 --set 'trial.run=[sh, trial.sh, "${x}", "${y}"]'
check "its rows name the GPU and the command" says "8 2 8" \
  "$SPARK_HOME/bin/spark-sql" --master 'local[1]' --conf spark.sql.warehouse.dir="$work/warehouse" \
  --conf spark.hadoop.javax.jdo.option.ConnectionURL="jdbc:derby:memory:metastore;create=true" \
  -e "SELECT concat_ws(' ', count(loss), count(DISTINCT gpu), count(command)) FROM parquet.\`$work/results/trials/search=shell\`"

[[ $failed -eq 0 ]] || tail -n 40 "$work"/worker-*.log
python3 -m venv --copies --without-pip "$work/environment"
tar -C "$work/environment" -czf "$work/environment.tar.gz" .
export SPARBITER_SUBMIT_OPTS="$gpus --archives $work/environment.tar.gz#environment --files examples/resume/train.py"
check "a Python environment comes as an archive" says "Best 2 of 4 by loss (minimize)" \
  env _SPARK_AUTH_SECRET="$secret" submit/standalone.sh "$master" search --config examples/resume/search.yaml \
  --results "$work/results" --name archive --trials 4 --set 'trial.run=[environment/bin/python3, train.py, "${args}"]' --set pruner=none

[[ -f examples/java/target/tuned-forest.jar ]] || mvn -B -ntp -q -Pexamples -DskipTests -pl examples/java -am package
export SPARBITER_SUBMIT_OPTS="$gpus --jars examples/java/target/tuned-forest.jar"
check "a Java class comes as a jar" says "Best 2 of 4 by accuracy (maximize)" \
  env _SPARK_AUTH_SECRET="$secret" submit/standalone.sh "$master" search --config examples/java/search.yaml \
  --results "$work/results" --name jar --trials 4 --set pruner=none
check "a class path is not for a cluster" exits 2 "give the jars to spark-submit by --jars" \
  env _SPARK_AUTH_SECRET="$secret" submit/standalone.sh "$master" search --config examples/java/search.yaml \
  --results "$work/results" --name refused --trials 4 --class-path examples/java/target/tuned-forest.jar

SPARBITER_SUBMIT_OPTS=
check "stack traces are shown to who asks for them" exits 2 "at io.sparbiter.driver." \
  submit/standalone.sh 'local[1]' best --results "$work/none" --verbose
newest="$(spark_release 3.5.9)"
check "the newest Spark of the line searches, too" says "Best 4 of 8" \
  env SPARK_HOME="$newest" submit/standalone.sh 'local[2]' search --config examples/shell/search.yaml \
  --results "$work/results" --name newest --trials 8

summary
