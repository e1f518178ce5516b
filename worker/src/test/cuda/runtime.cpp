// The runtime, libcudart: devices, memory, copies.
#include "api.h"

#include <cstdio>
#include <cstring>
#include <memory>
#include <vector>

namespace standin {
const char* errorName(int status);
const char* errorText(int status);
int deviceAttribute(int* value, int what, int ordinal);

namespace {

enum Kind { hostToHost, hostToDevice, deviceToHost, deviceToDevice, automatic };

// Who says what lies where must be right: the sides that are the device's are looked at when the copy is made.
Operation copy(int device, void* to, const void* from, size_t bytes, Kind kind) {
    return [=] {
        if (stickyError() || bytes == 0) return;
        bool toDevice = kind == hostToDevice || kind == deviceToDevice;
        bool fromDevice = kind == deviceToHost || kind == deviceToDevice;
        if (toDevice && !reachable(device, to, bytes, "copy to device")) return;
        if (fromDevice && !reachable(device, from, bytes, "copy from device")) return;
        memcpy(to, from, bytes);
    };
}

Operation fill(int device, void* p, int value, size_t bytes) {
    return [=] {
        if (!stickyError() && bytes > 0 && reachable(device, p, bytes, "memset")) memset(p, value, bytes);
    };
}

int copyAsync(void* to, const void* from, size_t bytes, Kind kind, Stream* s) {
    if (!s || kind < hostToHost || kind > automatic) return s ? 1 : 400;
    bool pageable = (kind == hostToDevice && !isPinned(from)) || (kind == deviceToHost && !isPinned(to));
    if (pageable && s->capture) return waitFor(s);
    if (kind == hostToDevice && pageable && settings().defer) {
        // CUDA takes a copy of what the host might page out, and waits for nobody.
        auto staged = std::make_shared<std::vector<char>>((const char*) from, (const char*) from + bytes);
        int device = s->device;
        return submit(s, [=] { copy(device, to, staged->data(), bytes, kind)(); });
    }
    int status = submit(s, copy(s->device, to, from, bytes, kind));
    if (kind == deviceToHost && pageable) drain(s); // such a copy has been made when the call returns
    return status;
}

} // namespace
} // namespace standin

using namespace standin;

EXPORTED const char* cudaGetErrorString(int status) { return errorText(status); }
EXPORTED const char* cudaGetErrorName(int status) { return errorName(status); }
EXPORTED int cudaGetLastError() {
    int status = stickyError() ? stickyError() : lastError;
    lastError = 0;
    return status;
}
EXPORTED int cudaPeekAtLastError() { return stickyError() ? stickyError() : lastError; }
EXPORTED int cudaRuntimeGetVersion(int* version) { *version = CUDA_VERSION; return 0; }
EXPORTED int cudaDriverGetVersion(int* version) { *version = settings().devices.empty() ? 0 : settings().driver; return 0; }

EXPORTED int cudaGetDeviceCount(int* count) {
    *count = 0;
    int status = counted("cudaGetDeviceCount", noDevice);
    if (!status) *count = (int) settings().devices.size();
    return lastError = status;
}
EXPORTED int cudaSetDevice(int device) {
    return runtime("cudaSetDevice", [&] {
        if (device < 0 || device >= (int) settings().devices.size()) return 101;
        chooseDevice(device);
        return 0;
    });
}
EXPORTED int cudaGetDevice(int* device) {
    return runtime("cudaGetDevice", [&] { *device = currentDevice(); return 0; });
}
EXPORTED int cudaDeviceGetAttribute(int* value, int what, int device) {
    return runtime("cudaDeviceGetAttribute", [&] { return deviceAttribute(value, what, device); });
}
EXPORTED int cudaDeviceGetPCIBusId(char* id, int length, int device) {
    return runtime("cudaDeviceGetPCIBusId", [&] {
        if (device < 0 || device >= (int) settings().devices.size()) return 101;
        snprintf(id, length, "0000:%02X:00.0", settings().devices[device] + 1);
        return 0;
    });
}
EXPORTED int cudaDeviceSynchronize() {
    return runtime("cudaDeviceSynchronize", [] {
        int status = unsafeCall();
        if (!status) status = implicitWait(currentDevice());
        if (status) return status;
        drainAll(currentDevice(), false);
        intact(currentDevice());
        return stickyError();
    });
}

EXPORTED int cudaMalloc(void** p, size_t bytes) {
    return runtime("cudaMalloc", [&] {
        *p = nullptr;
        if (int status = unsafeCall()) return status;
        return bytes == 0 || (*p = allocate(Place::device, currentDevice(), bytes)) ? 0 : 2;
    });
}
EXPORTED int cudaFree(void* p) {
    return runtime("cudaFree", [&] {
        if (!p) return 0;
        if (int status = unsafeCall()) return status;
        for (int i = 0; i < (int) settings().devices.size(); i++) drainAll(i, false); // as CUDA does
        return release(Place::device, p) ? stickyError() : 1;
    });
}
EXPORTED int cudaHostAlloc(void** p, size_t bytes, unsigned) {
    return runtime("cudaHostAlloc", [&] {
        *p = nullptr;
        if (int status = unsafeCall()) return status;
        return bytes == 0 || (*p = allocate(Place::pinned, currentDevice(), bytes)) ? 0 : 2;
    });
}
EXPORTED int cudaMallocHost(void** p, size_t bytes) { return cudaHostAlloc(p, bytes, 0); }
EXPORTED int cudaFreeHost(void* p) {
    return runtime("cudaFreeHost", [&] {
        if (!p) return 0;
        if (int status = unsafeCall()) return status;
        for (int i = 0; i < (int) settings().devices.size(); i++) drainAll(i, false);
        return release(Place::pinned, p) ? stickyError() : 1;
    });
}
EXPORTED int cudaMemGetInfo(size_t* free, size_t* total) {
    return runtime("cudaMemGetInfo", [&] { memoryOf(currentDevice(), *free, *total); return 0; });
}

// Copies that wait do so in the default stream: for the streams that wait for it, not for the others.
EXPORTED int cudaMemcpy(void* to, const void* from, size_t bytes, int kind) {
    return runtime("cudaMemcpy", [&] {
        if (kind < hostToHost || kind > automatic) return 1;
        int status = unsafeCall();
        if (!status) status = implicitWait(currentDevice());
        if (status) return status;
        drainAll(currentDevice(), true);
        copy(currentDevice(), to, from, bytes, (Kind) kind)();
        return stickyError();
    });
}
EXPORTED int cudaMemcpyAsync(void* to, const void* from, size_t bytes, int kind, void* handle) {
    return runtime("cudaMemcpyAsync", [&] { return copyAsync(to, from, bytes, (Kind) kind, stream(handle)); });
}
EXPORTED int cudaMemset(void* p, int value, size_t bytes) {
    return runtime("cudaMemset", [&] {
        int status = unsafeCall();
        return status ? status : submit(stream(nullptr), fill(currentDevice(), p, value, bytes));
    });
}
EXPORTED int cudaMemsetAsync(void* p, int value, size_t bytes, void* handle) {
    return runtime("cudaMemsetAsync", [&] {
        Stream* s = stream(handle);
        return s ? submit(s, fill(s->device, p, value, bytes)) : 400;
    });
}
