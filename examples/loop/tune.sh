#!/usr/bin/env bash
# A search whose trials a loop of the shell runs: asks for one, runs it, tells its score, until there is none left.
# Several of these loops may run at once, on one machine or on many that share the results directory, its only argument.
set -euo pipefail
cd "$(dirname "$0")/../.."
results="${1:-results}"

# What is tuned: any program that prints a number.
loss() { # --rate=R --depth=D
  awk -v rate="${1#*=}" -v depth="${2#*=}" 'BEGIN { print (log(rate) / log(10) + 1.7) ^ 2 + (depth - 5) ^ 2 / 10 }'
}

while trial="$(submit/local.sh ask --config examples/loop/search.yaml --name loop --results "$results" --format args)"; do
  read -r id rate depth <<<"$trial"
  submit/local.sh tell "$id" "$(loss "$rate" "$depth")" --search loop --results "$results"
done
submit/local.sh best -n 3 --search loop --results "$results"
