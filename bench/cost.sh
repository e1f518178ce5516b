#!/usr/bin/env bash
# By what factor the model of costs errs about the seconds of an epoch, of each search in a results directory, when it
# knows the first of its trials: bench/cost.sh RESULTS_DIR [TRIALS], 10 by default. For searches of trials that ran alone
# on their cores, such as those of bench/pruned-search.sh and bench/race.sh with SPARBITER_RESULTS.
source "$(dirname "${BASH_SOURCE[0]}")/../submit/help.sh"

[[ -d "${1:-}/trials" ]] || misused "Cannot find the results of a search in ${1:-RESULTS_DIR}: name a results directory."
[[ "${2:-10}" =~ ^[0-9]{1,6}$ ]] || misused "Cannot tell of TRIALS ($2): it is a whole number."
results="$(cd "$1" && pwd)"
source "$(dirname "${BASH_SOURCE[0]}")/../submit/build.sh"

TARGET="$HOME_DIR/driver/target"
CLASSPATH="$TARGET/test-classes:$TARGET/classes:$HOME_DIR/search/target/test-classes"
CLASSPATH+=":$(class_path "$TARGET/classpath.compile"):$(class_path "$TARGET/classpath.runtime")"

cd "$HOME_DIR/driver"
"$JAVA" -Xmx1g -XX:+UseSerialGC "@$HOME_DIR/conf/java17.options" \
  -Dlog4j2.configurationFile="$HOME_DIR/conf/log4j2.properties" -Dsparbiter.log.file="$HOME_DIR/logs/cost.log" \
  -cp "$CLASSPATH" io.sparbiter.driver.run.CostAccuracy "$results" "${2:-10}"
