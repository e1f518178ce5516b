// Blocks of both matrices are copied into the order in which the innermost loop reads them; that loop keeps a tile of the
// product in registers. A tile's sums run over at most DEPTH products in float and are added up in double, so they are
// closer to the exact ones than a GPU's.
#include "product.h"

#include <algorithm>
#include <cstring>
#include <vector>

namespace standin {
namespace {

#if defined(__AVX512F__)
const int LANES = 16, TALL = 8;
#else
const int LANES = 8, TALL = 4;
#endif
const int WIDE = 2 * LANES, DEPTH = 128, PANELS = 8;
typedef float Vector __attribute__((vector_size(4 * LANES)));

int padded(int n, int unit) { return (n + unit - 1) / unit * unit; }

float toTf32(float value) { // to the nearest, ties to even
    unsigned bits;
    memcpy(&bits, &value, 4);
    bits = (bits & 0x7f800000) == 0x7f800000 ? bits : (bits + 0xfff + (bits >> 13 & 1)) & ~0x1fffu;
    memcpy(&value, &bits, 4);
    return value;
}

// `unit` lines side by side, the missing ones zero: to[i * unit + j] = data[along[i] + across[j]].
template <int unit>
void pack(float* to, const float* data, const int* along, int length, const int* across, int count, bool tf32) {
    bool run = count == unit;
    for (int j = 1; run && j < unit; j++) run = across[j] == across[0] + j;
    for (int i = 0; i < length; i++, to += unit) {
        const float* from = data + along[i];
        if (run) {
            memcpy(to, from + across[0], unit * sizeof(float));
        } else if (count == unit) {
            for (int j = 0; j < unit; j++) to[j] = from[across[j]];
        } else {
            for (int j = 0; j < unit; j++) to[j] = j < count ? from[across[j]] : 0;
        }
        if (tf32)
            for (int j = 0; j < unit; j++) to[j] = toTf32(to[j]);
    }
}

// sums[TALL][WIDE] += a * b, over one block of depth.
void tile(int depth, const float* a, const float* b, double* sums, int stride) {
    Vector sum[TALL][2] = {};
    for (int k = 0; k < depth; k++, a += TALL, b += WIDE) {
        Vector left, right;
        memcpy(&left, b, sizeof left);
        memcpy(&right, b + LANES, sizeof right);
#pragma GCC unroll 8
        for (int i = 0; i < TALL; i++) {
            sum[i][0] += a[i] * left;
            sum[i][1] += a[i] * right;
        }
    }
    float values[TALL][WIDE];
    memcpy(values, sum, sizeof sum);
    for (int i = 0; i < TALL; i++)
        for (int j = 0; j < WIDE; j++) sums[i * stride + j] += values[i][j];
}

// Memory of this thread that keeps its size from call to call.
template <class T> T* scratch(std::vector<T>& space, size_t size) {
    if (space.size() < size) space.resize(size);
    return space.data();
}

} // namespace

void multiply(int m, int n, int k, Source a, Source b, Target c, float alpha, float beta, bool tf32) {
    static thread_local std::vector<float> aSpace, bSpace;
    static thread_local std::vector<double> sumSpace;
    int rows = padded(m, TALL);
    float* as = scratch(aSpace, (size_t) rows * k);
    for (int i = 0; i < m; i += TALL)
        pack<TALL>(as + (size_t) i * k, a.data, a.columns, k, a.rows + i, std::min(TALL, m - i), tf32);
    const int stride = WIDE * PANELS;
    float* bs = scratch(bSpace, (size_t) stride * DEPTH);
    double* sums = scratch(sumSpace, (size_t) rows * stride);
    for (int first = 0; first < n; first += stride) {
        int columns = std::min(stride, n - first);
        std::fill(sums, sums + (size_t) rows * stride, 0.0);
        for (int begin = 0; begin < k; begin += DEPTH) {
            int depth = std::min(DEPTH, k - begin);
            for (int j = 0; j < columns; j += WIDE)
                pack<WIDE>(bs + j * DEPTH, b.data, b.rows + begin, depth, b.columns + first + j, std::min(WIDE, columns - j), tf32);
            for (int i = 0; i < rows; i += TALL)
                for (int j = 0; j < columns; j += WIDE)
                    tile(depth, as + (size_t) i * k + (size_t) begin * TALL, bs + j * DEPTH, sums + (size_t) i * stride + j, stride);
        }
        for (int i = 0; i < m; i++) {
            for (int j = 0; j < columns; j++) {
                float& out = c.data[c.rows[i] + c.columns[first + j]];
                double sum = alpha * sums[(size_t) i * stride + j];
                out = (float) (beta == 0 ? sum : sum + (double) beta * out);
            }
        }
    }
}

} // namespace standin
