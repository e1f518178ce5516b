#!/usr/bin/env bash
# Runs any command of Sparbiter on this machine, in one JVM. Without arguments: the quick search.
#   submit/local.sh search --config conf/searches/quick.yaml
#   submit/local.sh best -n 5
# SPARBITER_HEAP (default 1g) is the JVM's heap; networks live outside of it. SPARBITER_JAVA_OPTS adds Java options.
source "$(dirname "${BASH_SOURCE[0]}")/build.sh"

[[ $# -gt 0 ]] || set -- search --config "$HOME_DIR/conf/searches/quick.yaml"

# More OpenMP threads than free cores is catastrophic: one a trial, unless the caller knows better.
export OMP_NUM_THREADS="${OMP_NUM_THREADS:-1}"

# A question to the table is answered before the JVM's best compiler pays.
[[ "$1" == search || "$1" == benchmark || "$1" == train ]] && compiler="-XX:+TieredCompilation" || compiler="-XX:TieredStopAtLevel=1"

TARGET="$HOME_DIR/driver/target"
# The jar and not the classes: an archive knows no folders.
CLASSPATH="$TARGET/sparbiter-driver.jar:$(cat "$TARGET/classpath.compile"):$(cat "$TARGET/classpath.runtime")"

source "$HOME_DIR/submit/archive.sh"

# shellcheck disable=SC2086 # options are words
exec "$JAVA" "-Xmx${SPARBITER_HEAP:-1g}" -XX:+UseSerialGC "$compiler" "${SHARING[@]}" "@$HOME_DIR/conf/java17.options" \
  -Dlog4j2.configurationFile="$HOME_DIR/conf/log4j2.properties" \
  -Dsparbiter.log.file="${SPARBITER_LOG:-$HOME_DIR/logs/sparbiter.log}" \
  -Dsparbiter.terminal="$([[ -t 2 ]] && (tput cols || echo 80) || echo 0)" \
  ${SPARBITER_JAVA_OPTS:-} -cp "$CLASSPATH" io.sparbiter.driver.cli.Sparbiter "$@"
