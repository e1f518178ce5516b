// Work is done by the thread that submits it, at once; or, deferred, by the one that waits for it. Either is an order that
// a GPU might choose. Captures follow the rules of CUDA's runtime for cudaStreamBeginCapture and its three modes.
#include "streams.h"

#include "settings.h"

#include <map>
#include <memory>

namespace standin {
namespace {

thread_local int device;
thread_local bool context;

std::recursive_mutex registry;
std::map<Stream*, std::shared_ptr<Stream>> streams; // those who wait for one keep it until they are through
std::map<int, std::shared_ptr<Stream>> defaults;
std::recursive_mutex deferred; // one drains at a time: streams may wait for each other

Stream* defaultStream(int device) {
    std::lock_guard<std::recursive_mutex> lock(registry);
    std::shared_ptr<Stream>& s = defaults[device];
    if (!s) s.reset(new Stream{device, true});
    return s.get();
}

std::vector<std::shared_ptr<Stream>> streamsOf(int device, bool blockingOnly) {
    std::lock_guard<std::recursive_mutex> lock(registry);
    defaultStream(device);
    std::vector<std::shared_ptr<Stream>> found{defaults[device]};
    for (auto& [key, s] : streams)
        if (s->device == device && (s->blocking || !blockingOnly)) found.push_back(s);
    return found;
}

} // namespace

int currentDevice() { return device; }
void chooseDevice(int chosen) { device = chosen; context = true; }
bool hasContext() { return context; }
void makeContext() { context = true; }

Stream* createStream(int device, bool blocking) {
    std::lock_guard<std::recursive_mutex> lock(registry);
    std::shared_ptr<Stream> s(new Stream{device, blocking});
    streams[s.get()] = s;
    return s.get();
}

bool destroyStream(Stream* s) {
    std::shared_ptr<Stream> last;
    {
        std::lock_guard<std::recursive_mutex> lock(registry);
        auto found = streams.find(s);
        if (found == streams.end()) return false;
        last = found->second;
    }
    drain(s);
    std::lock_guard<std::recursive_mutex> lock(registry);
    streams.erase(s);
    return true;
}

Stream* stream(void* handle) {
    if ((uintptr_t) handle <= 2) return defaultStream(device);
    std::lock_guard<std::recursive_mutex> lock(registry);
    return streams.count((Stream*) handle) ? (Stream*) handle : nullptr;
}

int submit(Stream* s, Operation operation) {
    bool isDefault = s == defaultStream(s->device);
    if (isDefault)
        if (int status = implicitWait(s->device)) return status;
    std::unique_lock<std::recursive_mutex> lock(s->lock);
    if (s->capture) {
        if (s->invalid) return 901;
        s->capture->steps.push_back(std::move(operation));
        return 0;
    }
    if (!settings().defer && s->pending.empty()) {
        operation();
        return 0;
    }
    // The default stream and those that wait for it take turns.
    lock.unlock();
    if (isDefault) {
        for (auto& other : streamsOf(s->device, true)) if (other.get() != s) drain(other.get());
    } else if (s->blocking) {
        drain(defaultStream(s->device));
    }
    lock.lock();
    s->pending.push_back(std::move(operation));
    lock.unlock();
    if (!settings().defer) drain(s);
    return 0;
}

void drain(Stream* s) {
    std::lock_guard<std::recursive_mutex> one(deferred);
    while (true) {
        std::unique_lock<std::recursive_mutex> lock(s->lock); // waits for what another thread has the stream do
        if (s->pending.empty()) return;
        Operation next = std::move(s->pending.front());
        s->pending.pop_front();
        lock.unlock();
        next();
    }
}

void drainAll(int device, bool blockingOnly) {
    for (auto& s : streamsOf(device, blockingOnly)) drain(s.get());
}

int beginCapture(Stream* s, int mode) {
    if (s == defaultStream(s->device)) return 900;
    if (mode < 0 || mode > 2) return 1;
    std::lock_guard<std::recursive_mutex> lock(s->lock);
    if (s->capture) return 1;
    s->capture = new Graph;
    s->invalid = false;
    s->mode = (CaptureMode) mode;
    s->capturer = std::this_thread::get_id();
    return 0;
}

int endCapture(Stream* s, Graph** graph) {
    std::lock_guard<std::recursive_mutex> lock(s->lock);
    *graph = nullptr;
    if (!s->capture) return 1;
    if (s->mode != CaptureMode::relaxed && s->capturer != std::this_thread::get_id()) return 908;
    Graph* recorded = s->capture;
    s->capture = nullptr;
    if (s->invalid) {
        delete recorded;
        return 901;
    }
    *graph = recorded;
    return 0;
}

int unsafeCall() {
    std::lock_guard<std::recursive_mutex> lock(registry);
    int status = 0;
    for (auto& [key, s] : streams) {
        bool mine = s->capturer == std::this_thread::get_id();
        if (s->capture && (s->mode == CaptureMode::global || (s->mode == CaptureMode::threadLocal && mine))) {
            s->invalid = true;
            status = 900;
        }
    }
    return status;
}

int implicitWait(int device) {
    std::lock_guard<std::recursive_mutex> lock(registry);
    int status = 0;
    for (auto& [key, s] : streams) {
        if (s->device == device && s->blocking && s->capture) {
            s->invalid = true;
            status = 906;
        }
    }
    return status;
}

int waitFor(Stream* s) {
    std::lock_guard<std::recursive_mutex> lock(s->lock);
    if (!s->capture) return 0;
    s->invalid = true;
    return 900;
}

} // namespace standin
