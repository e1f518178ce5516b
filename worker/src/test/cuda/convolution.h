// The three convolutions of a layer: NCHW, stride 1, cross-correlation, zeros around the image.
#pragma once

namespace standin {

struct Shape {
    int n = 0, c = 0, h = 0, w = 0;
    long size() const { return (long) n * c * h * w; }
};
struct Padding {
    int h = 0, w = 0;
};
struct Scale {
    float alpha, beta;
};

void convolve(Shape xs, const float* x, Shape fs, const float* f, Padding pad, Shape ys, float* y, Scale scale, bool tf32);
void toData(Shape fs, const float* f, Shape ys, const float* dy, Padding pad, Shape xs, float* dx, Scale scale, bool tf32);
void toFilter(Shape xs, const float* x, Shape ys, const float* dy, Padding pad, Shape fs, float* df, Scale scale, bool tf32);

}
