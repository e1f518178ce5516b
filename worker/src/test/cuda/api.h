// What every function of NVIDIA's that the stand-in has begins with: it is counted, and fails where all must.
#pragma once
#include "memory.h"
#include "settings.h"
#include "streams.h"

#include <set>

namespace standin {

// The status of a call without a device: 100 where there is none, 35 where the driver is too old for this library.
inline int noDevice() {
    auto& s = settings();
    return s.driver / 1000 < CUDA_VERSION / 1000 ? 35 : s.devices.empty() ? 100 : 0;
}

// Each call has a type of lambda of its own, so each has its counter looked up once.
template <class F> int counted(const char* name, F f) {
    static Counter& calls = counter(name);
    calls++;
    return f();
}

extern thread_local int lastError; // of the runtime, for cudaGetLastError

template <class F> int runtime(const char* name, F f) {
    return counted(name, [&] {
        int status = noDevice();
        if (!status) status = stickyError();
        if (!status) {
            makeContext();
            status = f();
        }
        if (status && status != 600) lastError = status;
        return status;
    });
}

template <class F> int driver(const char* name, F f) {
    return counted(name, [&] {
        int status = settings().devices.empty() ? 100 : stickyError();
        return status ? status : f();
    });
}

// Handles that exist, so that one that does not is no crash.
template <class T> class Handles {
    std::recursive_mutex mutex;
    std::set<void*> all;

public:
    T* add(T* made) {
        std::lock_guard<std::recursive_mutex> lock(mutex);
        all.insert(made);
        return made;
    }
    T* get(void* handle) {
        std::lock_guard<std::recursive_mutex> lock(mutex);
        return all.count(handle) ? (T*) handle : nullptr;
    }
    bool remove(void* handle) {
        std::lock_guard<std::recursive_mutex> lock(mutex);
        if (!all.erase(handle)) return false;
        delete (T*) handle;
        return true;
    }
};

}

#define EXPORTED extern "C" __attribute__((visibility("default")))
