# A Hadoop cluster of two nodes in one process, HDFS and YARN, in the folder $work: . .ci/store-hdfs.sh
# Sets results, options of a command; store_hangs and store_answers stop it and let it go on. Spark is at $SPARK_HOME;
# without one, PyPI's is fetched, as is Hadoop's mini cluster.
. .ci/fetch.sh
SPARK_HOME="${SPARK_HOME:-$(spark_release 3.5.6)}"
export SPARK_HOME SPARK_LOCAL_IP=127.0.0.1
# The mini cluster refers to classes of the last three, and does not bring them.
cluster_jars="$(jars hadoop-minicluster-3.3.4 org.apache.hadoop:hadoop-client-minicluster:3.3.4 \
  org.bouncycastle:bcprov-jdk15on:1.68 org.bouncycastle:bcpkix-jdk15on:1.68 junit:junit:4.13.2)"

# Containers are started by the Java of their node.
export JAVA_HOME="${JAVA_HOME:-$(dirname "$(dirname "$(readlink -f "$(command -v java)")")")}"
# Its own jars first: they have Hadoop's servlets under other names, and Spark's have some as they are.
"$JAVA_HOME/bin/java" -Xmx768m -XX:+UseSerialGC -XX:TieredStopAtLevel=1 @conf/java17.options \
  -cp "$cluster_jars/*:$SPARK_HOME/jars/*" .ci/HadoopCluster.java "$work" >"$work/cluster.log" 2>&1 &
cluster=$!
pids+=("$cluster")
for _ in {1..1200}; do
  [[ ! -d "$work/conf" ]] && kill -0 "$cluster" 2>/dev/null || break
  sleep 0.1
done
[[ -d "$work/conf" ]] || { tail -n 40 "$work/cluster.log"; exit 1; }

export HADOOP_CONF_DIR="$work/conf"
results=(--results hdfs:///sparbiter)

store_hangs() {
  kill -STOP "$cluster"
}

store_answers() {
  kill -CONT "$cluster"
}
