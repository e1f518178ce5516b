#!/usr/bin/env bash
# Faults at random moments, caused for real, for as long as it takes; each ends with its figures, or fails.
#   bench/soak.sh drivers [KILLS [SEED]]      kill -9 on the driver, each time resumed (20 kills: about 4 minutes)
#   bench/soak.sh resumes [KILLS [SECONDS]]   kill -9 so soon after each resume that hardly a trial ends (50 kills: 5 minutes)
#   bench/soak.sh stores [KILLS [SEED]]       kill -9 on drivers whose results are on HDFS, then on S3 (6 kills each: 3 minutes)
#   bench/soak.sh executors [KILLS [SEED]]    kill -9 on executors (20 kills: about 3 minutes)
#   bench/soak.sh memory [TRIALS]             many trainings in one executor, which must not grow (200 trials)
source "$(dirname "${BASH_SOURCE[0]}")/../submit/build.sh"

TARGET="$HOME_DIR/driver/target"
CLASSPATH="$TARGET/test-classes:$TARGET/classes:$(class_path "$TARGET/classpath.test")"
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

resumes() {
  soak io.sparbiter.driver.run.ResumeSoak "$WORK" "${1:-50}" "${2:-5}"
}

stores() {
  local store
  for store in hdfs s3; do
    "$HOME_DIR/.ci/kills.sh" "$store" "${1:-6}" "${2:-1}"
  done
}

executors() {
  soak io.sparbiter.driver.run.ExecutorSoak "$WORK" "${1:-20}" "${2:-1}"
}

memory() {
  soak io.sparbiter.driver.run.MemorySoak "$WORK" "${1:-200}"
}

case "${1:-}" in
  drivers | resumes | stores | executors | memory) "$@" ;;
  *) fail "usage: bench/soak.sh drivers [KILLS [SEED]] | resumes [KILLS [SECONDS]] | stores [KILLS [SEED]] | executors [KILLS [SEED]] | memory [TRIALS]" ;;
esac
