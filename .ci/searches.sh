# Searches of $trials short commands, in the folder $work, whose results lie where $results says, and what becomes of them:
# . .ci/searches.sh
trials=40
pace=0.2 # seconds of a trial
declare -A process # of the search of that name

describe() { # NAME: writes its file; trials note each of their runs in NAME.runs
  cat >"$work/$1.yaml" <<YAML
trial:
  type: command
  run: [sh, -c, 'echo \$SPARBITER_TRIAL >>"$work/$1.runs"; sleep $pace; echo "sparbiter: {\"loss\": \$0}"', "\${x}"]
  metrics: {loss: minimize}
space: {x: {min: 1, max: 1000, step: 1}}
strategy: random
budget: {trials: $trials, parallelism: 2}
YAML
  : >"$work/$1.runs"
}

begin() { # LAUNCHER NAME [OPTION…]: a search in the background; what it says is in NAME.said
  local launcher="submit/$1.sh" name="$2"
  shift 2
  [[ -f "$work/$name.yaml" ]] || describe "$name"
  # The scripts become the driver, so this is its process.
  SPARBITER_LOG="$work/$name.log" "$launcher" search --config "$work/$name.yaml" --name "$name" "${results[@]}" "$@" \
    >"$work/$name.said" 2>&1 &
  process[$name]=$!
  pids+=($!)
}

is_running() { # NAME
  kill -0 "${process[$1]}" 2>/dev/null
}

send() { # SIGNAL NAME
  kill "-$1" "${process[$2]}"
}

runs() { # NAME: how often trials ran
  wc -l <"$work/$1.runs"
}

await_runs() { # NUMBER NAME: that many, or its end
  while is_running "$2" && [[ $(runs "$2") -lt $1 ]]; do sleep 0.1; done
}

says_within() { # SECONDS WORDS NAME
  local deadline=$((SECONDS + $1))
  until grep -qF -- "$2" "$work/$3.said"; do
    [[ $SECONDS -le $deadline ]] || { cat "$work/$3.said"; return 1; }
    sleep 0.1
  done
}

ends_within() { # SECONDS CODE WORDS NAME: it ends so soon, with that code, and has said the words
  local deadline=$((SECONDS + $1)) actual=0
  while is_running "$4"; do
    [[ $SECONDS -le $deadline ]] || { echo "$4 still runs"; cat "$work/$4.said"; return 1; }
    sleep 0.1
  done
  wait "${process[$4]}" || actual=$?
  [[ $actual -eq $2 ]] && grep -qF -- "$3" "$work/$4.said" || { echo "exit $actual"; cat "$work/$4.said"; return 1; }
}

is_whole() { # NAME AGAIN: it comes to its end, each trial has one row, and at most so many ran more than once
  ends_within 120 0 "all trials of the budget have ended" "$1" && has_one_row_each "$1" && ran_again_at_most "$2" "$1"
}

has_one_row_each() { # NAME
  says "$trials,$trials,$trials" submit/local.sh sql \
    "SELECT count(*), count(DISTINCT trial_id), count(DISTINCT point) FROM trials" "${results[@]}" --search "$1" --format csv
}

ran_again_at_most() { # NUMBER NAME
  local again=$(($(runs "$2") - $(sort -u "$work/$2.runs" | wc -l)))
  [[ $again -le $1 ]] || { echo "$again ran again"; return 1; }
}
