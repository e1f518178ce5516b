#!/usr/bin/env bash
# Runs a command of Sparbiter on a Spark standalone cluster by its own spark-submit, the driver on this machine.
#
#   SPARK_HOME=/opt/spark submit/standalone.sh spark://HOST:PORT [COMMAND …]
#   SPARK_HOME=/opt/spark submit/standalone.sh spark://master:7077 \
#       search --config conf/searches/mnist.yaml --results hdfs:///sparbiter
#
# Without a command: the quick search. Settings are in conf/spark-standalone.conf. In the environment:
#   SPARK_HOME               a distribution of Spark 3.5 for Scala 2.12, or of Spark 4
#   _SPARK_AUTH_SECRET       the cluster's secret, if it has one: messages are then authenticated and encrypted
#   SPARBITER_SUBMIT_OPTS    more options of spark-submit, as in "--packages org.apache.hadoop:hadoop-aws:3.3.4"
#   SPARBITER_EVENT_LOG      where the event log goes, as in hdfs:///spark-logs (default: logs/spark-events here)
#   SPARBITER_LOG            the driver's log file (default: logs/sparbiter.log here)
#   SPARBITER_JAR            an application jar that is built already
# The exit code is the command's.
source "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/help.sh"
[[ "${1:-}" == spark://* || "${1:-}" == local* ]] || misused "Cannot submit to (${1:-nothing}): name a master, spark://HOST:PORT."
source "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/spark.sh"

master="$1"
shift
make_log_directory
submit "$HOME_DIR/conf/spark-standalone.conf" --master "$master" -- "$@"
