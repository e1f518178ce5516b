#!/usr/bin/env bash
# What a driver holds that has searched all 82,944 points, and that resumes such a search: bench/whole-space.sh [HEAP]
source "$(dirname "${BASH_SOURCE[0]}")/../submit/build.sh"

TARGET="$HOME_DIR/driver/target"
CLASSPATH="$TARGET/test-classes:$TARGET/classes:$(class_path "$TARGET/classpath.test")"
results="$(mktemp -d)"
trap 'rm -rf "$results"' EXIT

cd "$HOME_DIR/driver"
"$JAVA" "-Xmx${1:-1g}" -XX:+UseSerialGC "@$HOME_DIR/conf/java17.options" \
  -Dlog4j2.configurationFile="$HOME_DIR/conf/log4j2.properties" -Dsparbiter.log.file="$HOME_DIR/logs/whole-space.log" \
  -cp "$CLASSPATH" io.sparbiter.driver.run.WholeSpaceBenchmark "$results"
du -sh "$results"/searches/whole "$results"/trials
