// Kernels that try the stand-in itself.

extern "C" __global__ void iota(float* out, int count) {
    int t = (int) (blockIdx.x * blockDim.x + threadIdx.x);
    if (t < count) out[t] = t;
}

// A head over several lines, and a barrier at every step; one block.
extern "C" __global__ void __launch_bounds__(256)
        sumOfBlock(const float* in,
                   int count, float* out) {
    __shared__ float sums[256];
    float sum = 0;
    for (int i = threadIdx.x; i < count; i += blockDim.x) sum += in[i];
    sums[threadIdx.x] = sum;
    for (int half = blockDim.x / 2; half > 0; half /= 2) {
        __syncthreads();
        if ((int) threadIdx.x < half) sums[threadIdx.x] += sums[threadIdx.x + half];
    }
    if (threadIdx.x == 0) *out = sums[0];
}

// Each thread takes its neighbour's number, of which nothing says that it is there.
extern "C" __global__ void withoutBarrier(float* out) {
    extern __shared__ float numbers[];
    numbers[threadIdx.x] = threadIdx.x + 1;
    out[threadIdx.x] = numbers[(threadIdx.x + blockDim.x - 1) % blockDim.x];
}

extern "C" __global__ void withBarrier(float* out) {
    extern __shared__ float numbers[];
    numbers[threadIdx.x] = threadIdx.x + 1;
    __syncthreads();
    out[threadIdx.x] = numbers[(threadIdx.x + blockDim.x - 1) % blockDim.x];
}

// Half of the threads come to a barrier that the others wait at as a warp.
extern "C" __global__ void dividedAtBarriers(float* out) {
    if (threadIdx.x % 2 == 0) __syncthreads();
    else __syncwarp();
    out[threadIdx.x] = 0;
}

extern "C" __global__ void sumOfWarps(const float* in, float* out) {
    float sum = in[threadIdx.x];
    for (int delta = 16; delta > 0; delta /= 2) sum += __shfl_down_sync(0xffffffffu, sum, delta);
    if (threadIdx.x % 32 == 0) out[threadIdx.x / 32] = sum;
}

extern "C" __global__ void writeBehind(float* out, int count) { out[count] = 1; }
