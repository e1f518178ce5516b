#!/usr/bin/env bash
# Checks and measures the engine of NVIDIA GPUs on this machine's first one, PyTorch beside it, in at most 8 minutes. Needs
# no network; exits with 1 if a check failed, with 3 if there is no GPU.
#   bench/gpu.sh [SECONDS] [--points N] [--batch N] [--budget SECONDS]
#   bench/gpu.sh pack DIR [12|13]
# Checks: steps of small networks of the space against oneDNN's on the CPU, in fp32 (gradients to 1e-5 of their norm) and
# TF32 (1e-1); the same bits twice, without CUDA graphs, and beside three other trials. Measures, each for SECONDS (1.5):
# images a second of twelve networks at batch 128 (--points N of them, --batch N), ours in fp32 and TF32, with graphs and
# launch by launch, and PyTorch at its best (gpu.py says how); four trials side by side in one JVM; where a large network's
# step spends its time; a quick search on the GPU, if the program is built. When --budget (470 s) is out, the rest is left
# out, with a word; PyTorch's compiler, which takes the longest, comes last but for the search.
# pack DIR writes into a folder what a machine with a GPU and without network, JDK and Maven needs: the scripts, a Java
# runtime and the class path, without ND4J's binaries, for the libraries of CUDA 12 or 13 (12). DIR/bench/gpu.sh runs there.
# NVIDIA's libraries are those of LD_LIBRARY_PATH or the system, or else those that pip installed for the Python at hand,
# as PyTorch has them. PyTorch is that of SPARBITER_PYTHON, python3 or /usr/bin/python3; without any, it is left out.
source "$(dirname "${BASH_SOURCE[0]}")/../submit/help.sh"
set -euo pipefail

HOME_DIR="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
PACK="$HOME_DIR/bench/pack.tar.xz"
PACKAGE=io.sparbiter.worker.network.throughput
MNIST=io/sparbiter/worker/network/data/mnist
# The presets for CUDA 13; those for CUDA 12 are what the program is built with.
CUDA_13=13.1-9.19-1.5.13 JAVACPP_13=1.5.13

# ---- the program

build() { # compiles search and worker with their tests, and writes down the class path
  command -v mvn >/dev/null || { echo "Cannot build: Maven is not on the PATH." >&2; exit 2; }
  echo "Building …" >&2
  (cd "$HOME_DIR" && mvn -B -q -pl search,worker -DskipTests test-compile dependency:build-classpath \
    -Dmdep.outputFile=target/classpath.bench -Dmdep.includeScope=test 1>&2)
}

is_stale() {
  local path="$HOME_DIR/worker/target/classpath.bench"
  [[ ! -f "$path" ]] ||
    [[ -n "$(find "$HOME_DIR"/pom.xml "$HOME_DIR"/{search,worker}/{pom.xml,src} -newer "$path" -print -quit)" ]]
}

use_build() {
  if is_stale; then
    build
  fi
  JAVA="${JAVA_HOME:+$JAVA_HOME/bin/}java"
  CLASSPATH="$HOME_DIR/worker/target/test-classes:$HOME_DIR/worker/target/classes:$HOME_DIR/search/target/classes"
  CLASSPATH+=":$(cat "$HOME_DIR/worker/target/classpath.bench")"
  IMAGES="$HOME_DIR/worker/src/main/resources/$MNIST"
}

use_pack() {
  mkdir "$WORK/pack"
  tar -xJf "$PACK" -C "$WORK/pack" 2>/dev/null ||
    python3 -c 'import sys, tarfile; tarfile.open(sys.argv[1]).extractall(sys.argv[2])' "$PACK" "$WORK/pack"
  JAVA="$WORK/pack/jre/bin/java"
  CLASSPATH="$(printf '%s:' "$WORK"/pack/lib/*.jar)"
  IMAGES="$WORK/pack/mnist"
  ldconfig -p 2>/dev/null | grep -q 'libz\.so\.1 ' || prefer "$WORK/pack/zlib"
}

# ---- the pack

# Whose classes are needed.
NEEDED='javacpp|dnnl|opencl|cuda|nd4j-api|nd4j-common|deeplearning4j-nn|arbiter-core|log4j-[a-z0-9-]*|slf4j-api'

pack() { # DIR 12|13
  [[ ! -e "$1" ]] || { echo "Cannot pack into $1: it is there already." >&2; exit 2; }
  use_build
  local into="$WORK/pack" jar
  mkdir -p "$1/bench" "$1/submit" "$into"/{lib,mnist,zlib}
  cp "$HOME_DIR"/bench/{gpu.sh,gpu.py,throughput.py} "$1/bench"
  cp "$HOME_DIR/submit/help.sh" "$1/submit"
  cp "$IMAGES"/*.gz "$into/mnist"
  cp -L "$(ldconfig -p | awk '/libz\.so\.1 .*x86-64/ { print $NF; exit }')" "$into/zlib"
  pack_classes "$into/lib"
  for jar in $(jars "$2"); do
    pack_jar "$jar" "$into/lib"
  done
  pack_hadoop "$into/lib"
  "$(dirname "$(readlink -f "$(command -v "$JAVA")")")/jlink" --strip-debug --no-man-pages --no-header-files --output "$into/jre" \
    --add-modules java.base,java.logging,java.management,java.naming,java.xml,jdk.management,jdk.unsupported,jdk.zipfs
  # The images and our classes, which have them too, side by side, where xz sees it.
  tar -C "$into" --sort=name -c mnist lib zlib jre | xz -T1 --x86 --lzma2=preset=6,dict=64MiB >"$1/bench/pack.tar.xz"
  echo "$1: $(du -cb "$1"/*/* | awk 'END { printf "%.1f MB", $1 / 1e6 }') for the libraries of CUDA $2." \
    "Copy it to the machine and run bench/gpu.sh in it."
}

jars() { # 12|13: the paths of what is needed
  tr : '\n' <"$HOME_DIR/worker/target/classpath.bench" | grep -E "/($NEEDED)-[0-9][^/]*\.jar$" |
    if [[ "$1" == 13 ]]; then grep -vE '/(cuda|javacpp)-[0-9]'; else cat; fi
  [[ "$1" == 12 ]] || jars_13
}

jars_13() {
  local artifact
  for artifact in "cuda:$CUDA_13" "javacpp:$JAVACPP_13"; do
    for artifact in "org.bytedeco:$artifact:jar" "org.bytedeco:$artifact:jar:linux-x86_64"; do
      (cd "$HOME_DIR" && mvn -B -q dependency:copy -Dartifact="$artifact" -DoutputDirectory="$WORK/jars" 1>&2)
    done
  done
  ls "$WORK"/jars/*.jar
}

pack_classes() { # DIR: ours, with the images, which the tests' classes load
  local modules=("$HOME_DIR/worker/target/test-classes" "$HOME_DIR/worker/target/classes" "$HOME_DIR/search/target/classes")
  local module number=0
  for module in "${modules[@]}"; do
    number=$((number + 1))
    jar --create --no-compress --file "$1/0-$number.jar" -C "$module" .
  done
}

pack_jar() { # JAR DIR: without what is not needed, uncompressed, since all is compressed together
  local at="$WORK/jar"
  rm -rf "$at"
  mkdir "$at"
  unzip -q "$1" -d "$at"
  rm -rf "$at"/META-INF/{native-image,maven}
  find "$at" \( -path '*/include/*' -o -path '*/share/*' -o -name '*.proto' \) -type f -delete
  case "$(basename "$1")" in
    cuda-*)
      find "$at/org/bytedeco/cuda" -type f -name '*.class' -regextype posix-extended \
        ! -regex '.*/cuda/(cudart|cublas|cudnn|nvrtc|global|presets)/.*' -delete
      find "$at" -type f -name 'libjni*.so' -regextype posix-extended \
        ! -regex '.*/libjni(cudart|cublas|cudnn|nvrtc)\.so' -delete
      ;;
  esac
  find "$at" -name '*.so*' -exec strip --strip-unneeded {} + 2>/dev/null || true
  jar --create --no-compress --no-manifest --file "$2/$(basename "$1")" -C "$at" .
}

pack_hadoop() { # DIR: all that is loaded of it where files are the machine's own
  local at="$WORK/hadoop"
  mkdir "$at"
  unzip -q "$(tr : '\n' <"$HOME_DIR/worker/target/classpath.bench" | grep '/hadoop-client-api-')" -d "$at" \
    org/apache/hadoop/conf/Configuration.class org/apache/hadoop/io/Writable.class
  jar --create --no-compress --file "$1/hadoop.jar" -C "$at" .
}

# ---- the machine

prefer() { # FOLDER: is looked into after what LD_LIBRARY_PATH has
  export LD_LIBRARY_PATH="${LD_LIBRARY_PATH:+$LD_LIBRARY_PATH:}$1"
}

is_here() { # LIBRARY: on LD_LIBRARY_PATH or known to the system
  local folder
  for folder in ${LD_LIBRARY_PATH//:/ }; do
    [[ ! -e "$folder/$1" ]] || return 0
  done
  ldconfig -p 2>/dev/null | grep -q "^[[:space:]]*${1//./\\.} "
}

find_libraries() { # what PyTorch's wheels bring, where the system has no cuDNN; the driver where the loader does not look
  if ! is_here libcudnn.so.9; then
    local wheels
    wheels="$("$PYTHON" -c 'import glob, sys
print(":".join(sorted({lib for path in sys.path for lib in glob.glob(path + "/nvidia/*/lib")})))' 2>/dev/null || true)"
    [[ -z "$wheels" ]] || prefer "$wheels"
  fi
  if ! is_here libcuda.so.1; then
    local driver
    driver="$(find /usr/local/nvidia /usr/lib /usr/lib64 -name libcuda.so.1 -print -quit 2>/dev/null || true)"
    [[ -z "$driver" ]] || prefer "$(dirname "$driver")"
  fi
}

find_python() { # with PyTorch, or else any
  PYTHON="$(command -v python3 || true)" TORCH=""
  local python
  for python in ${SPARBITER_PYTHON:-python3 /usr/bin/python3}; do
    if "$python" -c 'import torch' 2>/dev/null; then
      PYTHON="$python" TORCH="$python"
      return
    fi
  done
}

found() {
  echo "== found"
  uname -srm
  nvidia-smi --query-gpu=name,driver_version,memory.total,compute_cap,clocks.max.sm,power.limit --format=csv,noheader 2>&1 || true
  echo "libraries: ${LD_LIBRARY_PATH:-of the system}"
  [[ -n "$TORCH" ]] || echo "PyTorch is left out: there is none."
}

# ---- what is run

left() { # RESERVE: the seconds that are left for something, at least 1
  local seconds=$((budget - SECONDS - $1))
  echo $((seconds > 1 ? seconds : 1))
}

java_for() { # SECONDS CLASS ARGUMENTS...; a process of its own, so that what breaks the GPU for one leaves the others theirs
  timeout --kill-after=5 "$1" "$JAVA" -Xmx3g -XX:+UseSerialGC -Dorg.bytedeco.javacpp.cachedir="$WORK/javacpp" \
    -Dorg.bytedeco.javacpp.maxbytes=0 -Dorg.bytedeco.javacpp.maxphysicalbytes=0 \
    -Dlog4j2.level=WARN -cp "$CLASSPATH" "$PACKAGE.$2" "${@:3}"
}

check() {
  echo "== checks"
  local status=0
  OMP_NUM_THREADS="$(getconf _NPROCESSORS_ONLN)" java_for "$(left 5)" GpuChecks "$points" "$batch" || status=$?
  [[ "$status" -le 1 || "$status" -eq 3 ]] || echo "FAILED  the checks ended with status $status"
  return "$status"
}

measure() {
  echo "== images a second"
  local reserve=5 status=0 arguments=("$points" "$batch" "$seconds")
  ! has_program || reserve=60
  arguments+=("$(left "$reserve")")
  [[ -z "$TORCH" ]] || arguments+=("$TORCH" "$HOME_DIR/bench/gpu.py" "$IMAGES")
  java_for "$(left 2)" GpuThroughput "${arguments[@]}" || status=$?
  [[ "$status" -eq 0 ]] || echo "FAILED  the measurement ended with status $status"
}

has_program() {
  [[ -f "$HOME_DIR/driver/target/sparbiter.jar" && -f "$HOME_DIR/driver/target/classpath.compile" ]]
}

search() {
  if ! has_program; then
    echo "== a search: left out, since the program is not built"
    return 0
  fi
  echo "== the quick search"
  local begin=$SECONDS
  if SPARBITER_JAR="$HOME_DIR/driver/target/sparbiter.jar" SPARBITER_JAVA_OPTS="-Dsparbiter.engine=cuda" timeout "$(left 2)" \
    "$HOME_DIR/submit/local.sh" search --config "$HOME_DIR/conf/searches/quick.yaml" --results "$WORK/results" --name gpu \
    >"$WORK/search" 2>&1; then
    tail -n 12 "$WORK/search"
    echo "ok      a search, $((SECONDS - begin)) s"
  else
    tail -n 30 "$WORK/search"
    echo "FAILED  a search"
    return 1
  fi
}

run() {
  if [[ -f "$PACK" ]]; then use_pack; else use_build; fi
  find_python
  find_libraries
  found
  local status=0
  check || status=$?
  if [[ "$status" -ne 3 ]]; then
    measure
    search || status=1
    nvidia-smi --query-gpu=clocks.sm,temperature.gpu,power.draw --format=csv,noheader 2>/dev/null || true
  fi
  echo "== $([[ "$status" -eq 0 ]] && echo "all checks passed" || echo "not all checks passed"), $SECONDS s"
  return "$status"
}

WORK="$(mktemp -d)"
trap 'rm -rf "$WORK"' EXIT
SECONDS=0 seconds=1.5 points=12 batch=128 budget=470

if [[ "${1:-}" == pack ]]; then
  [[ $# -ge 2 && "${3:-12}" =~ ^1[23]$ ]] || misused "Cannot pack: name a folder, and CUDA 12 or 13."
  pack "$2" "${3:-12}"
  exit 0
fi

while [[ $# -gt 0 ]]; do
  case "$1" in
    --points | --batch | --budget)
      [[ "${2:-}" =~ ^[1-9][0-9]{0,3}$ ]] || misused "Cannot take $1 (${2:-}): it is a whole number, 1 or more."
      declare "${1#--}=$2"
      shift 2
      ;;
    *)
      [[ "$1" =~ ^[0-9]+(\.[0-9]+)?$ ]] || misused "Cannot understand $1."
      seconds="$1"
      shift
      ;;
  esac
done
run
