#!/usr/bin/env bash
# Images a second that this machine trains and classifies, for twelve networks of the default space at batch 128: trials
# as a search trains them, one alone and one for each core side by side; PyTorch at the better of one process with a
# thread for each core, or a process for each core; and Deeplearning4j as shipped. The sides take turns, so that the
# ratios hold on a busy machine. Ten minutes on 2 free cores.
#   bench/throughput.sh [--points N] [--seconds S] [--rounds R] [--trials N] [--cpu-time] [--ours-only]
# --points N measures N of the twelve, --seconds S each for S seconds (3), --rounds R in at most R turns (1), --trials N
# runs N trials side by side (one a core; say 1 on a GPU). --cpu-time counts the processes' CPU time instead of the wall
# clock's, for a machine that others use, too. --ours-only leaves PyTorch and Deeplearning4j as shipped out.
# Whatever backend was built is measured: after mvn -Pcuda -DskipTests package, CUDA.
# PyTorch is that of SPARBITER_PYTHON, python3 or /usr/bin/python3; without any, it is left out.
source "$(dirname "${BASH_SOURCE[0]}")/../submit/help.sh"

points=12 seconds=3 rounds=1 ours_only=false clock=wall
trials="$(getconf _NPROCESSORS_ONLN)"
while [[ $# -gt 0 ]]; do
  case "$1" in
    --points | --rounds | --trials)
      [[ "${2:-}" =~ ^[1-9][0-9]{0,3}$ ]] || misused "Cannot take $1 (${2:-}): it is a whole number, 1 or more."
      declare "${1#--}=$2"
      shift 2
      ;;
    --seconds)
      [[ "${2:-}" =~ ^[0-9]+(\.[0-9]+)?$ ]] || misused "Cannot take $1 (${2:-}): it is a number."
      declare "${1#--}=$2"
      shift 2
      ;;
    --cpu-time) clock=cpu; shift ;;
    --ours-only) ours_only=true; shift ;;
    *) misused "Cannot understand $1." ;;
  esac
done

source "$(dirname "${BASH_SOURCE[0]}")/../submit/build.sh"

TARGET="$HOME_DIR/worker/target"
[[ -d "$TARGET/test-classes" ]] || (cd "$HOME_DIR" && mvn -B -q -pl search,worker -DskipTests test-compile)
CLASSPATH="$TARGET/test-classes:$TARGET/classes:$HOME_DIR/search/target/classes"
CLASSPATH+=":$(class_path "$HOME_DIR/driver/target/classpath.test")"

arguments=("$points" "$seconds" "$rounds" "$trials" "$clock")
if "$ours_only"; then
  arguments+=(false)
else
  arguments+=(true)
  for python in ${SPARBITER_PYTHON:-python3 /usr/bin/python3}; do
    if "$python" -c 'import torch' 2>/dev/null; then
      arguments+=("$python" "$HOME_DIR/bench/throughput.py"
        "$HOME_DIR/worker/src/main/resources/io/sparbiter/worker/network/data/mnist")
      break
    fi
  done
  if [[ "${#arguments[@]}" -eq 6 ]]; then
    echo "PyTorch is left out: there is none. Install python3-torch, or name a Python that has it in SPARBITER_PYTHON." >&2
  fi
fi

# The same options for the JVMs that train; as in local.sh.
exec "$JAVA" -Xmx1g -XX:+UseSerialGC -Dlog4j2.configurationFile="$HOME_DIR/conf/log4j2.properties" \
  -Dsparbiter.log.file="$HOME_DIR/logs/throughput.log" -cp "$CLASSPATH" \
  io.sparbiter.worker.network.throughput.Throughput "${arguments[@]}"
