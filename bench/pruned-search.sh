#!/usr/bin/env bash
# Real searches: random without pruning against the defaults, 24 trials of 9 epochs each, by seed; some hours on two cores.
#   bench/pruned-search.sh [RESULTS_DIR] [SEEDS], by default a new directory and 1,2,3
# Prints epochs and wall-clock of each search, and the epochs after which the defaults came within 0.002 of random's best.
# Goes on where it was left in a directory that has some of it.
set -euo pipefail
HOME_DIR="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
results="${1:-$(mktemp -d)}"
IFS=, read -r -a seeds <<<"${2:-1,2,3}"

search() { # NAME SEED OPTIONS…
  local name="$1" seed="$2"
  shift 2
  "$HOME_DIR/submit/local.sh" search --config "$HOME_DIR/bench/search.yaml" --results "$results" \
    --resume --name "$name" --seed "$seed" "$@" >"$results/$name.log" 2>&1
}

mkdir -p "$results"
echo "results in $results" >&2
for seed in "${seeds[@]}"; do
  search "random-$seed" "$seed" --set strategy=random --set pruner=none
  search "defaults-$seed" "$seed"
done

"$HOME_DIR/submit/local.sh" sql --results "$results" --all -- "
WITH run AS (
  SELECT search, substring_index(search, '-', 1) AS kind, substring_index(search, '-', -1) AS seed, trial_id, score, epochs,
         started_at, finished_at,
         sum(epochs) OVER (PARTITION BY search ORDER BY finished_at, trial_id) AS epochs_so_far
  FROM trials),
random AS (SELECT seed, max(score) AS best FROM run WHERE kind = 'random' GROUP BY seed)
SELECT run.search, count(*) AS trials, sum(epochs) AS epochs,
       round((max(unix_millis(finished_at)) - min(unix_millis(started_at))) / 60000, 1) AS minutes,
       max(score) AS best,
       min(CASE WHEN score >= random.best - 0.002 THEN epochs_so_far END) AS epochs_to_random_best
FROM run JOIN random ON run.seed = random.seed
GROUP BY run.search ORDER BY run.search"
