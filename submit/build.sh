#!/usr/bin/env bash
# Finds Java and builds what is missing or older than its sources. Sourced by the other scripts, by spark.sh with SPARK_LINE,
# 3 or 4, for which the jar is; sets HOME_DIR, JAVA and JAR, and defines class_path. SPARBITER_JAR names an application jar
# that is built already: it is taken as it is, without Maven.
set -euo pipefail

HOME_DIR="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
case "${SPARK_LINE:-3}" in
  4) built=driver/target/spark-4/sparbiter-spark4.jar profile=-Pspark-4 ;;
  *) built=driver/target/sparbiter.jar profile= ;;
esac
JAR="${SPARBITER_JAR:-$HOME_DIR/$built}"

# Java makes question marks of letters that a locale does not know, and the POSIX locale knows ASCII only.
if [[ "${LC_ALL:-${LC_CTYPE:-${LANG:-C}}}" =~ ^(C|POSIX)$ ]] && locale -a 2>/dev/null | grep -qix 'c\.utf-\?8'; then
  export LC_ALL=C.UTF-8
fi

fail() {
  echo "$1" >&2
  exit 1
}

# Spark 3.5 and 4 run on 17; with 21 all of this was tried on 3.5. From 24 on Hadoop does not run.
LAST_JAVA=21

if [[ -n "${JAVA_HOME:-}" ]]; then
  JAVA="$JAVA_HOME/bin/java"
  [[ -x "$JAVA" ]] ||
    fail "Cannot find Java: there is no bin/java in JAVA_HOME ($JAVA_HOME). Set it to a JDK 17, or unset it to take the PATH's."
else
  JAVA="$(command -v java)" || fail "Cannot find Java. Install a JDK 17 or set JAVA_HOME."
fi

# Of Java 8 it is 1.8.
major="$("$JAVA" -version 2>&1 | sed -n 's/.*version "\(1\.\)\{0,1\}\([0-9]*\).*/\2/p' | head -n 1)"
[[ "${major:-0}" -ge 17 && "${major:-0}" -le $LAST_JAVA ]] ||
  fail "Cannot use $JAVA: it is Java ${major:-unknown}, and this runs on 17 to $LAST_JAVA. Install a JDK 17 or set JAVA_HOME to one."

is_stale() {
  [[ -n "${SPARBITER_JAR:-}" ]] && return 1
  [[ ! -f "$JAR" ]] && return 0
  [[ -n "$(find "$HOME_DIR"/pom.xml "$HOME_DIR"/{search,worker,driver}/{pom.xml,src/main} -newer "$JAR" -print -quit)" ]]
}

require_readable() { # FILE that was built
  [[ -r "$1" ]] && return
  local folder="$1"
  while [[ ! -e "$folder" ]]; do folder="$(dirname "$folder")"; done
  [[ -r "$folder" && ( ! -d "$folder" || -x "$folder" ) ]] ||
    fail "Cannot read $1: it is for its owner alone, who can open it to others by chmod -R go+rX '$HOME_DIR'."
  fail "Cannot find $1, a part of the program. Build it again by mvn -B -DskipTests clean package in $HOME_DIR."
}

# A user who may not even see what was built should not be told that it is missing.
[[ -n "${SPARBITER_JAR:-}" || ! -d "$HOME_DIR/driver/target" || -x "$HOME_DIR/driver/target" ]] || require_readable "$JAR"

if is_stale; then
  command -v mvn >/dev/null || fail "Cannot build $JAR: Maven is not on the PATH. Install Maven 3.8 or newer."
  [[ -w "$HOME_DIR/driver" ]] ||
    fail "Cannot build $JAR: you may not write to $HOME_DIR. Let its owner build it, or work in a copy of your own."
  echo "Building ${built##*/} (the first time takes some minutes) …" >&2
  (cd "$HOME_DIR" && mvn -B -q -Dstyle.color=never $profile -DskipTests package 1>&2) || fail "The build failed, see above."
fi

class_path() { # FILE that Maven wrote: its jars, where they are now, whatever this folder was called when it was built
  local file jar jars path=
  for file in "$@"; do
    require_readable "$file"
    IFS=: read -r -a jars <"$file" || [[ ${#jars[@]} -gt 0 ]] || continue
    for jar in "${jars[@]}"; do
      [[ "$jar" == /* ]] || jar="$HOME_DIR/driver/target/$jar"
      require_readable "$jar"
      path+=":$jar"
    done
  done
  echo "${path#:}"
}
