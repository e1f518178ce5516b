#!/usr/bin/env bash
# How fast a Spark cluster of two executors on this machine takes up trials: after one another, and after kill -9 on an
# executor: bench/cluster.sh [TRIALS [KILLS]]
source "$(dirname "${BASH_SOURCE[0]}")/../submit/build.sh"

TARGET="$HOME_DIR/driver/target"
CLASSPATH="$TARGET/test-classes:$TARGET/classes:$(class_path "$TARGET/classpath.test")"
results="$(mktemp -d)"
trap 'rm -rf "$results"' EXIT

cd "$HOME_DIR/driver"
"$JAVA" -Xmx1g -XX:+UseSerialGC "@$HOME_DIR/conf/java17.options" \
  -Dlog4j2.configurationFile="$HOME_DIR/conf/log4j2.properties" -Dsparbiter.log.file="$HOME_DIR/logs/cluster.log" \
  -cp "$CLASSPATH" io.sparbiter.driver.run.ClusterBenchmark "$results" "${1:-2000}" "${2:-10}"
