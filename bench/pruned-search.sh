#!/usr/bin/env bash
# Real searches: random without pruning against the defaults, 24 trials of 9 epochs each, by seed; three to four hours on two cores.
#   bench/pruned-search.sh [RESULTS_DIR] [SEEDS [GOALS]], by default a new directory and 1,2,3
# Prints epochs and wall-clock of each search, whole and up to its goal, random's best of that seed less 0.002. With GOALS
# of earlier searches, one for each seed, as in 0.97617,0.975,0.9785, random ends where it reaches its own.
# best_by_half is the best score after half of random's epochs, which with GOALS are those up to its goal.
# Goes on where it was left in a directory that has some of it; minutes between the last end of a trial and
# the next start are left out: pauses, and what ran of a trial before a kill.
set -euo pipefail
HOME_DIR="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
results="${1:-$(mktemp -d)}"
IFS=, read -r -a seeds <<<"${2:-1,2,3}"
IFS=, read -r -a goals <<<"${3:-}"
[[ $# -lt 3 || ${#goals[@]} -eq ${#seeds[@]} ]] || { echo "GOALS must be as many as SEEDS" >&2; exit 2; }

search() { # NAME SEED OPTIONS…
  local name="$1" seed="$2"
  shift 2
  "$HOME_DIR/submit/local.sh" search --config "$HOME_DIR/bench/search.yaml" --results "$results" \
    --resume --name "$name" --seed "$seed" "$@" >"$results/$name.log" 2>&1
}

mkdir -p "$results"
echo "results in $results" >&2
for i in "${!seeds[@]}"; do
  seed="${seeds[i]}"
  search "random-$seed" "$seed" --set strategy=random --set pruner=none ${goals[i]:+--set "budget.target_score=${goals[i]}"}
  search "defaults-$seed" "$seed"
done

goal="max(score) - 0.002"
if [[ ${#goals[@]} -gt 0 ]]; then
  goal="CASE seed$(for i in "${!seeds[@]}"; do printf ' WHEN %s THEN %s' "${seeds[i]}" "${goals[i]}"; done) END"
fi
"$HOME_DIR/submit/local.sh" sql --results "$results" --all -- "
WITH run AS (
  SELECT search, substring_index(search, '-', 1) AS kind, substring_index(search, '-', -1) AS seed, score, epochs, finished_at,
         greatest(started_at, max(finished_at) OVER before) AS running_since,
         sum(epochs) OVER (PARTITION BY search ORDER BY finished_at, trial_id) AS epochs_so_far
  FROM trials
  WINDOW before AS (PARTITION BY search ORDER BY started_at, trial_id ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)),
random AS (SELECT seed, $goal AS goal, sum(epochs) / 2 AS half FROM run WHERE kind = 'random' GROUP BY seed),
reached AS (
  SELECT search, min(finished_at) AS at, min(epochs_so_far) AS epochs
  FROM run JOIN random ON run.seed = random.seed WHERE score >= goal GROUP BY search)
SELECT run.search, count(*) AS trials, sum(run.epochs) AS epochs,
       CAST(sum(greatest(0, unix_millis(finished_at) - unix_millis(running_since))) / 60000 AS decimal(8, 1)) AS minutes,
       max(score) AS best,
       max(CASE WHEN epochs_so_far <= half THEN score END) AS best_by_half,
       max(reached.epochs) AS epochs_to_goal,
       CAST(if(max(at) IS NULL, NULL, sum(greatest(0, unix_millis(least(finished_at, at)) - unix_millis(running_since))))
            / 60000 AS decimal(8, 1)) AS minutes_to_goal
FROM run JOIN random ON run.seed = random.seed LEFT JOIN reached ON run.search = reached.search
GROUP BY run.search ORDER BY run.search"
