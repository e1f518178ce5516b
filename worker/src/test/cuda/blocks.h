// Runs grids of blocks of threads on the processor's one thread that asks for it.
#pragma once
#include <cstddef>
#include <string>

struct dim3 {
    unsigned x, y, z;
};

namespace standin {

// What the block at hand still has to begin.
struct Turns {
    unsigned begun, count;
    const unsigned* order; // null: forward
};
struct Runner;

// What a kernel may ask about its thread. It lies at the end of the stack on which the thread runs, and that ends at a
// multiple of its size: a mask finds it. A thread_local of a library that is loaded late would be a call each time.
const size_t STACK = 64 << 10;
struct alignas(64) Spot {
    dim3 thread, block, threads, blocks;
    Turns* turns;
    Runner* runner;
};
inline Spot& here() { return *(Spot*) (((size_t) __builtin_frame_address(0) | (STACK - 1)) + 1 - sizeof(Spot)); }

// Makes the next thread of the block that has not begun the current one; false where all have.
inline bool take() {
    Spot& spot = here();
    Turns& turns = *spot.turns;
    if (turns.begun == turns.count) return false;
    unsigned i = turns.begun++;
    if (turns.order) i = turns.order[i];
    unsigned x = spot.threads.x, y = spot.threads.y;
    spot.thread = x == turns.count ? dim3{i, 0, 0} : dim3{i % x, i / x % y, i / (x * y)};
    return true;
}

// A kernel with its arguments.
struct Call {
    virtual ~Call() = default;
    // Does a block's threads that have not begun, one by one: while (take()) kernel(arguments);
    virtual void threads() const = 0;
};

void run(const std::string& name, const Call& call, dim3 grid, dim3 block, size_t sharedBytes);

enum class Barrier { block, warp };
void wait(Barrier barrier);
void* sharedMemory();
// Of this warp: 32 places to leave a number in for the others.
unsigned long long* exchange();

}
