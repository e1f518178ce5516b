// The driver, libcuda: devices, modules, launches.
#include "api.h"
#include "kernels.h"
#include "nvrtc.h"

#include <cstring>

namespace standin {
thread_local int lastError;
const char* errorName(int status);
const char* errorText(int status);

namespace {

struct Module {
    int device;
};
struct Function {
    const Kernel* kernel;
    int device;
    Counter* launches;
};
Handles<Module> modules;
std::mutex functionsLock;
std::set<Function*> functions; // they live as long as the process, few as they are

int attribute(int* value, int what, int ordinal) {
    auto& s = settings();
    if (ordinal < 0 || ordinal >= (int) s.devices.size()) return 101;
    switch (what) {
        case 1: case 2: case 3: *value = 1024; return 0;         // threads of a block
        case 4: *value = 64; return 0;
        case 5: *value = 0x7fffffff; return 0;                   // blocks
        case 6: case 7: *value = 65535; return 0;
        case 8: *value = 48 << 10; return 0;                     // shared memory of a block
        case 10: *value = 32; return 0;                          // threads of a warp
        case 16: *value = s.processors; return 0;
        case 20: *value = 0; return 0;                           // compute mode: anybody may use it
        case 33: *value = s.devices[ordinal] + 1; return 0;      // bus
        case 34: case 50: *value = 0; return 0;
        case 39: *value = 2048; return 0;                        // threads of a multiprocessor
        case 41: *value = 1; return 0;                           // one address space with the host
        case 75: *value = s.major; return 0;
        case 76: *value = s.minor; return 0;
        default: *value = 0; return 0;
    }
}

// What the launch does when its turn comes.
Operation launch(const Function& f, dim3 grid, dim3 block, size_t shared, void** parameters) {
    Bound bound = f.kernel->bind(parameters);
    std::string name = f.kernel->name;
    Counter* launches = f.launches;
    int device = f.device;
    return [=] {
        (*launches)++;
        if (stickyError()) return;
        if (int status = plannedFailure()) return raise(status, name + ": as planned");
        for (const void* p : bound.pointers)
            if (!reachable(device, p, 0, name)) return;
        run(name, *bound.call, grid, block, shared);
    };
}

} // namespace

int deviceAttribute(int* value, int what, int ordinal) { return attribute(value, what, ordinal); }

} // namespace standin

using namespace standin;

EXPORTED int cuInit(unsigned) { return driver("cuInit", [] { return 0; }); }
EXPORTED int cuDriverGetVersion(int* version) {
    *version = settings().driver;
    return 0;
}
EXPORTED int cuDeviceGetCount(int* count) {
    return driver("cuDeviceGetCount", [&] { *count = (int) settings().devices.size(); return 0; });
}
EXPORTED int cuDeviceGet(int* device, int ordinal) {
    return driver("cuDeviceGet", [&] {
        if (ordinal < 0 || ordinal >= (int) settings().devices.size()) return 101;
        *device = ordinal;
        return 0;
    });
}
EXPORTED int cuDeviceGetName(char* name, int length, int) {
    return driver("cuDeviceGetName", [&] { snprintf(name, length, "%s", settings().name.c_str()); return 0; });
}
EXPORTED int cuDeviceTotalMem_v2(size_t* bytes, int) {
    return driver("cuDeviceTotalMem", [&] { *bytes = settings().memory; return 0; });
}
EXPORTED int cuDeviceGetAttribute(int* value, int what, int device) {
    return driver("cuDeviceGetAttribute", [&] { return attribute(value, what, device); });
}
EXPORTED int cuGetErrorString(int status, const char** text) { *text = errorText(status); return 0; }
EXPORTED int cuGetErrorName(int status, const char** name) { *name = errorName(status); return 0; }

EXPORTED int cuModuleLoadData(void** module, const void* image) {
    return driver("cuModuleLoadData", [&] {
        if (!hasContext()) return 201;
        int arch = architectureOf((const char*) image);
        int own = settings().major * 10 + settings().minor;
        if (arch == 0) return 200;                                      // not of our NVRTC: no image
        bool machine = arch > 0;
        if (machine ? arch / 10 != own / 10 || arch > own : -arch > own) return 209; // for another card
        *module = modules.add(new Module{currentDevice()});
        return 0;
    });
}
EXPORTED int cuModuleLoadDataEx(void** module, const void* image, unsigned, int*, void**) {
    return cuModuleLoadData(module, image);
}
EXPORTED int cuModuleUnload(void* module) {
    return driver("cuModuleUnload", [&] {
        Module* m = modules.get(module);
        if (!m) return 400;
        drainAll(m->device, false);
        modules.remove(module);
        return 0;
    });
}
EXPORTED int cuModuleGetFunction(void** function, void* module, const char* name) {
    return driver("cuModuleGetFunction", [&] {
        Module* m = modules.get(module);
        if (!m) return 400;
        const Kernel* kernel = findKernel(name);
        if (!kernel) return 500;
        std::lock_guard<std::mutex> lock(functionsLock);
        for (auto* known : functions)
            if (known->kernel == kernel && known->device == m->device) return *function = known, 0;
        *function = *functions.insert(new Function{kernel, m->device, &counter(std::string("kernel ") + name)}).first;
        return 0;
    });
}
EXPORTED int cuFuncGetAttribute(int* value, int what, void*) {
    return driver("cuFuncGetAttribute", [&] { *value = what == 0 ? 1024 : what == 4 ? 32 : 0; return 0; });
}
EXPORTED int cuLaunchKernel(void* function, unsigned gx, unsigned gy, unsigned gz, unsigned bx, unsigned by, unsigned bz,
        unsigned shared, void* handle, void** parameters, void** extra) {
    return driver("cuLaunchKernel", [&] {
        if (!hasContext()) return 201;
        auto* f = (Function*) function;
        {
            std::lock_guard<std::mutex> lock(functionsLock);
            if (!functions.count(f)) return 400;
        }
        Stream* s = stream(handle);
        if (!s || s->device != f->device) return 400;
        if (gx == 0 || gy == 0 || gz == 0 || gy > 65535 || gz > 65535 || bx == 0 || by == 0 || bz == 0 || bz > 64 || extra
                || (size_t) bx * by * bz > 1024 || shared > 48 << 10)
            return 1;
        return submit(s, launch(*f, {gx, gy, gz}, {bx, by, bz}, shared, parameters));
    });
}
