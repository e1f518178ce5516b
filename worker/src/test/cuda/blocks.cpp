// Threads of a block run one after the other on one stack, as a plain loop. Only where one comes to a barrier, its stack
// is put aside and the loop goes on on another; when all have come, each is gone on with in turn. So a kernel without
// barriers costs no switch, and nobody needs to know beforehand which have some.
#include "blocks.h"

#include "fibers.h"
#include "settings.h"

#include <algorithm>
#include <cstring>
#include <memory>
#include <sys/mman.h>
#include <vector>

#if defined(__x86_64__)
// A jump at the end, for a `ret` would never go where the processor expects it to.
asm(R"(
    .text
    .hidden standinSwitch
    .globl standinSwitch
    .type standinSwitch, @function
standinSwitch:
    pushq %rbp
    pushq %rbx
    pushq %r12
    pushq %r13
    pushq %r14
    pushq %r15
    movq %rsp, (%rdi)
    movq %rsi, %rsp
    popq %r15
    popq %r14
    popq %r13
    popq %r12
    popq %rbx
    popq %rbp
    popq %rcx
    jmp *%rcx
    .size standinSwitch, .-standinSwitch
)");
#endif

namespace standin {
namespace {

const size_t THREADS = 1024;

struct Waiting {
    Fiber* fiber;
    unsigned thread;
    Barrier barrier;
};

} // namespace

// What one thread of the processor needs to run blocks.
struct Runner : Turns {
    Fiber scheduler;
    Fiber fibers[THREADS];
    char* stacks;
    std::vector<Fiber*> idle;
    Fiber* running;
    const Call* call;
    dim3 grid, shape, at; // blocks, threads of each, and the block that runs
    std::vector<unsigned> permutation;
    std::vector<Waiting> waiting, ready, rest;
    std::vector<char> shared;
    unsigned long long slots[THREADS];

    Runner();
    ~Runner() { munmap(stacks, STACK * (THREADS + 1)); }

    void enter(Fiber* f) {
        running = f;
        scheduler.switchTo(*f);
    }
    bool block(const Call& c);
    bool release();
};

namespace {

void shuffle(std::vector<unsigned>& order, size_t count, unsigned seed) {
    Order wanted = settings().order;
    order.clear();
    if (wanted == Order::forward) return;
    for (unsigned i = 0; i < count; i++) order.push_back((unsigned) (wanted == Order::reverse ? count - 1 - i : i));
    if (wanted == Order::reverse) return;
    unsigned long long state = seed * 0x9E3779B97F4A7C15ull + 1;
    for (size_t i = count; i > 1; i--) {
        state = state * 6364136223846793005ull + 1442695040888963407ull;
        std::swap(order[i - 1], order[(state >> 33) % i]);
    }
}

// A fiber's whole life: threads that have not begun; then it is idle until the next block needs it.
void life() {
    while (true) {
        Spot& spot = here();
        Runner* r = spot.runner;
        spot.block = r->at;
        spot.threads = r->shape;
        spot.blocks = r->grid;
        r->call->threads();
        r->idle.push_back(r->running);
        r->running->switchTo(r->scheduler);
    }
}

} // namespace

Runner::Runner() {
    char* space = (char*) mmap(nullptr, STACK * (THREADS + 1), PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    stacks = space;
    space = (char*) (((size_t) space + STACK - 1) & ~(STACK - 1));
    for (size_t i = 0; i < THREADS; i++, space += STACK) {
        auto* spot = (Spot*) (space + STACK) - 1;
        spot->runner = this;
        spot->turns = this;
        // The tops of the stacks lie apart in the cache, not all in one of its sets, but on the spot's page.
        fibers[i].prepare(space, STACK - sizeof(Spot) - i % 13 * 192, life);
        idle.push_back(&fibers[i]);
    }
}

bool Runner::block(const Call& c) {
    call = &c;
    count = shape.x * shape.y * shape.z;
    begun = 0;
    waiting.clear();
    shuffle(permutation, count, at.x);
    order = permutation.empty() ? nullptr : permutation.data();
    while (begun < count) {
        Fiber* f = idle.back();
        idle.pop_back();
        enter(f);
    }
    while (!waiting.empty())
        if (!release()) return false;
    return true;
}

// Goes on with those whose barrier all have reached that have not ended: all of the block, or all of a warp.
bool Runner::release() {
    bool whole = std::all_of(waiting.begin(), waiting.end(), [](auto& w) { return w.barrier == Barrier::block; });
    ready.clear();
    rest.clear();
    if (whole) {
        ready.swap(waiting);
    } else {
        bool held[THREADS / 32] = {};
        for (auto& w : waiting) if (w.barrier == Barrier::block) held[w.thread / 32] = true;
        for (auto& w : waiting) (held[w.thread / 32] ? rest : ready).push_back(w);
        waiting.swap(rest);
    }
    if (ready.empty()) return false;
    auto before = [](auto& a, auto& b) { return a.thread < b.thread; };
    if (!std::is_sorted(ready.begin(), ready.end(), before)) std::sort(ready.begin(), ready.end(), before);
    shuffle(permutation, ready.size(), at.x + 7919 * (unsigned) ready.size());
    for (size_t i = 0; i < ready.size(); i++) enter(ready[permutation.empty() ? i : permutation[i]].fiber);
    return true;
}

namespace {

unsigned number(const Spot& p) { return p.thread.x + p.threads.x * (p.thread.y + p.threads.y * p.thread.z); }

} // namespace

void wait(Barrier barrier) {
    Runner* r = here().runner;
    r->waiting.push_back({r->running, number(here()), barrier});
    r->running->switchTo(r->scheduler);
}

void* sharedMemory() { return here().runner->shared.data(); }
unsigned long long* exchange() { return here().runner->slots + number(here()) / 32 * 32; }

void run(const std::string& name, const Call& call, dim3 grid, dim3 block, size_t sharedBytes) {
    static thread_local std::unique_ptr<Runner> owned;
    if (!owned) owned.reset(new Runner);
    Runner& r = *owned;
    r.grid = grid;
    r.shape = block;
    unsigned count = grid.x * grid.y * grid.z;
    std::vector<unsigned> order;
    shuffle(order, count, count);
    for (unsigned k = 0; k < count; k++) {
        unsigned i = order.empty() ? k : order[k];
        r.at = {i % grid.x, i / grid.x % grid.y, i / (grid.x * grid.y)};
        r.shared.assign(sharedBytes, (char) 0xff);
        if (!r.block(call)) {
            raise(719, name + ": some threads wait at a barrier that others never reach");
            owned.reset(); // its fibers are stuck
            return;
        }
    }
}

} // namespace standin
