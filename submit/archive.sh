#!/usr/bin/env bash
# Class-data sharing: to find, verify and link ten thousand classes is nearly half of what a search does before its first
# trial, and an archive of them takes that away. Sourced by local.sh after it has set JAVA, JAR, TARGET and CLASSPATH;
# sets SHARING, Java's options. An archive belongs to a class path and a Java and is made anew after a build, by a search
# of two short trials. Where that fails, or Java finds that an archive does not fit, classes are loaded as ever.

# Not a word about archives that do not fit, neither at their use nor at their making.
SHARING=(-Xshare:auto "-Xlog:cds*=off" "-Xlog:class+path=off")
archive="$TARGET/classes-$(cksum <<<"$JAVA $CLASSPATH" | cut -d ' ' -f 1).jsa"

make_archive() { # visible when it is complete
  local work
  work="$(mktemp -d "$TARGET/archive.XXXXXX")"
  echo "Preparing quick starts (once a build) …" >&2
  "$JAVA" -Xmx1g -XX:+UseSerialGC "${SHARING[@]}" "@$HOME_DIR/conf/java17.options" \
    -XX:ArchiveClassesAtExit="$work/archive" \
    -Dlog4j2.configurationFile="$HOME_DIR/conf/log4j2.properties" -Dsparbiter.log.file="$work/log" \
    -Dsparbiter.terminal=0 -cp "$CLASSPATH" io.sparbiter.driver.cli.Sparbiter \
    search --config "$HOME_DIR/conf/searches/quick.yaml" --results "$work/results" --name archive --trials 2 \
    --set training.epochs=1 --set data.train=64 --set data.validate_on=64 >"$work/output" 2>&1 </dev/null || true
  rm -f "$TARGET"/classes-*.jsa
  # An empty file where it failed: it would fail again.
  mv "$work/archive" "$archive" 2>/dev/null || touch "$archive"
  rm -rf "$work"
}

# Java 17 dies of an agent or a flight recording from the start that meets an archive of a class which its jar has only
# for newer versions of Java, as log4j-api has one.
if [[ ! "${SPARBITER_JAVA_OPTS:-} ${JAVA_TOOL_OPTIONS:-} ${JDK_JAVA_OPTIONS:-}" =~ agent|FlightRecord ]]; then
  # Whoever may not write there takes what the owner made.
  [[ "$1" != search || "$archive" -nt "$JAR" || ! -w "$TARGET" ]] || make_archive
  [[ ! -s "$archive" ]] || SHARING+=("-XX:SharedArchiveFile=$archive")
fi
