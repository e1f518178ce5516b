#!/usr/bin/env bash
# Runs a command of Sparbiter on a Spark standalone cluster by its own spark-submit, the driver on this machine.
#   SPARK_HOME=/opt/spark submit/standalone.sh spark://master:7077 search --config conf/searches/mnist.yaml --results hdfs:///sparbiter
# Settings: conf/spark-standalone.conf. SPARBITER_SUBMIT_OPTS adds options of spark-submit.
if [[ "${1:-}" != spark://* && "${1:-}" != local* ]]; then
  echo "usage: SPARK_HOME=DIR submit/standalone.sh spark://HOST:PORT COMMAND …" >&2
  exit 2
fi
if [[ ! -x "${SPARK_HOME:-}/bin/spark-submit" ]]; then
  echo "Cannot find spark-submit: SPARK_HOME (${SPARK_HOME:-not set}) must be a Spark 3.5 distribution for Scala 2.12." >&2
  exit 2
fi
source "$(dirname "${BASH_SOURCE[0]}")/build.sh"

master="$1"
shift
[[ $# -gt 0 ]] || set -- search --config "$HOME_DIR/conf/searches/quick.yaml"

export OMP_NUM_THREADS="${OMP_NUM_THREADS:-1}"
mkdir -p "$HOME_DIR/logs"

# shellcheck disable=SC2086 # options are words
exec "$SPARK_HOME/bin/spark-submit" --master "$master" --name sparbiter \
  --properties-file "$HOME_DIR/conf/spark-standalone.conf" \
  --driver-java-options "-Dlog4j2.configurationFile=$HOME_DIR/conf/log4j2.properties -Dsparbiter.log.file=${SPARBITER_LOG:-$HOME_DIR/logs/sparbiter.log}" \
  ${SPARBITER_SUBMIT_OPTS:-} --class io.sparbiter.driver.cli.Sparbiter "$JAR" "$@"
