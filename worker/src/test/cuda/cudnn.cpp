// cuDNN's convolutions, with a choice of algorithms of which an engine must take care: some are not the same every time,
// and then not the stand-in's either; some need memory, and use it; one does not go.
#include "api.h"
#include "convolution.h"

#include <cmath>
#include <cstring>

namespace standin {
namespace {

enum Status { success = 0, notInitialized = 1001, badParam = 2000, notSupported = 3000, executionFailed = 5000 };
enum Direction { forward, backwardData, backwardFilter };
enum Math { defaultMath = 0, tensorMath = 1, fmaMath = 3 };

struct Dnn {
    int device;
    Stream* stream;
};
struct Convolution {
    Padding pad;
    int math = defaultMath;
    bool plain = true; // stride 1, no dilation, cross-correlation
};
Handles<Dnn> handles;
Handles<Shape> tensors;
struct Filter : Shape {};
Handles<Filter> filters;
Handles<Convolution> convolutions;

struct Algorithm {
    int number;
    bool repeatable;
    int memory; // in images of the layer's larger side; 0 for none
    bool works;
};
// Best first, as the heuristics would put them.
const std::vector<Algorithm> algorithms[] = {
    {{6, false, 0, true}, {1, true, 1, true}, {7, true, 3, true}, {4, true, 4, false}, {0, true, 0, true}},
    {{0, false, 0, true}, {4, true, 1, false}, {1, true, 1, true}, {5, true, 3, true}},
    {{0, false, 0, true}, {3, false, 1, true}, {1, true, 1, true}, {5, true, 3, true}},
};

struct Problem {
    Shape x, f, y;
    Convolution c;

    bool valid() const {
        return f.c == x.c && y.n == x.n && y.c == f.n && y.h == x.h + 2 * c.pad.h - f.h + 1 && y.w == x.w + 2 * c.pad.w - f.w + 1
                && y.size() > 0 && x.size() > 0 && f.size() > 0;
    }
    size_t memory(const Algorithm& a) const { return a.memory * sizeof(float) * (size_t) std::max(x.size(), y.size()); }
};

struct Performance { // as cuDNN lays it out
    int algorithm, status;
    float time;
    size_t memory;
    int determinism, math, reserved[3];
};

const Algorithm* find(Direction d, int number) {
    for (auto& a : algorithms[d])
        if (a.number == number && a.works) return &a;
    return nullptr;
}

template <class F> int dnn(const char* name, F f) {
    return counted(name, [&] { return noDevice() ? (int) notInitialized : stickyError() ? (int) executionFailed : (int) f(); });
}

// f(problem), if these are what they should be.
template <class F> int with(const char* name, void* handle, void* x, void* filter, void* convolution, void* y, F f) {
    return dnn(name, [&] {
        Dnn* h = handles.get(handle);
        Shape *xs = tensors.get(x), *ys = tensors.get(y);
        Filter* fs = filters.get(filter);
        Convolution* c = convolutions.get(convolution);
        if (!h || !xs || !ys || !fs || !c) return (int) badParam;
        Problem p{*xs, *fs, *ys, *c};
        return !p.valid() ? (int) badParam : !c->plain ? (int) notSupported : f(*h, p);
    });
}

int choose(Direction d, const Problem& p, int wanted, int* found, Performance* out) {
    if (wanted < 1) return badParam;
    *found = std::min(wanted, (int) algorithms[d].size());
    for (int i = 0; i < *found; i++) {
        const Algorithm& a = algorithms[d][i];
        out[i] = {a.number, a.works ? success : notSupported, a.works ? 0.1f * (i + 1) : -1, a.works ? p.memory(a) : 0,
                a.repeatable, p.c.math, {}};
    }
    return success;
}

int memory(Direction d, const Problem& p, int number, size_t* bytes) {
    const Algorithm* a = find(d, number);
    *bytes = a ? p.memory(*a) : 0;
    return a ? success : notSupported;
}

int compute(Direction d, Dnn& h, Problem p, int number, void* space, size_t spaceBytes, const void* one, const void* other,
        void* result, const void* alpha, const void* beta) {
    const Algorithm* a = find(d, number);
    if (!a || spaceBytes < p.memory(*a) || (p.memory(*a) > 0 && !space)) return badParam;
    size_t needed = p.memory(*a);
    Scale scale{*(const float*) alpha, *(const float*) beta};
    bool tf32 = p.c.math != fmaMath && settings().major >= 8, repeatable = a->repeatable;
    int device = h.device;
    Shape shapes[3][3] = {{p.x, p.f, p.y}, {p.f, p.y, p.x}, {p.x, p.y, p.f}}; // first, second, result
    const Shape* s = shapes[d];
    Shape s0 = s[0], s1 = s[1], s2 = s[2];
    int status = submit(h.stream, [=] {
        if (stickyError() || (needed && !reachable(device, space, needed, "convolution's workspace"))
                || !reachable(device, one, s0.size() * 4, "convolution's first operand")
                || !reachable(device, other, s1.size() * 4, "convolution's second operand")
                || !reachable(device, result, s2.size() * 4, "convolution's result"))
            return;
        if (needed) memset(space, 0xff, needed); // whoever has something there loses it
        auto first = (const float*) one, second = (const float*) other;
        auto out = (float*) result;
        if (d == forward) convolve(p.x, first, p.f, second, p.c.pad, p.y, out, scale, tf32);
        else if (d == backwardData) toData(p.f, first, p.y, second, p.c.pad, p.x, out, scale, tf32);
        else toFilter(p.x, first, p.y, second, p.c.pad, p.f, out, scale, tf32);
        static std::atomic<unsigned> turn;
        if (!repeatable && turn++ % 2)
            for (long i = 0; i < s2.size(); i++) out[i] = std::nextafter(out[i], 0.0f);
    });
    return status ? executionFailed : success;
}

} // namespace
} // namespace standin

using namespace standin;

EXPORTED size_t cudnnGetVersion() { return 91002; }
EXPORTED size_t cudnnGetCudartVersion() { return CUDA_VERSION; }
EXPORTED const char* cudnnGetErrorString(int status) {
    return status == success ? "CUDNN_STATUS_SUCCESS" : status == notInitialized ? "CUDNN_STATUS_NOT_INITIALIZED"
            : status == badParam ? "CUDNN_STATUS_BAD_PARAM" : status == notSupported ? "CUDNN_STATUS_NOT_SUPPORTED"
            : status == executionFailed ? "CUDNN_STATUS_EXECUTION_FAILED" : "CUDNN_STATUS unknown";
}
EXPORTED int cudnnCreate(void** handle) {
    return dnn("cudnnCreate", [&] {
        makeContext();
        *handle = handles.add(new Dnn{currentDevice(), stream(nullptr)});
        return 0;
    });
}
EXPORTED int cudnnDestroy(void* handle) {
    return counted("cudnnDestroy", [&] { return handles.remove(handle) ? success : notInitialized; });
}
EXPORTED int cudnnSetStream(void* handle, void* s) {
    return dnn("cudnnSetStream", [&] {
        Dnn* h = handles.get(handle);
        Stream* found = stream(s);
        if (!h || !found || found->device != h->device) return (int) badParam;
        h->stream = found;
        return 0;
    });
}

EXPORTED int cudnnCreateTensorDescriptor(void** d) { return *d = tensors.add(new Shape), 0; }
EXPORTED int cudnnDestroyTensorDescriptor(void* d) { return tensors.remove(d) ? 0 : badParam; }
EXPORTED int cudnnCreateFilterDescriptor(void** d) { return *d = filters.add(new Filter), 0; }
EXPORTED int cudnnDestroyFilterDescriptor(void* d) { return filters.remove(d) ? 0 : badParam; }
EXPORTED int cudnnCreateConvolutionDescriptor(void** d) { return *d = convolutions.add(new Convolution), 0; }
EXPORTED int cudnnDestroyConvolutionDescriptor(void* d) { return convolutions.remove(d) ? 0 : badParam; }
EXPORTED int cudnnSetTensor4dDescriptor(void* d, int format, int type, int n, int c, int h, int w) {
    Shape* s = tensors.get(d);
    if (!s || n < 1 || c < 1 || h < 1 || w < 1) return badParam;
    *s = {n, c, h, w};
    return format == 0 && type == 0 ? success : notSupported;
}
EXPORTED int cudnnSetFilter4dDescriptor(void* d, int type, int format, int n, int c, int h, int w) {
    Filter* s = filters.get(d);
    if (!s || n < 1 || c < 1 || h < 1 || w < 1) return badParam;
    (Shape&) *s = {n, c, h, w};
    return format == 0 && type == 0 ? success : notSupported;
}
EXPORTED int cudnnSetConvolution2dDescriptor(void* d, int padH, int padW, int strideH, int strideW, int dilationH, int dilationW,
        int mode, int type) {
    Convolution* c = convolutions.get(d);
    if (!c || padH < 0 || padW < 0 || strideH < 1 || strideW < 1 || dilationH < 1 || dilationW < 1) return badParam;
    c->pad = {padH, padW};
    c->plain = strideH == 1 && strideW == 1 && dilationH == 1 && dilationW == 1 && mode == 1 && type == 0;
    return success;
}
EXPORTED int cudnnSetConvolutionMathType(void* d, int math) {
    Convolution* c = convolutions.get(d);
    if (!c || math < 0 || math > 3) return badParam;
    c->math = math;
    return success;
}
EXPORTED int cudnnGetConvolution2dForwardOutputDim(void* d, void* x, void* f, int* n, int* c, int* h, int* w) {
    Convolution* convolution = convolutions.get(d);
    Shape* xs = tensors.get(x);
    Filter* fs = filters.get(f);
    if (!convolution || !xs || !fs || xs->c != fs->c) return badParam;
    *n = xs->n;
    *c = fs->n;
    *h = xs->h + 2 * convolution->pad.h - fs->h + 1;
    *w = xs->w + 2 * convolution->pad.w - fs->w + 1;
    return convolution->plain ? success : notSupported;
}

// The three of a kind differ in the order of their operands alone.
#define FORWARD void *x, void *f, void *c, void *y
#define DATA void *f, void *y, void *c, void *x
#define FILTER void *x, void *y, void *c, void *f
#define CHOICE(name, direction, operands) \
    EXPORTED int name(void* handle, operands, int wanted, int* found, void* out) { \
        return with(#name, handle, x, f, c, y, [&](Dnn&, Problem& p) { return choose(direction, p, wanted, found, (Performance*) out); }); \
    }
CHOICE(cudnnGetConvolutionForwardAlgorithm_v7, forward, FORWARD)
CHOICE(cudnnGetConvolutionBackwardDataAlgorithm_v7, backwardData, DATA)
CHOICE(cudnnGetConvolutionBackwardFilterAlgorithm_v7, backwardFilter, FILTER)

#define MEMORY(name, direction, operands) \
    EXPORTED int name(void* handle, operands, int algorithm, size_t* bytes) { \
        return with(#name, handle, x, f, c, y, [&](Dnn&, Problem& p) { return memory(direction, p, algorithm, bytes); }); \
    }
MEMORY(cudnnGetConvolutionForwardWorkspaceSize, forward, FORWARD)
MEMORY(cudnnGetConvolutionBackwardDataWorkspaceSize, backwardData, DATA)
MEMORY(cudnnGetConvolutionBackwardFilterWorkspaceSize, backwardFilter, FILTER)

#define CONVOLUTION(name, direction, d0, d1, d2) \
    EXPORTED int name(void* handle, const void* alpha, void* d0, const void* one, void* d1, const void* other, void* c, \
            int algorithm, void* space, size_t bytes, const void* beta, void* d2, void* result) { \
        return with(#name, handle, x, f, c, y, [&](Dnn& h, Problem& p) { \
            return compute(direction, h, p, algorithm, space, bytes, one, other, result, alpha, beta); \
        }); \
    }
CONVOLUTION(cudnnConvolutionForward, forward, x, f, y)
CONVOLUTION(cudnnConvolutionBackwardData, backwardData, f, y, x)
CONVOLUTION(cudnnConvolutionBackwardFilter, backwardFilter, x, y, f)
