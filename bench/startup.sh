#!/usr/bin/env bash
# How long it takes from submit/local.sh to the first trial that trains, and where the time goes: bench/startup.sh [RUNS]
# Each run (3) starts the quick search and ends it when its first trial begins. Prints, for each, the seconds from the
# command to the JVM's first word, to the reading of data and Spark's start, to the first task, to the first batch; and
# the CPU time until then, which other work on the machine disturbs less. The last line is the median: "startup: S s".
source "$(dirname "${BASH_SOURCE[0]}")/../submit/build.sh"

WORK="$(mktemp -d)"
trap 'kill "${search:-}" 2>/dev/null || true; rm -rf "$WORK"' EXIT

log="$WORK/log"

at() { # PATTERN: seconds from the command to the log's first line of that kind
  local stamp
  stamp="$(grep -m 1 -- "$1" "$log" | cut -d ' ' -f 1)"
  awk -v from="$begin" -v to="$(date -d "$stamp" +%s.%N)" 'BEGIN { printf "%.2f", to - from }'
}

cpu() { # seconds of CPU time that the search has used
  awk -v hertz="$(getconf CLK_TCK)" '{ printf "%.2f", ($14 + $15) / hertz }' "/proc/$search/stat"
}

run() {
  rm -rf "$log" "$WORK/results"
  begin="$(date +%s.%N)"
  SPARBITER_LOG="$log" "$HOME_DIR/submit/local.sh" search --config "$HOME_DIR/conf/searches/quick.yaml" \
    --results "$WORK/results" --name startup --seed 7 >"$WORK/output" 2>&1 &
  search=$!
  until grep -qs "begins to train" "$log"; do
    kill -0 "$search" 2>/dev/null || fail "The search ended before it trained: $(cat "$WORK/output")"
    sleep 0.02
  done
  printf '%8s %12s %12s %12s %12s %10s\n' "$(at .)" "$(at "Running Spark version")" "$(at "Starting executor ID")" \
    "$(at "Running task")" "$(at "begins to train")" "$(cpu)" | tee -a "$WORK/runs"
  kill "$search"
  wait "$search" 2>/dev/null || true
}

# Without the build's own first steps.
"$HOME_DIR/submit/local.sh" search --config "$HOME_DIR/conf/searches/quick.yaml" --results "$WORK/results" --name first \
  --trials 1 --set training.epochs=1 --set data.train=64 --set data.validate_on=64 >/dev/null 2>&1

printf '%8s %12s %12s %12s %12s %10s\n' JVM "Spark begins" "Spark is up" "first task" "training" "CPU"
for ((i = 0; i < ${1:-3}; i++)); do
  run
done
printf 'startup: %s s\n' "$(awk '{ print $5 }' "$WORK/runs" | sort -n | awk '{ all[NR] = $1 } END { print all[int((NR + 1) / 2)] }')"
