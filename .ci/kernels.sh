#!/usr/bin/env bash
# The GPU's kernels, compiled by NVIDIA's own compiler for every architecture that it knows; no GPU is needed. PyPI's NVRTC
# and CUDA runtime are fetched into a cache. Where that or a C compiler is missing, the step is left out with a word. Run
# after mvn verify.
set -euo pipefail
cd "$(dirname "$0")/.."

leave_out() {
  echo "The kernels are not compiled: $1."
  exit 0
}

cuda="${XDG_CACHE_HOME:-$HOME/.cache}/sparbiter/cuda-12.9.1"
if [[ ! -e "$cuda/libcuda.so.1" ]]; then
  command -v gcc >/dev/null || leave_out "there is no gcc"
  rm -rf "$cuda"
  python3 -m venv "$cuda/venv"
  "$cuda/venv/bin/pip" -q install --no-deps --target "$cuda" \
    nvidia-cuda-nvrtc-cu12==12.9.86 nvidia-cuda-runtime-cu12==12.9.79 || leave_out "PyPI does not have NVRTC for us"
  # The bindings load a driver, and the compiler calls none of it.
  gcc -shared -Wl,-soname,libcuda.so.1 -o "$cuda/libcuda.so.1" -x c /dev/null
fi

classes="worker/target/test-classes:worker/target/classes:search/target/classes:$(sed -E "s,(^|:)lib/,\1driver/target/lib/,g" driver/target/classpath.test)"
LD_LIBRARY_PATH="$cuda/nvidia/cuda_nvrtc/lib:$cuda/nvidia/cuda_runtime/lib:$cuda" \
  java -Dorg.bytedeco.javacpp.logger=slf4j -cp "$classes" io.sparbiter.worker.network.engine.cuda.KernelTargets
