// CUDA C++ for g++: what a kernel's source may use without any header, as under NVRTC.
#pragma once
#include "blocks.h"

#include <cmath>
#include <cstdint>
#include <cstring>

#define __device__
#define __global__
#define __host__
#define __constant__
#define __forceinline__ inline __attribute__((always_inline))
#define __launch_bounds__(...)
// Of the processor's thread; between blocks it keeps what it held, as a GPU's might.
#define __shared__ static thread_local

#define threadIdx (standin::here().thread)
#define blockIdx (standin::here().block)
#define blockDim (standin::here().threads)
#define gridDim (standin::here().blocks)

using std::fmax;
using std::fmin;
using std::isinf;
using std::isnan;

inline void __syncthreads() { standin::wait(standin::Barrier::block); }
inline void __syncwarp(unsigned = ~0u) { standin::wait(standin::Barrier::warp); }
inline void __threadfence() {}

namespace standin {
template <class T> T fromLane(T value, unsigned lane, unsigned width) {
    static_assert(sizeof(T) <= 8, "no such number is exchanged within a warp");
    unsigned long long* slots = exchange();
    unsigned mine = threadIdx.x % 32;
    memcpy(slots + mine, &value, sizeof value);
    __syncwarp();
    unsigned group = mine / width * width;
    if (lane >= group && lane < group + width) memcpy(&value, slots + lane, sizeof value);
    __syncwarp();
    return value;
}
}
template <class T> T __shfl_sync(unsigned, T v, int lane, int width = 32) {
    return standin::fromLane(v, threadIdx.x % 32 / width * width + lane % width, width);
}
template <class T> T __shfl_down_sync(unsigned, T v, unsigned delta, int width = 32) {
    return standin::fromLane(v, threadIdx.x % 32 + delta, width);
}
template <class T> T __shfl_up_sync(unsigned, T v, unsigned delta, int width = 32) {
    return standin::fromLane(v, threadIdx.x % 32 - delta, width);
}
template <class T> T __shfl_xor_sync(unsigned, T v, int mask, int width = 32) {
    return standin::fromLane(v, threadIdx.x % 32 ^ mask, width);
}

template <class T> T __ldg(const T* p) { return *p; }
inline float __fadd_rn(float a, float b) { return a + b; }
inline float __fsub_rn(float a, float b) { return a - b; }
inline float __fmul_rn(float a, float b) { return a * b; }
inline float __fdiv_rn(float a, float b) { return a / b; }
inline float __fsqrt_rn(float a) { return sqrtf(a); }
inline float __fmaf_rn(float a, float b, float c) { return fmaf(a, b, c); }
inline double __dadd_rn(double a, double b) { return a + b; }
inline double __dmul_rn(double a, double b) { return a * b; }
inline float rsqrtf(float a) { return (float) (1 / sqrt((double) a)); }
inline unsigned long long __umul64hi(unsigned long long a, unsigned long long b) {
    return (unsigned long long) ((unsigned __int128) a * b >> 64);
}
inline unsigned __umulhi(unsigned a, unsigned b) { return (unsigned) ((unsigned long long) a * b >> 32); }
inline int __popc(unsigned a) { return __builtin_popcount(a); }
inline int __clz(int a) { return a == 0 ? 32 : __builtin_clz((unsigned) a); }
inline unsigned __float_as_uint(float a) { unsigned b; memcpy(&b, &a, 4); return b; }
inline int __float_as_int(float a) { int b; memcpy(&b, &a, 4); return b; }
inline float __uint_as_float(unsigned a) { float b; memcpy(&b, &a, 4); return b; }
inline float __int_as_float(int a) { float b; memcpy(&b, &a, 4); return b; }
inline int min(int a, int b) { return a < b ? a : b; }
inline int max(int a, int b) { return a > b ? a : b; }
inline unsigned min(unsigned a, unsigned b) { return a < b ? a : b; }
inline unsigned max(unsigned a, unsigned b) { return a > b ? a : b; }
inline long long min(long long a, long long b) { return a < b ? a : b; }
inline long long max(long long a, long long b) { return a > b ? a : b; }
inline float min(float a, float b) { return fminf(a, b); }
inline float max(float a, float b) { return fmaxf(a, b); }
inline double min(double a, double b) { return fmin(a, b); }
inline double max(double a, double b) { return fmax(a, b); }

struct alignas(8) float2 { float x, y; };
struct alignas(16) float4 { float x, y, z, w; };
struct alignas(16) double2 { double x, y; };
struct alignas(8) int2 { int x, y; };
struct alignas(16) int4 { int x, y, z, w; };
struct alignas(8) uint2 { unsigned x, y; };
struct alignas(16) uint4 { unsigned x, y, z, w; };
struct alignas(4) uchar4 { unsigned char x, y, z, w; };
inline float2 make_float2(float x, float y) { return {x, y}; }
inline float4 make_float4(float x, float y, float z, float w) { return {x, y, z, w}; }
inline double2 make_double2(double x, double y) { return {x, y}; }
inline int2 make_int2(int x, int y) { return {x, y}; }
inline int4 make_int4(int x, int y, int z, int w) { return {x, y, z, w}; }
