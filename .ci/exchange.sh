#!/usr/bin/env bash
# A search to Optuna and to a real MLflow server, read back by their own clients, and a study of Optuna imported and gone on
# with. Prints "N passed, N failed". Both are installed into a cache; of MLflow no more than its server needs.
set -euo pipefail
cd "$(dirname "$0")/.."

results="$(mktemp -d)"
. .ci/checks.sh "$results"

venv="${XDG_CACHE_HOME:-$HOME/.cache}/sparbiter/exchange-1"
if [[ ! -e "$venv/complete" ]]; then
  python3 -m venv --clear "$venv"
  "$venv/bin/pip" -q install mlflow-skinny==3.17.2 optuna==5.0.0 pandas flask flask-cors sqlalchemy alembic graphene aiohttp
  "$venv/bin/pip" -q install --no-deps mlflow==3.17.2
  touch "$venv/complete"
fi

port="$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')"
server="http://127.0.0.1:$port"
export MLFLOW_DISABLE_TELEMETRY=true MLFLOW_SERVER_ENABLE_JOB_EXECUTION=false
PATH="$venv/bin:$PATH" setsid "$venv/bin/mlflow" server --host 127.0.0.1 --port "$port" --workers 1 \
  --backend-store-uri "sqlite:///$results/mlflow.db" --artifacts-destination "$results/artifacts" >"$results/server" 2>&1 &
mlflow=$!
trap 'kill -- -$mlflow 2>/dev/null || true; wait $mlflow 2>/dev/null || true; rm -rf "$results"' EXIT

sparbiter() { # COMMAND…
  submit/local.sh "$@" --results "$results/results"
}

export_to() { # FORMAT SEARCH
  sparbiter export --to "$1" --search "$2" --out "$results/$2.$1"
}

told() { # WORDS: an export to the server says so, on standard error
  { sparbiter export --to mlflow --tracking-uri "$server" --experiment tuned --search shell "${@:2}" 2>&1; } | grep -F -- "$1"
}

front() { # SEARCH
  sparbiter sql --search "$1" --format csv 'SELECT trial_id FROM front' >"$results/$1.front"
}

asks() { # COMMAND…: Optuna or MLflow
  "$venv/bin/python" .ci/exchange.py "$@"
}

answers() { # within a minute
  for _ in $(seq 60); do
    if curl -sf -m 5 "$server/health"; then return 0; fi
    sleep 1
  done
  cat "$results/server"
  return 1
}

model() { # as train writes it, of trial 3
  mkdir -p "$results/model"
  echo weights >"$results/model/network.zip"
  echo '{"trained_at": "2026-01-01T00:00:00Z", "recipe": {"origin": {"kind": "trial", "search": "shell", "trial": 3}}}' \
    >"$results/model/model.json"
}

check "a search is run" sparbiter search --config examples/shell/search.yaml --name shell --trials 8
check "it is exported as CSV" export_to csv shell
check "it is exported as JSON" export_to json shell
check "it is exported to Optuna" export_to optuna shell
check "Optuna loads it: trials, states, values, best value" asks optuna "$results/shell.optuna" "$results/shell.json"
check "MLflow's server answers" answers
check "it is exported to MLflow" told "8 trials, 8 of them new"
check "MLflow reads it: runs, statuses, parameters, metrics by epoch" asks mlflow "$server" tuned "$results/shell.json"
model
check "exported again it brings a model, and no run twice" told "8 trials, 0 of them new or changed, 1 model" --model "$results/model"
check "MLflow still has each run once" asks mlflow "$server" tuned "$results/shell.json"
check "the model is an artifact of its trial" asks artifacts "$server" tuned 3 model.json,network.zip

check "a search by two objectives is run" sparbiter search --config examples/shell/search.yaml --name two --trials 10 \
  --set 'objective=[loss, duration_ms]'
check "it is exported to Optuna" export_to optuna two
check "its Pareto front is asked for" front two
check "and is Optuna's" asks front "$results/two.optuna" "$results/two.front"

check "Optuna makes a study of 50 trials" asks study "$results/study.log" "$results/study.csv"
check "its journal is imported" sparbiter import "$results/study.log" --name journal --config examples/shell/search.yaml
check "its table is imported" sparbiter import "$results/study.csv" --name table --config examples/shell/search.yaml
check "the journal is imported without a search file" sparbiter import "$results/study.log" --name guessed
check "what was imported is exported as JSON" export_to json journal
check "and is, to Optuna, the study it was" export_to optuna journal
check "with its states and values" asks optuna "$results/journal.optuna" "$results/journal.json"
check "a new search goes on" sparbiter search --config examples/shell/search.yaml --name more --trials 10 --warm-start journal
check "its points are written" export_to csv more
check "as are those of the study" export_to csv table
check "no point is tried twice" asks apart "$results/table.csv" "$results/more.csv"
check "an imported search is not resumed" exits 2 "it was imported" \
  sparbiter search --config examples/shell/search.yaml --name journal --resume
check "nor begun without a program" exits 2 "--set 'trial={type: command" \
  sparbiter search --config "$results/results/searches/guessed/search.yaml" --name none

summary
