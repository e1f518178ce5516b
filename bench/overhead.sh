#!/usr/bin/env bash
# What a search does with its slots besides training and evaluating: bench/overhead.sh [OPTIONS OF search]
# Runs the quick search, or as the options have it, and asks its table. A slot's time is that of its trials and of the
# gaps between them; a slot that finds no trial any more, at the very end, is not counted. Around epochs are a network's
# making, its checkpoints and reports; between trials are proposal, dispatch and result. The last two lines are
# "with start and end: P %", of the time from the command to its end on all slots, and "overhead: P %".
source "$(dirname "${BASH_SOURCE[0]}")/../submit/build.sh"

slots="$(getconf _NPROCESSORS_ONLN)"
results="$(mktemp -d)"
trap 'rm -rf "$results"' EXIT

begin="$(date +%s%3N)"
"$HOME_DIR/submit/local.sh" search --config "$HOME_DIR/conf/searches/quick.yaml" "$@" --parallelism "$slots" \
  --results "$results" --name overhead >"$results/output" 2>&1 || fail "The search failed: $(cat "$results/output")"
wall="$(($(date +%s%3N) - begin))"

"$HOME_DIR/submit/local.sh" sql --results "$results" --search overhead --format csv -- "
WITH started AS (
  SELECT row_number() OVER (ORDER BY started_at, trial_id) AS n, unix_millis(started_at) AS at FROM trials),
ended AS (
  SELECT row_number() OVER (ORDER BY finished_at, trial_id) AS n, unix_millis(finished_at) AS at FROM trials),
gaps AS (
  SELECT coalesce(sum(started.at - ended.at), 0) AS millis FROM started JOIN ended ON started.n = ended.n + $slots),
lasted AS (SELECT count(*) AS trials, sum(duration_ms) AS millis FROM trials),
epoch AS (SELECT sum(millis) AS millis FROM epochs)
SELECT lasted.trials, epoch.millis, lasted.millis - epoch.millis, gaps.millis FROM lasted, epoch, gaps" |
  awk -F, -v wall="$wall" -v slots="$slots" 'NR == 2 {
    printf "%d trials: %.1f s in epochs, %.2f s around them, %.2f s between trials\n", $1, $2 / 1000, $3 / 1000, $4 / 1000
    printf "with start and end: %.1f %%\n", 100 * (1 - $2 / (wall * slots))
    printf "overhead: %.2f %%\n", 100 * ($3 + $4) / ($2 + $3 + $4)
  }'
