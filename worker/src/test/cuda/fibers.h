// Switching between stacks: what the threads of a block need that wait at a barrier.
#pragma once
#include <cstddef>
#if !defined(__x86_64__)
#include <ucontext.h>
#endif

namespace standin {

#if defined(__x86_64__)

// swapcontext would ask the kernel for the signals' mask each time; twelve moves suffice.
extern "C" void standinSwitch(void** from, void* to) __attribute__((visibility("hidden")));

struct Fiber {
    void* top = nullptr; // its stack's, while it does not run

    void prepare(char* stack, size_t size, void (*entry)()) {
        void** p = (void**) ((size_t) (stack + size) & ~size_t(15));
        *--p = nullptr;           // where entry, which never returns, would return to
        *--p = (void*) entry;
        for (int i = 0; i < 6; i++) *--p = nullptr; // registers that a call keeps
        top = p;
    }
    void switchTo(Fiber& other) { standinSwitch(&top, other.top); }
};

#else

struct Fiber {
    ucontext_t context;

    void prepare(char* stack, size_t size, void (*entry)()) {
        getcontext(&context);
        context.uc_stack.ss_sp = stack;
        context.uc_stack.ss_size = size;
        context.uc_link = nullptr;
        makecontext(&context, entry, 0);
    }
    void switchTo(Fiber& other) { swapcontext(&context, &other.context); }
};

#endif

}
