// cuBLAS: the product of two matrices in float.
#include "api.h"
#include "product.h"

#include <numeric>

namespace standin {
namespace {

enum Status { success = 0, notInitialized = 1, invalidValue = 7, executionFailed = 13 };
enum Math { defaultMath = 0, pedanticMath = 2, tf32Math = 3 };

struct Blas {
    int device;
    Stream* stream;
    int math = defaultMath;
    void* workspace = nullptr;
    size_t workspaceBytes = 0;
};
Handles<Blas> handles;

template <class F> int blas(const char* name, void* handle, F f) {
    return counted(name, [&] {
        if (noDevice() || stickyError()) return (int) executionFailed;
        Blas* b = handles.get(handle);
        return b ? f(*b) : (int) notInitialized;
    });
}

std::vector<int> steps(int count, int step) {
    std::vector<int> all(count);
    for (int i = 0; i < count; i++) all[i] = i * step;
    return all;
}

// How many numbers a matrix of that many columns takes, from its first to its last.
size_t span(int rows, int columns, int stride) { return ((size_t) stride * (columns - 1) + rows) * sizeof(float); }

} // namespace
} // namespace standin

using namespace standin;

EXPORTED int cublasCreate_v2(void** handle) {
    return counted("cublasCreate", [&] {
        if (noDevice()) return (int) notInitialized;
        if (stickyError()) return (int) notInitialized;
        makeContext();
        *handle = handles.add(new Blas{currentDevice(), stream(nullptr)});
        return 0;
    });
}
EXPORTED int cublasDestroy_v2(void* handle) {
    return counted("cublasDestroy", [&] { return handles.remove(handle) ? success : notInitialized; });
}
EXPORTED int cublasSetStream_v2(void* handle, void* s) {
    return blas("cublasSetStream", handle, [&](Blas& b) {
        Stream* found = stream(s);
        if (!found || found->device != b.device) return (int) invalidValue;
        b.stream = found;
        b.workspace = nullptr; // as in cuBLAS, which then takes its own again
        b.workspaceBytes = 0;
        return 0;
    });
}
EXPORTED int cublasSetWorkspace_v2(void* handle, void* p, size_t bytes) {
    return blas("cublasSetWorkspace", handle, [&](Blas& b) {
        if ((uintptr_t) p % 256 != 0) return (int) invalidValue;
        b.workspace = p;
        b.workspaceBytes = bytes;
        return 0;
    });
}
EXPORTED int cublasSetMathMode(void* handle, int mode) {
    return blas("cublasSetMathMode", handle, [&](Blas& b) { b.math = mode; return 0; });
}
EXPORTED int cublasGetMathMode(void* handle, int* mode) {
    return blas("cublasGetMathMode", handle, [&](Blas& b) { *mode = b.math; return 0; });
}
EXPORTED int cublasSetAtomicsMode(void* handle, int) {
    return blas("cublasSetAtomicsMode", handle, [](Blas&) { return 0; });
}
EXPORTED int cublasSetPointerMode_v2(void* handle, int mode) { // only numbers of the host
    return blas("cublasSetPointerMode", handle, [&](Blas&) { return mode == 0 ? 0 : 15; });
}
EXPORTED int cublasGetProperty(int part, int* value) {
    *value = part == 0 ? CUDA_VERSION / 1000 : part == 1 ? CUDA_VERSION % 1000 / 10 : 4;
    return 0;
}

EXPORTED int cublasGetVersion_v2(void*, int* version) {
    *version = CUDA_VERSION / 1000 * 10000 + CUDA_VERSION % 1000 / 10 * 100 + 4;
    return 0;
}
EXPORTED const char* cublasGetStatusString(int status) {
    return status == success ? "CUBLAS_STATUS_SUCCESS" : status == notInitialized ? "CUBLAS_STATUS_NOT_INITIALIZED"
            : status == invalidValue ? "CUBLAS_STATUS_INVALID_VALUE" : status == executionFailed ? "CUBLAS_STATUS_EXECUTION_FAILED"
            : status == 15 ? "CUBLAS_STATUS_NOT_SUPPORTED" : "CUBLAS_STATUS unknown";
}
EXPORTED int cublasSgemm_v2(void* handle, int ta, int tb, int m, int n, int k, const float* alpha, const float* a, int lda,
        const float* b, int ldb, const float* beta, float* c, int ldc) {
    return blas("cublasSgemm", handle, [&](Blas& h) {
        if (m < 0 || n < 0 || k < 0 || lda < std::max(1, ta ? k : m) || ldb < std::max(1, tb ? n : k) || ldc < std::max(1, m))
            return (int) invalidValue;
        if (m == 0 || n == 0) return 0;
        bool tf32 = h.math == tf32Math && settings().major >= 8;
        float x = *alpha, y = *beta;
        int device = h.device;
        void* space = h.workspace;
        size_t spaceBytes = h.workspaceBytes;
        int status = submit(h.stream, [=] {
            if (stickyError() || (space && !reachable(device, space, spaceBytes, "cublasSgemm's workspace"))) return;
            if (!reachable(device, c, span(m, n, ldc), "cublasSgemm's c")) return;
            if (k > 0 && !reachable(device, a, ta ? span(k, m, lda) : span(m, k, lda), "cublasSgemm's a")) return;
            if (k > 0 && !reachable(device, b, tb ? span(n, k, ldb) : span(k, n, ldb), "cublasSgemm's b")) return;
            // Columns of c lie in one piece: as the rows of its transpose, which is b's times a's.
            auto bRows = steps(n, tb ? 1 : ldb), bColumns = steps(k, tb ? ldb : 1);
            auto aRows = steps(k, ta ? 1 : lda), aColumns = steps(m, ta ? lda : 1);
            auto cRows = steps(n, ldc), cColumns = steps(m, 1);
            multiply(n, m, k, {b, bRows.data(), bColumns.data()}, {a, aRows.data(), aColumns.data()},
                    {c, cRows.data(), cColumns.data()}, x, y, tf32);
        });
        return status ? (int) executionFailed : 0;
    });
}
