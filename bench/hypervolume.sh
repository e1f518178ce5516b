#!/usr/bin/env bash
# Searches by two objectives: `bayesian` against Optuna's TPESampler and NSGAIISampler, by the hypervolume after 50 and 100
# trials, on ZDT problems over grids and on a recorded table.
#   bench/hypervolume.sh [SEEDS] [TABLE.csv.gz], by default 1-20 and no table: an hour on a free core
# TABLE has a column for each axis, then score_1, score_2, ..., of which the mean counts, and seconds; both are minimised.
# Prints for each problem the share of the hypervolume that the whole front has, above the worst of all points, in the mean
# over the seeds, ± its standard error; where all numbers are above 0, also of their logarithms.
# SPARBITER_PYTHON names a Python that has Optuna, python3 by default; without it that side is left out:
#   python3 -m venv VENV && VENV/bin/pip install optuna==5.0.0 && SPARBITER_PYTHON=VENV/bin/python bench/hypervolume.sh
source "$(dirname "${BASH_SOURCE[0]}")/../submit/help.sh"

seeds="${1:-1-20}" table="${2:-}"
[[ "$seeds" =~ ^[0-9]{1,6}-[0-9]{1,6}$ ]] || misused "Cannot take SEEDS ($seeds): a range, as in 1-20."
[[ -z "$table" || -f "$table" ]] || misused "Cannot read TABLE ($table): there is no such file."

source "$(dirname "${BASH_SOURCE[0]}")/../submit/build.sh"
PYTHON="${SPARBITER_PYTHON:-python3}"
TRIALS=100
WORK="$(mktemp -d)"
trap 'rm -rf "$WORK"' EXIT
CLASSPATH="$HOME_DIR/search/target/classes:$(class_path "$HOME_DIR/driver/target/classpath.compile")"

"$PYTHON" "$HOME_DIR/bench/hypervolume.py" tables "$WORK" ${table:+"$table"}
(cd "$HOME_DIR/driver" && "$JAVA" -Xmx2g "@$HOME_DIR/conf/java17.options" -cp "$CLASSPATH" \
  "$HOME_DIR/bench/Hypervolume.java" "$WORK" "$seeds" $TRIALS) >"$WORK/searches"
if "$PYTHON" -c 'import optuna' 2>/dev/null; then
  "$PYTHON" "$HOME_DIR/bench/hypervolume.py" search "$WORK" "$seeds" $TRIALS >>"$WORK/searches"
else
  echo "Optuna is left out: $PYTHON does not have it." >&2
fi
"$PYTHON" "$HOME_DIR/bench/hypervolume.py" compare "$WORK" "$WORK/searches"
