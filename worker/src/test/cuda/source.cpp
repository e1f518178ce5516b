// One source of kernels, SOURCE, compiled as C++; build.sh found their NAMES and made COPY, in which dynamic shared memory
// is a pointer. The source itself is kept too, to know a program by that is given to NVRTC.
#include "dialect.h"
#include "kernels.h"

#include COPY

asm(".section .rodata\n"
    ".local standinSource\n"
    ".local standinSourceEnd\n"
    "standinSource: .incbin \"" SOURCE "\"\n"
    "standinSourceEnd: .byte 0\n"
    ".text\n");
extern "C" const char standinSource[] __attribute__((visibility("hidden")));
extern "C" const char standinSourceEnd[] __attribute__((visibility("hidden")));

namespace {
#define KERNEL(name) {#name, standin::bind<&::name>},
const standin::Kernel kernels[] = {
#include NAMES
};
const standin::Registration registered(standinSource, standinSourceEnd - standinSource, kernels, sizeof kernels / sizeof *kernels);
}
