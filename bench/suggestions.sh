#!/usr/bin/env bash
# Seconds a suggestion takes on one core over 82,944 points or more, by results known and trials in flight, in a heap of 1 GB,
# by the clock and, after a stroke, of the thread alone, which is what an idle core would need:
#   bench/suggestions.sh [STRATEGIES] [RESULTS] [IN_FLIGHT] [SPACE], each but the last a list with commas
# SPACE is default, continuous (10^12 points: four ranges without a count) or restricted (with conditions, constraints).
# 0:1000 for the results: a thousand suggestions from the first on. Fails if a point is suggested twice.
source "$(dirname "${BASH_SOURCE[0]}")/../submit/build.sh"

TARGET="$HOME_DIR/search/target"
[[ -d "$TARGET/test-classes" ]] || (cd "$HOME_DIR" && mvn -B -q -pl search -DskipTests test-compile)
CLASSPATH="$TARGET/test-classes:$TARGET/classes:$(class_path "$HOME_DIR/driver/target/classpath.compile")"

"$JAVA" -Xmx1g -XX:+UseSerialGC -XX:ActiveProcessorCount=1 -cp "$CLASSPATH" \
  io.sparbiter.search.generate.SuggestionTimes \
  "${1:-random,grid,genetic,evolution,tpe,bayesian}" "${2:-10,100,550,2000,10000}" "${3:-1,8,64,128}" "${4:-default}"
