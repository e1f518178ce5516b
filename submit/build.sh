#!/usr/bin/env bash
# Finds Java and builds what is missing or older than its sources. Sourced by the other scripts; sets HOME_DIR, JAVA and
# JAR. SPARBITER_JAR names an application jar that is built already: it is taken as it is, without Maven.
set -euo pipefail

HOME_DIR="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
JAR="${SPARBITER_JAR:-$HOME_DIR/driver/target/sparbiter.jar}"

# Java makes question marks of letters that a locale does not know, and the POSIX locale knows ASCII only.
if [[ "${LC_ALL:-${LC_CTYPE:-${LANG:-C}}}" =~ ^(C|POSIX)$ ]] && locale -a 2>/dev/null | grep -qix 'c\.utf-\?8'; then
  export LC_ALL=C.UTF-8
fi

fail() {
  echo "$1" >&2
  exit 1
}

if [[ -n "${JAVA_HOME:-}" && -x "$JAVA_HOME/bin/java" ]]; then
  JAVA="$JAVA_HOME/bin/java"
else
  JAVA="$(command -v java)" || fail "Cannot find Java. Install a JDK 17 or set JAVA_HOME."
fi

major="$("$JAVA" -version 2>&1 | sed -n 's/.*version "\([0-9]*\).*/\1/p' | head -n 1)"
[[ "${major:-0}" -ge 17 ]] || fail "Cannot use $JAVA: it is Java ${major:-unknown}. Install a JDK 17 or set JAVA_HOME to one."

is_stale() {
  [[ -n "${SPARBITER_JAR:-}" ]] && return 1
  [[ ! -f "$JAR" ]] && return 0
  [[ -n "$(find "$HOME_DIR"/pom.xml "$HOME_DIR"/{search,worker,driver}/{pom.xml,src/main} -newer "$JAR" -print -quit)" ]]
}

if is_stale; then
  command -v mvn >/dev/null || fail "Cannot build $JAR: Maven is not on the PATH. Install Maven 3.8 or newer."
  echo "Building sparbiter.jar (the first time takes some minutes) …" >&2
  (cd "$HOME_DIR" && mvn -B -q -DskipTests package 1>&2) || fail "The build failed, see above."
fi
