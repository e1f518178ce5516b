// The runtime, libcudart: streams, events, graphs.
#include "api.h"

#include <memory>

namespace standin {
namespace {

typedef std::chrono::steady_clock Clock;

struct Event {
    std::mutex lock;
    Stream* stream = nullptr; // null: never recorded
    long asked = 0, done = 0; // records
    Clock::time_point time;
};
// Work that waits in a stream may outlive the handle.
struct EventHandle {
    std::shared_ptr<Event> event = std::make_shared<Event>();
};
struct Executable {
    std::shared_ptr<const Graph> graph;
};
Handles<EventHandle> events;
Handles<Graph> graphs;
Handles<Executable> executables;

// The stream, if nothing forbids to wait for it.
template <class F> int waiting(void* handle, F f) {
    Stream* s = stream(handle);
    if (!s) return 400;
    if (int status = waitFor(s)) return status;
    return f(s);
}

bool isDone(Event& e) {
    std::lock_guard<std::mutex> lock(e.lock);
    return e.done == e.asked;
}

} // namespace
} // namespace standin

using namespace standin;

EXPORTED int cudaStreamCreateWithFlags(void** made, unsigned flags) {
    return runtime("cudaStreamCreate", [&] { *made = createStream(currentDevice(), flags == 0); return 0; });
}
EXPORTED int cudaStreamCreate(void** made) { return cudaStreamCreateWithFlags(made, 0); }
EXPORTED int cudaStreamCreateWithPriority(void** made, unsigned flags, int) { return cudaStreamCreateWithFlags(made, flags); }
EXPORTED int cudaStreamDestroy(void* handle) {
    return runtime("cudaStreamDestroy", [&] { return (uintptr_t) handle > 2 && destroyStream((Stream*) handle) ? 0 : 400; });
}
EXPORTED int cudaStreamSynchronize(void* handle) {
    return runtime("cudaStreamSynchronize", [&] {
        return waiting(handle, [](Stream* s) {
            drain(s);
            intact(s->device);
            return stickyError();
        });
    });
}
// Who asks again and again gets on: not ready once, ready after that.
EXPORTED int cudaStreamQuery(void* handle) {
    return runtime("cudaStreamQuery", [&] {
        return waiting(handle, [](Stream* s) {
            bool busy;
            {
                std::lock_guard<std::recursive_mutex> lock(s->lock);
                busy = !s->pending.empty();
            }
            drain(s);
            return stickyError() ? stickyError() : busy ? 600 : 0;
        });
    });
}
EXPORTED int cudaStreamWaitEvent(void* handle, void* event, unsigned) {
    return runtime("cudaStreamWaitEvent", [&] {
        Stream* s = stream(handle);
        EventHandle* h = events.get(event);
        if (!s || !h) return 400;
        auto e = h->event;
        return submit(s, [=] { if (e->stream && !isDone(*e)) drain(e->stream); });
    });
}
EXPORTED int cudaLaunchHostFunc(void* handle, void (*function)(void*), void* argument) {
    return runtime("cudaLaunchHostFunc", [&] {
        Stream* s = stream(handle);
        return s ? submit(s, [=] { function(argument); }) : 400;
    });
}

EXPORTED int cudaEventCreateWithFlags(void** made, unsigned) {
    return runtime("cudaEventCreate", [&] { *made = events.add(new EventHandle); return 0; });
}
EXPORTED int cudaEventCreate(void** made) { return cudaEventCreateWithFlags(made, 0); }
EXPORTED int cudaEventDestroy(void* event) {
    return runtime("cudaEventDestroy", [&] { return events.remove(event) ? 0 : 400; });
}
EXPORTED int cudaEventRecord(void* event, void* handle) {
    return runtime("cudaEventRecord", [&] {
        EventHandle* h = events.get(event);
        Stream* s = stream(handle);
        if (!h || !s) return 400;
        auto e = h->event;
        if (!s->capture) {
            std::lock_guard<std::mutex> lock(e->lock);
            e->stream = s;
            e->asked++;
        }
        bool captured = s->capture;
        return submit(s, [=] {
            std::lock_guard<std::mutex> lock(e->lock);
            e->time = Clock::now();
            if (!captured) e->done++;
        });
    });
}
EXPORTED int cudaEventSynchronize(void* event) {
    return runtime("cudaEventSynchronize", [&] {
        EventHandle* h = events.get(event);
        if (!h) return 400;
        if (!isDone(*h->event)) drain(h->event->stream);
        return stickyError();
    });
}
EXPORTED int cudaEventQuery(void* event) {
    return runtime("cudaEventQuery", [&] {
        EventHandle* h = events.get(event);
        if (!h) return 400;
        if (isDone(*h->event)) return 0;
        drain(h->event->stream);
        return stickyError() ? stickyError() : 600;
    });
}
EXPORTED int cudaEventElapsedTime(float* milliseconds, void* begin, void* end) {
    return runtime("cudaEventElapsedTime", [&] {
        EventHandle* a = events.get(begin);
        EventHandle* b = events.get(end);
        if (!a || !b || !a->event->stream || !b->event->stream) return 400;
        if (!isDone(*a->event) || !isDone(*b->event)) return 600;
        *milliseconds = std::chrono::duration<float, std::milli>(b->event->time - a->event->time).count();
        return 0;
    });
}

EXPORTED int cudaStreamBeginCapture(void* handle, int mode) {
    return runtime("cudaStreamBeginCapture", [&] {
        Stream* s = stream(handle);
        return s ? beginCapture(s, mode) : 400;
    });
}
EXPORTED int cudaStreamEndCapture(void* handle, void** graph) {
    return runtime("cudaStreamEndCapture", [&] {
        Stream* s = stream(handle);
        if (!s) return 400;
        Graph* recorded;
        int status = endCapture(s, &recorded);
        *graph = recorded ? graphs.add(recorded) : nullptr;
        return status;
    });
}
EXPORTED int cudaStreamIsCapturing(void* handle, int* status) {
    return runtime("cudaStreamIsCapturing", [&] {
        Stream* s = stream(handle);
        if (!s) return 400;
        *status = !s->capture ? 0 : s->invalid ? 2 : 1;
        return 0;
    });
}
EXPORTED int cudaGraphGetNodes(void* graph, void**, size_t* count) {
    return runtime("cudaGraphGetNodes", [&] {
        Graph* g = graphs.get(graph);
        if (g) *count = g->steps.size();
        return g ? 0 : 1;
    });
}
EXPORTED int cudaGraphInstantiate(void** made, void* graph, unsigned long long) {
    return runtime("cudaGraphInstantiate", [&] {
        Graph* g = graphs.get(graph);
        if (!g) return 1;
        *made = executables.add(new Executable{std::make_shared<const Graph>(*g)});
        return 0;
    });
}
EXPORTED int cudaGraphInstantiateWithFlags(void** made, void* graph, unsigned long long flags) {
    return cudaGraphInstantiate(made, graph, flags);
}
EXPORTED int cudaGraphUpload(void* executable, void* handle) {
    return runtime("cudaGraphUpload", [&] { return executables.get(executable) && stream(handle) ? 0 : 1; });
}
EXPORTED int cudaGraphLaunch(void* executable, void* handle) {
    return runtime("cudaGraphLaunch", [&] {
        Executable* e = executables.get(executable);
        Stream* s = stream(handle);
        if (!e || !s) return e ? 400 : 1;
        auto graph = e->graph;
        return submit(s, [graph] { for (auto& step : graph->steps) step(); });
    });
}
EXPORTED int cudaGraphDestroy(void* graph) {
    return runtime("cudaGraphDestroy", [&] { return graphs.remove(graph) ? 0 : 1; });
}
EXPORTED int cudaGraphExecDestroy(void* executable) {
    return runtime("cudaGraphExecDestroy", [&] { return executables.remove(executable) ? 0 : 1; });
}
