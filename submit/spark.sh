#!/usr/bin/env bash
# What standalone.sh, yarn.sh and k8s.sh have in common: a distribution's own spark-submit, and where logs go. Sourced by
# them after help.sh; defines submit.

[[ -x "${SPARK_HOME:-}/bin/spark-submit" ]] ||
  misused "Cannot find spark-submit: SPARK_HOME (${SPARK_HOME:-not set}) must be a distribution of Spark 3.5 for Scala 2.12, or of Spark 4."

# A Spark for another Scala has no class where ours look for it, so there is a jar for each. The name of its core says which
# Spark it is before a JVM starts; where there is none of that name, the program finds out.
find_release() { # sets SPARK_LINE
  SPARK_LINE=3
  local core
  for core in "$SPARK_HOME"/jars/spark-core_*.jar; do
    if [[ "${core##*/}" =~ ^spark-core_([0-9.]+)-([0-9].*)\.jar$ ]]; then
      local scala="${BASH_REMATCH[1]}" spark="${BASH_REMATCH[2]}"
      case "$scala $spark" in
        "2.12 3."*) SPARK_LINE=3 ;;
        "2.13 4."*) SPARK_LINE=4 ;;
        *) misused "Cannot run on Spark $spark with Scala $scala: there is a Sparbiter for Spark 3.5 with Scala 2.12, and one for Spark 4.
Take a distribution of one of these as SPARK_HOME ($SPARK_HOME)." ;;
      esac
    fi
  done
}
find_release

source "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/build.sh"

DRIVER_HOME="$HOME_DIR" # where the driver finds conf/
LOG="${SPARBITER_LOG:-$HOME_DIR/logs/sparbiter.log}"
export SPARBITER_EVENT_LOG="${SPARBITER_EVENT_LOG:-file:$HOME_DIR/logs/spark-events}"
export OMP_NUM_THREADS="${OMP_NUM_THREADS:-1}"

make_log_directory() { # where the driver runs here; the event log's is made by the program
  mkdir -p "$(dirname "$LOG")"
}

submit() { # CONF-FILE [OPTION OF SPARK-SUBMIT…] -- COMMAND…: never returns
  local settings=(--properties-file "$1")
  shift
  while [[ "$1" != -- ]]; do
    settings+=("$1")
    shift
  done
  shift
  [[ $# -gt 0 ]] || set -- search --config "$DRIVER_HOME/conf/searches/quick.yaml"
  # shellcheck disable=SC2086 # options are words
  exec "$SPARK_HOME/bin/spark-submit" --name sparbiter "${settings[@]}" \
    --driver-java-options "-Dlog4j2.configurationFile=$DRIVER_HOME/conf/log4j2.properties -Dsparbiter.log.file=$LOG" \
    ${SPARBITER_SUBMIT_OPTS:-} --class io.sparbiter.driver.cli.Sparbiter "$JAR" "$@"
}
