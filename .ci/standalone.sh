# A standalone cluster of the Spark in SPARK_HOME: . .ci/standalone.sh
# A master and two workers of one core and one fake GPU each, which talk to nobody without their secret. Sets work, a folder
# for what checks leave, master and secret; all is gone when the script ends.
work="$(mktemp -d)"
pids=()
trap 'kill "${pids[@]}" 2>/dev/null; wait 2>/dev/null; rm -rf "$work"' EXIT

secret="$(head -c 24 /dev/urandom | base64)"
port=$((20000 + RANDOM % 20000))
master="spark://127.0.0.1:$port"
daemon() { # LOG CLASS [ARGUMENT…]: a process of Spark's that knows the secret
  local log="$work/$1" class="$2"
  shift 2
  _SPARK_AUTH_SECRET="$secret" SPARK_DAEMON_JAVA_OPTS="-Dspark.authenticate=true -Dspark.network.crypto.enabled=true" \
    "$SPARK_HOME/bin/spark-class" "$class" "$@" --webui-port 0 >"$log" 2>&1 &
  pids+=($!)
}
worker() { # GPU: with this one address
  local script="$work/gpu-$1.sh"
  printf '#!/bin/sh\necho '"'"'{"name": "gpu", "addresses": ["%s"]}'"'"'\n' "$1" >"$script"
  chmod 755 "$script"
  export SPARK_WORKER_OPTS="-Dspark.worker.resource.gpu.amount=1 -Dspark.worker.resource.gpu.discoveryScript=$script"
  daemon "worker-$1.log" org.apache.spark.deploy.worker.Worker -c 1 -m 2g -d "$work/worker-$1" "$master"
}
daemon master.log org.apache.spark.deploy.master.Master --host 127.0.0.1 --port "$port"
worker 0
worker 1

