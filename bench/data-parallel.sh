#!/usr/bin/env bash
# What data-parallel training gains: bench/data-parallel.sh [PAIRS] [OPTIONS OF train, such as --epochs 3]
# Trains the network of 64-64-64 filters and 5-5-5 kernels on the same images with one task and with two, right after
# each other, so often, and prints for each the training images a second of its epochs (scoring included, Spark's start
# not) and its last validation accuracy; then two tasks to one. Needs two free cores: the load is printed, too. With BY=dl4j
# dl4j-spark's training master trains once as well, with two tasks, slowly.
source "$(dirname "${BASH_SOURCE[0]}")/../submit/build.sh"

pairs="${1:-3}"
shift || true
train=12800
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
params="conv_1_filters=64,conv_2_filters=64,conv_3_filters=64,conv_1_kernel=5,conv_2_kernel=5,conv_3_kernel=5"
params="$params,dense_1_units=128,dense_2_units=0,optimizer=adam"

# trained NAME OPTIONS…: prints images a second and the last accuracy
trained() {
  local name="$1"
  shift
  "$HOME_DIR/submit/local.sh" train --config "$HOME_DIR/conf/searches/quick.yaml" --params "$params" --seed 1 --epochs 3 \
    --set data.train="$train" --set data.validation=6000 --set data.validate_on=2000 \
    "$@" --out "$work/$name" >"$work/$name.log" 2>&1 || fail "The training failed: $(cat "$work/$name.log")"
  awk -F, -v images="$train" 'NR > 1 { millis += $6; accuracy = $4; epochs++ }
    END { printf "%.1f %.4f\n", 1000 * images * epochs / millis, accuracy }' "$work/$name/history.csv"
}

printf '%-6s %-14s %12s %13s %6s\n' pair tasks "images/s" val_accuracy load
show() {
  printf '%-6s %-14s %12s %13s %6s\n' "$@" "$(uptime | sed 's/.*average: \([0-9.]*\).*/\1/')"
}
for pair in $(seq "$pairs"); do
  read -r one accuracy < <(trained "one-$pair" --data-parallel 1 "$@")
  show "$pair" 1 "$one" "$accuracy"
  read -r two accuracy < <(trained "two-$pair" --data-parallel 2 "$@")
  show "$pair" 2 "$two" "$accuracy"
  awk -v one="$one" -v two="$two" 'BEGIN { printf "two tasks to one: %.2f\n", two / one }'
done
if [[ "${BY:-}" == dl4j ]]; then
  read -r two accuracy < <(trained dl4j --data-parallel 2 --by dl4j "$@")
  show - "2, dl4j" "$two" "$accuracy"
fi
