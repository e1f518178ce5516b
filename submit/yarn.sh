#!/usr/bin/env bash
# Runs a command of Sparbiter on YARN by a Spark distribution's own spark-submit, the driver on this machine: so the exit
# code is the command's, and the search file is this machine's.
#
#   SPARK_HOME=/opt/spark HADOOP_CONF_DIR=/etc/hadoop/conf submit/yarn.sh [COMMAND …]
#   SPARK_HOME=/opt/spark HADOOP_CONF_DIR=/etc/hadoop/conf submit/yarn.sh \
#       search --config conf/searches/mnist.yaml --results hdfs:///sparbiter
#
# Without a command: the quick search. Settings are in conf/spark-yarn.conf. In the environment:
#   SPARK_HOME               a distribution of Spark 3.5 for Scala 2.12, or of Spark 4
#   HADOOP_CONF_DIR          where yarn-site.xml and core-site.xml are (or YARN_CONF_DIR)
#   SPARBITER_SUBMIT_OPTS    more options of spark-submit, as in "--queue nights"
#   SPARBITER_EVENT_LOG      where the event log goes, as in hdfs:///spark-logs (default: logs/spark-events here)
#   SPARBITER_LOG            the driver's log file (default: logs/sparbiter.log here)
#   SPARBITER_JAR            an application jar that is built already
source "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/help.sh"
[[ -d "${HADOOP_CONF_DIR:-${YARN_CONF_DIR:-}}" ]] ||
  misused "Cannot find YARN: HADOOP_CONF_DIR (${HADOOP_CONF_DIR:-not set}) must be the directory of yarn-site.xml."
source "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/spark.sh"

make_log_directory
submit "$HOME_DIR/conf/spark-yarn.conf" --master yarn --deploy-mode client -- "$@"
