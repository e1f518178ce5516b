// One multiplication of matrices for all: dense layers and, with offsets that unroll images, convolutions.
#pragma once

namespace standin {

// Element (i, j) is data[rows[i] + columns[j]].
struct Source {
    const float* data;
    const int* rows;
    const int* columns;
};
struct Target {
    float* data;
    const int* rows;
    const int* columns;
};

// c = alpha * a * b + beta * c; a has m rows and k columns, b has n columns. The order of every sum is fixed.
// tf32: factors are rounded to ten bits behind the point, as tensor cores take them.
void multiply(int m, int n, int k, Source a, Source b, Target c, float alpha, float beta, bool tf32);

}
