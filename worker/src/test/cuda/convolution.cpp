// Each is one product of matrices whose second factor is an image unrolled: element (k, j) is the image's number at
// offset[k] + place[j]. So that this holds at the edges too, images are copied into a frame of zeros first.
#include "convolution.h"

#include "product.h"

#include <algorithm>
#include <cstring>
#include <vector>

namespace standin {
namespace {

typedef std::vector<int> Offsets;

// Images in a frame: the first row and column of the image lie `top` and `left` inside it, or outside where negative.
struct Framed {
    Shape shape;
    float* data;

    Framed(Shape s, const float* from, int top, int left, int height, int width) : shape{s.n, s.c, height, width} {
        static thread_local std::vector<float> space;
        space.assign(shape.size(), 0);
        data = space.data();
        int first = std::max(0, left), skipped = first - left;
        int length = std::min(width - first, s.w - skipped);
        for (int plane = 0; plane < s.n * s.c; plane++)
            for (int row = std::max(0, top); length > 0 && row < height && row - top < s.h; row++)
                memcpy(data + ((long) plane * height + row) * width + first,
                        from + ((long) plane * s.h + row - top) * s.w + skipped, length * sizeof(float));
    }
};

// Where the numbers of such images lie, images and then places of channel 0, within images of another shape.
Offsets places(int n, int h, int w, Shape in) {
    Offsets all;
    all.reserve((long) n * h * w);
    for (int i = 0; i < n; i++)
        for (int y = 0; y < h; y++)
            for (int x = 0; x < w; x++) all.push_back((i * in.c * in.h + y) * in.w + x);
    return all;
}

// Channels, and then the places of a filter.
Offsets window(int channels, int h, int w, Shape in, bool mirrored) {
    Offsets all;
    for (int c = 0; c < channels; c++)
        for (int y = 0; y < h; y++)
            for (int x = 0; x < w; x++)
                all.push_back((c * in.h + (mirrored ? h - 1 - y : y)) * in.w + (mirrored ? w - 1 - x : x));
    return all;
}

Offsets steps(int count, int step) {
    Offsets all(count);
    for (int i = 0; i < count; i++) all[i] = i * step;
    return all;
}

} // namespace

void convolve(Shape xs, const float* x, Shape fs, const float* f, Padding pad, Shape ys, float* y, Scale scale, bool tf32) {
    Framed in(xs, x, pad.h, pad.w, xs.h + 2 * pad.h, xs.w + 2 * pad.w);
    int depth = fs.c * fs.h * fs.w, area = ys.h * ys.w;
    Offsets filters = steps(fs.n, depth), weights = steps(depth, 1), channels = steps(ys.c, area);
    Offsets offset = window(fs.c, fs.h, fs.w, in.shape, false), place = places(ys.n, ys.h, ys.w, in.shape);
    Offsets out = places(ys.n, ys.h, ys.w, ys);
    multiply(fs.n, ys.n * area, depth, {f, filters.data(), weights.data()}, {in.data, offset.data(), place.data()},
            {y, channels.data(), out.data()}, scale.alpha, scale.beta, tf32);
}

void toData(Shape fs, const float* f, Shape ys, const float* dy, Padding pad, Shape xs, float* dx, Scale scale, bool tf32) {
    Framed in(ys, dy, fs.h - 1 - pad.h, fs.w - 1 - pad.w, xs.h + fs.h - 1, xs.w + fs.w - 1);
    int window1 = fs.h * fs.w, area = xs.h * xs.w;
    Offsets channels = steps(fs.c, window1), out = steps(xs.c, area), weights;
    for (int k = 0; k < fs.n; k++)
        for (int i = 0; i < window1; i++) weights.push_back(k * fs.c * window1 + i);
    Offsets offset = window(fs.n, fs.h, fs.w, in.shape, true), place = places(xs.n, xs.h, xs.w, in.shape);
    Offsets to = places(xs.n, xs.h, xs.w, xs);
    multiply(fs.c, xs.n * area, fs.n * window1, {f, channels.data(), weights.data()}, {in.data, offset.data(), place.data()},
            {dx, out.data(), to.data()}, scale.alpha, scale.beta, tf32);
}

void toFilter(Shape xs, const float* x, Shape ys, const float* dy, Padding pad, Shape fs, float* df, Scale scale, bool tf32) {
    Framed in(xs, x, pad.h, pad.w, xs.h + 2 * pad.h, xs.w + 2 * pad.w);
    int width = fs.c * fs.h * fs.w, area = ys.h * ys.w;
    Offsets filters = steps(fs.n, area), gradients = places(ys.n, ys.h, ys.w, ys);
    Offsets place = places(ys.n, ys.h, ys.w, in.shape), offset = window(fs.c, fs.h, fs.w, in.shape, false);
    Offsets rows = steps(fs.n, width), columns = steps(width, 1);
    multiply(fs.n, width, ys.n * area, {dy, filters.data(), gradients.data()}, {in.data, place.data(), offset.data()},
            {df, rows.data(), columns.data()}, scale.alpha, scale.beta, tf32);
}

} // namespace standin
