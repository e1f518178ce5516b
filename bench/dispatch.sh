#!/usr/bin/env bash
# Trials a second through the whole machinery in local[2], with objectives of no work, and the time from a program's report
# to its verdict: bench/dispatch.sh [TRIALS]
source "$(dirname "${BASH_SOURCE[0]}")/../submit/build.sh"

TARGET="$HOME_DIR/driver/target"
CLASSPATH="$TARGET/test-classes:$TARGET/classes:$HOME_DIR/search/target/test-classes"
CLASSPATH+=":$(class_path "$TARGET/classpath.compile"):$(class_path "$TARGET/classpath.runtime")"
results="$(mktemp -d)"
trap 'rm -rf "$results"' EXIT

cd "$HOME_DIR/driver"
"$JAVA" -Xmx1g -XX:+UseSerialGC "@$HOME_DIR/conf/java17.options" \
  -Dlog4j2.configurationFile="$HOME_DIR/conf/log4j2.properties" -Dsparbiter.log.file="$HOME_DIR/logs/dispatch.log" \
  -cp "$CLASSPATH" io.sparbiter.driver.run.DispatchBenchmark "$results" "${1:-3000}"
