#!/usr/bin/env bash
# Faults at random moments, caused for real, for as long as it takes; each ends with one line of figures, or fails.
#   bench/soak.sh drivers [KILLS [SEED]]    kill -9 on the driver, each time resumed (20 kills: about 4 minutes)
source "$(dirname "${BASH_SOURCE[0]}")/../submit/build.sh"

TARGET="$HOME_DIR/driver/target"
CLASSPATH="$TARGET/test-classes:$TARGET/classes:$HOME_DIR/search/target/test-classes"
CLASSPATH+=":$(cat "$TARGET/classpath.compile"):$(cat "$TARGET/classpath.runtime")"
WORK="$(mktemp -d)"

# Runs a main class of the tests, from where the tests run.
soak() {
  cd "$HOME_DIR/driver"
  "$JAVA" -Xmx1g -XX:+UseSerialGC "@$HOME_DIR/conf/java17.options" \
    -Dlog4j2.configurationFile="$HOME_DIR/conf/log4j2.properties" -Dsparbiter.log.file="$HOME_DIR/logs/soak.log" \
    -cp "$CLASSPATH" "$@" || fail "It failed; what is left to look at is in $WORK."
  rm -rf "$WORK"
}

drivers() {
  soak io.sparbiter.driver.run.DriverSoak "$WORK" "${1:-20}" "${2:-1}"
}

case "${1:-}" in
  drivers) "$@" ;;
  *) fail "usage: bench/soak.sh drivers [KILLS [SEED]]" ;;
esac
