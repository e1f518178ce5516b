#!/usr/bin/env bash
# A race to a good network: the default search against Keras Tuner's BayesianOptimization with TensorFlow, in the same
# minutes, each on a core of its own, over the default space, with the same settings, on the same 3,000 training and 3,000
# validation images of MNIST, 9 epochs at most.
#   bench/race.sh [SECONDS] [SEEDS], by default 1200 and 1,2: 40 minutes on two free cores
# Prints, by seed and side, the seconds from the start of the process to a validation accuracy of 0.96, 0.97, 0.975, 0.977
# and 0.978, theirs to their last best, ours to as much, and how many trials ended an epoch. The last line is the geometric
# mean of our time to their last best by theirs; where ours came to SECONDS without it, > says that it is more.
# SPARBITER_PYTHON names a Python that has both, python3 by default:
#   python3 -m venv VENV && VENV/bin/pip install 'keras-tuner[bayesian]' tensorflow && SPARBITER_PYTHON=VENV/bin/python bench/race.sh
# Without them their side is left out. SPARBITER_RESULTS names a directory for our searches, to look at them afterwards.
source "$(dirname "${BASH_SOURCE[0]}")/../submit/help.sh"

limit="${1:-1200}" seeds="${2:-1,2}"
[[ "$limit" =~ ^[1-9][0-9]{0,5}$ ]] || misused "Cannot race for SECONDS ($limit): it is a whole number, 1 or more."
[[ "$seeds" =~ ^[0-9]{1,9}(,[0-9]{1,9})*$ ]] || misused "Cannot take SEEDS ($seeds): whole numbers with commas."

source "$(dirname "${BASH_SOURCE[0]}")/../submit/build.sh"
command -v taskset >/dev/null || fail "Cannot give each side a core: there is no taskset. Install util-linux."
[[ "$(getconf _NPROCESSORS_ONLN)" -ge 2 ]] || fail "Cannot race on one core: each side takes one."

TRAIN=3000 VALIDATION=3000 EPOCHS=9
MNIST="$HOME_DIR/worker/src/main/resources/io/sparbiter/worker/network/data/mnist"
PYTHON="${SPARBITER_PYTHON:-python3}"
WORK="$(mktemp -d)"
results="${SPARBITER_RESULTS:-$WORK/results}"
trap 'kill $(jobs -p) 2>/dev/null || true; rm -rf "$WORK"' EXIT

ours() { # OPTIONS…
  taskset -c 0 "$HOME_DIR/submit/local.sh" search --config "$HOME_DIR/bench/search.yaml" --results "$results" \
    --set data.train=$TRAIN --set data.validation=$VALIDATION --set training.epochs=$EPOCHS --set budget.trials=null "$@"
}

theirs() { # SEED BEGIN
  CUDA_VISIBLE_DEVICES='' TF_CPP_MIN_LOG_LEVEL=3 OMP_NUM_THREADS=1 TMPDIR="$WORK" \
    exec timeout "$limit" taskset -c 1 "$PYTHON" "$HOME_DIR/bench/race.py" \
    search "$MNIST" $TRAIN $VALIDATION $EPOCHS "$1" "$2"
}

have_theirs=true
if ! "$PYTHON" -c 'import keras_tuner, scipy, sklearn, tensorflow' 2>/dev/null; then
  have_theirs=false
  echo "Keras Tuner is left out: $PYTHON does not have it with TensorFlow. Install both and name the Python, as in" >&2
  echo "  python3 -m venv VENV && VENV/bin/pip install 'keras-tuner[bayesian]' tensorflow && SPARBITER_PYTHON=VENV/bin/python $0" >&2
fi

# Without the build's own first steps; and the images are looked at.
ours --name warm-up --seed 1 --trials 1 --set training.epochs=1 --set strategy=random >"$WORK/warm-up" 2>&1 ||
  fail "The search failed: $(cat "$WORK/warm-up")"

for seed in ${seeds//,/ }; do
  begin="$(date +%s.%N)"
  echo "ours-$seed,$begin" >>"$WORK/begun"
  if "$have_theirs"; then
    theirs "$seed" "$begin" >>"$WORK/theirs" 2>"$WORK/theirs-$seed.log" &
  fi
  # A search without a score ends with 1, and has lost.
  ours --name "ours-$seed" --seed "$seed" --parallelism 1 --max-time "${limit}s" >"$WORK/ours-$seed.log" 2>&1 ||
    [[ -d "$results/trials/search=ours-$seed" ]] || fail "The search failed: $(cat "$WORK/ours-$seed.log")"
  if "$have_theirs"; then
    wait $! || [[ $? -eq 124 ]] || fail "Keras Tuner failed: $(cat "$WORK/theirs-$seed.log")"
  fi
done

# An epoch ended so long before its trial as those after it took.
"$HOME_DIR/submit/local.sh" sql --results "$results" --all --format csv -- "
SELECT e.search, unix_micros(t.finished_at) / 1e6 - coalesce(sum(e.millis) OVER later, 0) / 1e3 AS at, e.trial_id,
       e.val_accuracy, t.data_fingerprint
FROM epochs e JOIN trials t ON e.search = t.search AND e.trial_id = t.trial_id
WINDOW later AS (
  PARTITION BY e.search, e.trial_id ORDER BY e.epoch DESC ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)" >"$WORK/epochs"

if "$have_theirs"; then
  print="$("$PYTHON" "$HOME_DIR/bench/race.py" fingerprint "$MNIST" $TRAIN $VALIDATION)"
  cut -d , -f 5 "$WORK/epochs" | sed 1d | sort -u | grep -qvx "$print" &&
    fail "The sides did not have the same images: data_fingerprint is $print on theirs."
fi
awk -F , 'NR == FNR { begun[$1] = $2; next } $1 in begun { printf "%s,%.1f,%s,%s\n", $1, $2 - begun[$1], $3, $4 }' \
  "$WORK/begun" "$WORK/epochs" >"$WORK/ours"

touch "$WORK/theirs"
sort -t , -k 1,1 -k 2,2n "$WORK/ours" "$WORK/theirs" | awk -F , -v limit="$limit" -v seeds="$seeds" -v have_theirs="$have_theirs" '
  function first(side, goal,   i) { # the seconds to an accuracy, empty if it was not reached
    for (i = 1; i <= epochs[side]; i++) if (score[side, i] >= goal - 1e-6) return at[side, i]
    return ""
  }
  function seconds(at) { return at == "" ? "-" : sprintf("%.0f", at) }
  function line(seed, side, name, last,   g) {
    printf "%4s %-7s", seed, name
    for (g = 1; g <= goals; g++) printf " %6s", seconds(first(side, goal[g]))
    printf " %10s %9s %7d\n", last ? sprintf("%.4f", last) : "-", last ? seconds(first(side, last)) : "-", trials[side]
  }
  $2 <= limit {
    i = ++epochs[$1]; at[$1, i] = $2; score[$1, i] = $4
    if ($4 > best[$1]) best[$1] = $4
    if (!seen[$1, $3]++) trials[$1]++
  }
  END {
    goals = split("0.96 0.97 0.975 0.977 0.978", goal, " ")
    printf "%4s %-7s %6s %6s %6s %6s %6s %10s %9s %7s\n", "seed", "side", goal[1], goal[2], goal[3], goal[4], goal[5], \
      "their best", "after", "trials"
    n = split(seeds, seed, ",")
    for (s = 1; s <= n; s++) {
      theirs = "theirs-" seed[s]; ours = "ours-" seed[s]; last = best[theirs]
      if (have_theirs == "true") line(seed[s], theirs, "theirs", last)
      line(seed[s], ours, "ours", last)
      if (last) {
        reached = first(ours, last)
        if (reached == "") more = "> "
        raced++; sum += log((reached == "" ? limit : reached) / first(theirs, last))
      }
    }
    if (raced) printf "mean: ours reaches their last best in %s%.2f of their time\n", more, exp(sum / raced)
  }'
