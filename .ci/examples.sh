#!/usr/bin/env bash
# The searches of examples/, each with a few trials, as their READMEs start them. Prints "N passed, N failed".
# scikit-learn is installed into a cache, if Python has none.
set -euo pipefail
cd "$(dirname "$0")/.."

results="$(mktemp -d)"
trap 'rm -rf "$results"' EXIT
. .ci/checks.sh "$results"

search() { # EXAMPLE TRIALS [OPTION…]
  submit/local.sh search --config "examples/$1/search.yaml" --results "$results" --name "$1" --trials "$2" "${@:3}"
}

python=python3
if ! python3 -c 'import sklearn' 2>/dev/null; then
  venv="${XDG_CACHE_HOME:-$HOME/.cache}/sparbiter/scikit-learn"
  [[ -x "$venv/bin/python" ]] || python3 -m venv "$venv"
  "$venv/bin/python" -c 'import sklearn' 2>/dev/null || "$venv/bin/pip" -q install scikit-learn
  python="$venv/bin/python"
fi

check "one epoch of the shell script is looked at" says "A search can begin." \
  submit/local.sh search --config examples/shell/search.yaml --check
check "the shell script is searched" says "Best 6 of 12 by loss (minimize)" search shell 12
check "the script that resumes is searched" says "Best 2 of 3 by loss (minimize)" search resume 3 --set pruner=none
check "a loop of the shell runs trials" says "Best 3 of 12 by loss (minimize)" examples/loop/tune.sh "$results"
check "scikit-learn is searched" says "Best 2 of 3 by accuracy (maximize)" \
  search sklearn 3 --set "trial.run=[$python, examples/sklearn/train.py, \"\${args}\"]" --set pruner=none
check "all metrics are in the table" says "1" \
  submit/local.sh sql "SELECT count(*) FROM trials WHERE search = 'sklearn' AND trial_id = 1 AND loss > 0 AND accuracy > 0" \
  --results "$results" --format csv
check "a class that is not there is refused" exits 2 "io.sparbiter.examples.TunedForest" \
  submit/local.sh search --config examples/java/search.yaml --results "$results" --name none
check "the Java class is built" mvn -B -ntp -q -Pexamples -DskipTests -pl examples/java -am package
check "the Java class is searched" says "Best 2 of 4 by accuracy (maximize)" \
  search java 4 --class-path examples/java/target/tuned-forest.jar --set pruner=none

summary
