// Every allocation lies between two fences. They are filled with 0xff like new memory, so that whoever reads a little
// beside an allocation gets NaN, and looked at now and then, so that whoever writes there is found.
#include "memory.h"

#include "settings.h"

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <deque>
#include <map>
#include <mutex>
#include <shared_mutex>

namespace standin {
namespace {

const size_t FENCE = 256, QUARANTINE = 64 << 20;

struct Allocation {
    size_t bytes;
    int device; // physical
    Place place;
    char* base;
    char* end;
};

std::shared_mutex mutex;
std::map<uintptr_t, Allocation> all;
std::map<int, size_t> used;
std::deque<std::pair<char*, size_t>> freed; // kept a while, so that their addresses mean nothing new
size_t quarantined;

size_t rounded(size_t bytes) { return (bytes + 511) / 512 * 512; }

int physical(int device) {
    auto& devices = settings().devices;
    return device >= 0 && device < (int) devices.size() ? devices[device] : -1;
}

bool untouched(const char* from, const char* to) {
    return std::all_of(from, to, [](char c) { return c == (char) 0xff; });
}

bool untouched(uintptr_t begin, const Allocation& a) {
    return untouched(a.base, (char*) begin) && untouched((char*) begin + a.bytes, a.end);
}

const std::pair<const uintptr_t, Allocation>* find(const void* p) {
    auto next = all.upper_bound((uintptr_t) p);
    if (next == all.begin()) return nullptr;
    --next;
    return (uintptr_t) p <= next->first + next->second.bytes ? &*next : nullptr;
}

} // namespace

void* allocate(Place place, int device, size_t bytes) {
    int owner = physical(device);
    size_t limit = settings().memory; // before the lock: new settings may free everything
    std::lock_guard<std::shared_mutex> lock(mutex);
    if (place == Place::device && used[owner] + rounded(bytes) > limit) return nullptr;
    size_t whole = FENCE + rounded(bytes) + FENCE;
    char* base = (char*) aligned_alloc(FENCE, whole);
    if (!base) return nullptr;
    memset(base, 0xff, whole);
    if (place == Place::device) used[owner] += rounded(bytes);
    all[(uintptr_t) base + FENCE] = {bytes, owner, place, base, base + whole};
    return base + FENCE;
}

bool release(Place place, void* p) {
    std::lock_guard<std::shared_mutex> lock(mutex);
    auto found = all.find((uintptr_t) p);
    if (found == all.end() || found->second.place != place) return false;
    Allocation a = found->second;
    if (!untouched(found->first, a)) raise(700, "somebody wrote beside memory that is being freed");
    all.erase(found);
    if (place == Place::device) used[a.device] -= rounded(a.bytes);
    memset(a.base, 0xff, a.end - a.base);
    freed.push_back({a.base, a.end - a.base});
    for (quarantined += a.end - a.base; quarantined > QUARANTINE; freed.pop_front()) {
        quarantined -= freed.front().second;
        free(freed.front().first);
    }
    return true;
}

void memoryOf(int device, size_t& free, size_t& total) {
    int owner = physical(device);
    total = settings().memory;
    std::shared_lock<std::shared_mutex> lock(mutex);
    auto found = used.find(owner);
    size_t taken = found == used.end() ? 0 : found->second;
    free = total > taken ? total - taken : 0;
}

bool isPinned(const void* p) {
    std::shared_lock<std::shared_mutex> lock(mutex);
    auto* found = find(p);
    return found && found->second.place == Place::pinned;
}

bool reachable(int device, const void* p, size_t bytes, const std::string& who) {
    int owner = physical(device);
    std::shared_lock<std::shared_mutex> lock(mutex);
    auto* found = find(p);
    std::string what;
    if (!found) what = " is in no allocation";
    else if ((uintptr_t) p + bytes > found->first + found->second.bytes)
        what = " ends " + std::to_string((uintptr_t) p + bytes - found->first - found->second.bytes) + " bytes behind its allocation";
    else if (found->second.place == Place::device && found->second.device != owner)
        what = " belongs to device " + std::to_string(found->second.device);
    else return true;
    char address[32];
    snprintf(address, sizeof address, "%p", p);
    raise(700, who + ": " + address + what);
    return false;
}

void releaseAll() {
    std::lock_guard<std::shared_mutex> lock(mutex);
    for (auto& a : all) free(a.second.base);
    all.clear();
    used.clear();
}

bool intact(int device) {
    int owner = physical(device);
    std::shared_lock<std::shared_mutex> lock(mutex);
    for (auto& a : all) {
        if (a.second.place == Place::device && a.second.device == owner && !untouched(a.first, a.second)) {
            raise(700, "somebody wrote beside an allocation of " + std::to_string(a.second.bytes) + " bytes");
            return false;
        }
    }
    return true;
}

} // namespace standin
