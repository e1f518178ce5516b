# Counts what holds and what does not, for the scripts beside it: . .ci/checks.sh FOLDER (of the outputs, until they end)
outputs="$1"
passed=0
failed=0

check() { # NAME COMMAND…: the command succeeds
  local name="$1"
  shift
  if "$@" >"$outputs/out" 2>"$outputs/err"; then
    passed=$((passed + 1))
    echo "ok    $name"
  else
    failed=$((failed + 1))
    echo "FAIL  $name"
    tail -n 40 "$outputs/out" "$outputs/err"
  fi
}

says() { # WORDS COMMAND…: the command succeeds and prints the words
  local words="$1"
  shift
  "$@" >"$outputs/said" && grep -qF -- "$words" "$outputs/said" || { cat "$outputs/said"; return 1; }
}

exits() { # CODE WORDS COMMAND…: the command ends with the code, and with the words on standard error
  local code="$1" words="$2" actual=0
  shift 2
  "$@" 2>"$outputs/said" || actual=$?
  [[ $actual -eq $code ]] && grep -qF -- "$words" "$outputs/said" || { echo "exit $actual"; cat "$outputs/said"; return 1; }
}

summary() { # prints "N passed, N failed", and fails if one did
  echo
  echo "$passed passed, $failed failed"
  [[ $failed -eq 0 ]]
}
