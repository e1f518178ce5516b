#!/bin/bash
# build.sh DIRECTORY CUDA_MAJOR KERNELS.cu...: the stand-in with these kernels compiled in, under the names of the libraries
# of CUDA 12 or 13 and of cuDNN 9. It is one library with the versions of all their symbols, found through links.
set -euo pipefail
out=$(mkdir -p "$1" && cd "$1" && pwd); major=$2; shift 2
here=$(cd "$(dirname "$0")" && pwd)
work=$out/build; rm -rf "$work"; mkdir "$work"
case $major in 12) version=12090 ;; 13) version=13000 ;; *) echo "no stand-in for CUDA $major" >&2; exit 1 ;; esac

cat > "$work/symbols" <<M
libcudart.so.$major { global: cuda*; };
libcublas.so.$major { global: cublas*; };
libcublasLt.so.$major { global: standinLt; };
libnvrtc.so.$major { global: nvrtc*; };
libcudnn_graph.so.9 { global: cudnnCreate; cudnnDestroy; cudnnSetStream; cudnnGetVersion; cudnnGetCudartVersion; cudnnGetErrorString; };
libcudnn_ops.so.9 { global: cudnn*TensorDescriptor; cudnn*Tensor4dDescriptor; cudnn*FilterDescriptor; cudnn*Filter4dDescriptor; };
libcudnn_cnn.so.9 { global: cudnn*Convolution*; };
libcudnn_adv.so.9 { global: standinAdv; };
M
# Versions that no function of ours has, but that are asked for.
echo '__attribute__((visibility("default"))) int standinLt, standinAdv;' > "$work/versions.cpp"

# -ffp-contract=off is NVRTC's --fmad=false; the machine that builds is the one that runs.
flags=(-std=c++17 -O2 -march=native -fPIC -fvisibility=hidden -Wall -Wno-unknown-pragmas -DCUDA_VERSION=$version -I"$here")
objects=(); jobs=()
compile() {
    objects+=("$work/$1.o")
    g++ "${flags[@]}" "${@:2}" -c -o "$work/$1.o" &
    jobs+=($!)
    # Two at a time.
    if [ ${#jobs[@]} -ge 2 ]; then wait "${jobs[0]}"; jobs=("${jobs[@]:1}"); fi
}

for source in "$@"; do
    source=$(realpath "$source"); name=$(basename "$source" .cu)
    # Every kernel of the source, whatever lines its head is spread over; comments do not count.
    sed 's,//.*,,' "$source" | tr '\n' ' ' | sed 's,/\*[^*]*\*\+\([^/*][^*]*\*\+\)*/,,g' \
        | grep -oP '__global__\s+(__launch_bounds__\s*\([^)]*\)\s*)?void\s+(__launch_bounds__\s*\([^)]*\)\s*)?\K\w+(?=\s*\()' \
        | sed 's/.*/KERNEL(&)/' > "$work/$name.names"
    { echo "#line 1 \"$source\""
      sed -E 's/extern[[:space:]]+__shared__[[:space:]]+(.+[[:space:]])(\w+)\[\][[:space:]]*;/\1* \2 = (\1*) standin::sharedMemory();/' "$source"
    } > "$work/$name.copy"
    compile "kernels-$name" -w -O3 -ffp-contract=off -DSOURCE="\"$source\"" -DCOPY="\"$work/$name.copy\"" \
        -DNAMES="\"$work/$name.names\"" "$here/source.cpp"
done
compile product -O3 -ffp-contract=fast "$here/product.cpp"
for file in "$here"/*.cpp; do
    case $(basename "$file" .cpp) in source | product) ;; *) compile "$(basename "$file" .cpp)" "$file" ;; esac
done
compile versions "$work/versions.cpp"
for job in "${jobs[@]}"; do wait "$job"; done

g++ -shared -Wl,-soname,libstandin.so -Wl,--version-script="$work/symbols" -Wl,-z,defs -o "$work/libstandin.so" "${objects[@]}" -ldl -lpthread
# A process that has the old one loaded keeps it.
mv "$work/libstandin.so" "$out/libstandin.so"
rm -f "$out"/lib{cudart,cublas,cublasLt,nvrtc}.so.*
for name in libcuda.so.1 lib{cudart,cublas,cublasLt,nvrtc}.so."$major" libcudnn.so.9 libcudnn_{graph,ops,cnn,adv}.so.9; do
    ln -sfn libstandin.so "$out/$name"
done
