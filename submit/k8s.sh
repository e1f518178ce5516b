#!/usr/bin/env bash
# Runs a command of Sparbiter on Kubernetes by a Spark distribution's own spark-submit.
#
#   SPARK_HOME=/opt/spark SPARBITER_IMAGE=registry/sparbiter:0.1.0 submit/k8s.sh k8s://https://HOST:PORT [COMMAND …]
#
# In a pod, as in k8s/cronjob, that pod is the driver (client mode), and the exit code is the command's. Elsewhere the
# driver gets a pod of its own (cluster mode): the search file is one in the image, as /opt/sparbiter/conf/searches/mnist.yaml,
# and spark-submit exits with 0 even if the driver failed, so look at the driver's pod.
# Without a command: the quick search. Settings are in conf/spark-k8s.conf. In the environment:
#   SPARK_HOME               a distribution of Spark 3.5 for Scala 2.12, or of Spark 4
#   SPARBITER_IMAGE          the image of k8s/image, for executors and a driver in cluster mode (default: sparbiter:0.1.0)
#   SPARBITER_EXECUTOR_POD   the executors' pod template (default: k8s/base/executor-pod.yaml here)
#   SPARBITER_SUBMIT_OPTS    more options of spark-submit, as in "--conf spark.executor.instances=8"
#   SPARBITER_LOG            the driver's log file in a pod (default: logs/sparbiter.log)
# In a pod also, from the pod's own fields and its service:
#   SPARBITER_POD_NAME, SPARBITER_POD_IP, SPARBITER_DRIVER_HOST
source "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/help.sh"
[[ "${1:-}" == k8s://* ]] || misused "Cannot submit to (${1:-nothing}): name the API server, k8s://https://HOST:PORT."

# All pods have the jar at the same place, so nothing is built here and nothing is uploaded.
export SPARBITER_JAR=local:///opt/sparbiter/sparbiter.jar
source "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/spark.sh"

master="$1"
shift
settings=(
  --master "$master"
  --conf "spark.kubernetes.container.image=${SPARBITER_IMAGE:-sparbiter:0.1.0}"
  --conf "spark.kubernetes.executor.podTemplateFile=${SPARBITER_EXECUTOR_POD:-$HOME_DIR/k8s/base/executor-pod.yaml}"
)
if [[ -n "${SPARBITER_POD_NAME:-}" ]]; then
  make_log_directory
  settings+=(
    --deploy-mode client
    # Executors belong to this pod: Kubernetes removes them with it.
    --conf "spark.kubernetes.driver.pod.name=$SPARBITER_POD_NAME"
    --conf "spark.driver.host=${SPARBITER_DRIVER_HOST:-$SPARBITER_POD_IP}"
    --conf "spark.driver.bindAddress=$SPARBITER_POD_IP"
  )
else
  DRIVER_HOME=/opt/sparbiter
  LOG=/tmp/sparbiter.log
  settings+=(--deploy-mode cluster --conf "spark.kubernetes.driver.podTemplateFile=$HOME_DIR/k8s/base/driver-pod.yaml")
fi
submit "$HOME_DIR/conf/spark-k8s.conf" "${settings[@]}" -- "$@"
