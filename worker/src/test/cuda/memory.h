// The memory of the devices and page-locked memory of the host: who owns which addresses.
#pragma once
#include <cstddef>
#include <string>

namespace standin {

enum class Place { device, pinned };

// Null where a device's memory does not suffice. Filled with bytes 0xff: not a number, whatever its type.
void* allocate(Place place, int device, size_t bytes);
// False where this is the beginning of no allocation.
bool release(Place place, void* p);
// As the end of the process would.
void releaseAll();
void memoryOf(int device, size_t& free, size_t& total);

bool isPinned(const void* p);
// Whether work on this device may touch these bytes; else a sticky error. Zero bytes: p alone, which may be the end.
bool reachable(int device, const void* p, size_t bytes, const std::string& who);
// Whether somebody wrote beside an allocation of this device; else a sticky error.
bool intact(int device);

}
