#!/usr/bin/env bash
# Runs any command of Sparbiter on this machine, in one JVM. Without arguments: the quick search.
#   submit/local.sh search --config conf/searches/quick.yaml
#   submit/local.sh best -n 5
# In the environment:
#   SPARBITER_HEAP        the JVM's heap (default: 1g); networks live outside of it
#   SPARBITER_JAVA_OPTS   more options of Java
#   SPARBITER_CLASSPATH   more jars, separated by colons; DIR/* is all jars of a folder. S3 needs hadoop-aws and its SDK
#   HADOOP_CONF_DIR       where core-site.xml and hdfs-site.xml are, to read what a search on that cluster wrote
source "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/build.sh"

[[ $# -gt 0 ]] || set -- search --config "$HOME_DIR/conf/searches/quick.yaml"

# More OpenMP threads than free cores is catastrophic: one a trial, unless the caller knows better.
export OMP_NUM_THREADS="${OMP_NUM_THREADS:-1}"

# A question to the table is answered before the JVM's best compiler pays.
[[ "$1" == search || "$1" == benchmark || "$1" == train ]] && compiler="-XX:+TieredCompilation" || compiler="-XX:TieredStopAtLevel=1"

[[ "$HOME_DIR" != *:* ]] || fail "Cannot run in $HOME_DIR: a class path of Java ends at a colon. Rename the folder."
TARGET="$HOME_DIR/driver/target"
# The jar and not the classes: an archive knows no folders.
require_readable "$TARGET/sparbiter-driver.jar"
jars="$(class_path "$TARGET/classpath.compile" "$TARGET/classpath.runtime")"
CLASSPATH="$TARGET/sparbiter-driver.jar:$jars"

source "$HOME_DIR/submit/archive.sh"

# Behind the archive's own classes, which must come first and be the same in every run.
CLASSPATH="$CLASSPATH${SPARBITER_CLASSPATH:+:$SPARBITER_CLASSPATH}"

# How wide tables may be; a program cannot see whether its output is a terminal's.
columns=0
[[ ! -t 1 ]] || columns="$(tput cols || echo 80)"

# shellcheck disable=SC2086 # options are words
exec "$JAVA" "-Xmx${SPARBITER_HEAP:-1g}" -XX:+UseSerialGC "$compiler" "${SHARING[@]}" "@$HOME_DIR/conf/java17.options" \
  -Dlog4j2.configurationFile="$HOME_DIR/conf/log4j2.properties" \
  -Dsparbiter.log.file="${SPARBITER_LOG:-$HOME_DIR/logs/sparbiter.log}" \
  -Dsparbiter.terminal="$([[ -t 2 ]] && (tput cols || echo 80) || echo 0)" -Dsparbiter.columns="$columns" \
  ${SPARBITER_JAVA_OPTS:-} -cp "$CLASSPATH" io.sparbiter.driver.cli.Sparbiter "$@"
