// Streams and graphs: who does what when.
#pragma once
#include <chrono>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace standin {

typedef std::function<void()> Operation;

struct Graph {
    std::vector<Operation> steps;
};

enum class CaptureMode { global, threadLocal, relaxed };

struct Stream {
    int device;
    bool blocking;                  // waits for the default stream, and the default stream for it
    std::recursive_mutex lock;
    std::deque<Operation> pending;  // only where work is deferred
    Graph* capture = nullptr;
    bool invalid = false;           // something forbidden happened during the capture
    CaptureMode mode = CaptureMode::global;
    std::thread::id capturer;
};

// The device that this thread chose, and whether it has a context (a driver's call needs one).
int currentDevice();
void chooseDevice(int device);
bool hasContext();
void makeContext();

Stream* createStream(int device, bool blocking);
bool destroyStream(Stream* stream);
// Of a handle; null, 1 and 2 are the default stream of the current device. Null where there is none.
Stream* stream(void* handle);

// Does it now or later, or records it; a status.
int submit(Stream* stream, Operation operation);
void drain(Stream* stream);
// All of the device, or only those that wait for the default stream.
void drainAll(int device, bool blockingOnly);

int beginCapture(Stream* stream, int mode);
int endCapture(Stream* stream, Graph** graph);
// 900 where a capture forbids this thread calls that might wait for the device or change its memory.
int unsafeCall();
// 906 where the default stream would have to wait for a stream that is being captured.
int implicitWait(int device);
// 900 where this very stream is being captured.
int waitFor(Stream* stream);

}
