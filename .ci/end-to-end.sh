#!/usr/bin/env bash
# A user's way through the program with a tiny search: run it, then ask its table. Prints "N passed, N failed".
set -euo pipefail
cd "$(dirname "$0")/.."

results="$(mktemp -d)"
trap 'rm -rf "$results"' EXIT
. .ci/checks.sh "$results"

sparbiter() {
  submit/local.sh "$@"
}

report() { # writes a page that has the search's data and may load nothing
  sparbiter report --results "$results" --search tiny --out "$results/report.html" &&
    says '"search":"tiny"' cat "$results/report.html" && says "connect-src 'none'" cat "$results/report.html"
}

search() {
  sparbiter search --config conf/searches/quick.yaml --results "$results" --name tiny --trials 4 \
    --set data.train=300 --set data.validate_on=200 --set training.epochs=1 --set space=.ci/tiny-space.yaml
}

night() { # TRIALS
  SPARBITER_LOGS="$results" SPARBITER_WINDOW=5m submit/nightly.sh --config conf/searches/quick.yaml --results "$results" \
    --name nights --trials "$1" --set data.train=300 --set data.validate_on=200 --set training.epochs=1 \
    --set space=.ci/tiny-space.yaml
}

says_as_json() { # WORDS: the last night did, in its summary
  tail -n 1 "$results/nightly.jsonl" | grep -qF -- "$1"
}

check "space counts 82,944 points" says "82,944 points" sparbiter space --config conf/searches/quick.yaml
check "the other space counts 103,680" says "103,680 points" \
  sparbiter space --config conf/searches/quick.yaml --set space=conf/spaces/mnist-cnn-103680.yaml
check "a search ends with its tables" says "Best 2 of 4" search
check "the table has four rows" says "4" \
  sparbiter sql "SELECT count(*) FROM trials" --results "$results" --format csv
check "a file of conf/sql answers" says "adam" \
  submit/sql.sh conf/sql/accuracy-by-optimizer.sql --results "$results"
check "best ranks" says "adam" sparbiter best --results "$results"
check "worst ranks" says "adam" sparbiter worst --results "$results"
check "show tells one trial" says "optimizer" sparbiter show 1 --results "$results"
check "report writes a page" report
check "a report into no folder is refused" exits 2 "there is no folder" \
  sparbiter report --results "$results" --out "$results/no/such/report.html"
check "a name in use is refused" exits 2 "name" search
check "a mistyped key is refused" exits 2 "training.epochs" \
  sparbiter search --config conf/searches/quick.yaml --results "$results" --set training.epoch=3
check "an unknown trial is refused" exits 2 "There are trials 1 to 4" sparbiter show 99 --results "$results"
check "wrong SQL is refused" exits 2 "The views are trials, epochs and front" sparbiter sql "SELECT no_such FROM trials" --results "$results"
check "the first night starts the search" says "New best: " night 2
check "the second night goes on with it" says "This run: 2 trials in" night 4
check "and says so to a monitor" says_as_json '"trials":2,"statuses":{"completed":2},"failures":{},"trials_in_all":4'
check "a night with nothing left to do is no failure" says "This run: 0 trials in" night 4

lost() { # an answer that nobody gets is a failure, but not where its reader has seen enough
  sparbiter best --results "$results" >/dev/full
}
check "a full disk behind standard output is told" exits 1 "Cannot write to standard output" lost

summary
