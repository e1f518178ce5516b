// What the stand-in pretends to be, and how a test changes it while it runs.
#pragma once
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace standin {

enum class Order { forward, reverse, shuffled };

struct Settings {
    std::vector<int> devices;           // visible ones, as physical numbers
    std::string name = "Stand-in GPU";
    int major = 9, minor = 0;           // compute capability
    int processors = 16;
    size_t memory = size_t(2) << 30;    // of each device
    int driver = 0;                     // CUDA version it serves; one older than the runtime's is error 35
    Order order = Order::forward;       // in which the threads of a block and the blocks of a grid run
    bool defer = false;                 // work waits in its stream until somebody synchronizes
};

// Those of now: the environment's, overruled by the control file's; a changed control file is seen at once.
const Settings& settings();

// 0, or what this launch is to fail with.
int plannedFailure();

// How often something happened, seen from outside in the control file.
typedef std::atomic<uint64_t> Counter;
Counter& counter(const std::string& name);

// The error that stays: every later call of the process returns it. Only the first one counts.
int stickyError();
void raise(int status, const std::string& why);

}
