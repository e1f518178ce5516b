// Settings come from STANDIN_* variables and from a control file, which lies beside the library as `control` or where
// STANDIN_CONTROL says. It is mapped into memory, so that looking at it costs a load:
//   0     u64   number of the settings' text; whoever writes a new text increments it afterwards
//   8     u64   lock of the table below
//   16    text  lines of KEY=VALUE, ended by a zero byte
//   4096  table of counters: 56 bytes of name, u64
// Keys are the variables' names in small letters without STANDIN_: devices, name, capability, processors, memory, driver,
// order (forward, reverse, shuffled), defer, fail (N:STATUS, the N-th launch from now), recover (from a sticky error, if
// there is one, as a new process would). These two are done once; a further word after a blank makes them new.
// CUDA_VISIBLE_DEVICES chooses among the devices, as it does for CUDA.
#include "settings.h"

#include "memory.h"

#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <dlfcn.h>
#include <fcntl.h>
#include <map>
#include <mutex>
#include <sched.h>
#include <sstream>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

namespace standin {
namespace {

const size_t TEXT = 16, TABLE = 4096, SIZE = 65536;
struct Entry {
    char name[56];
    Counter count;
};

struct Control {
    char* at;
    std::atomic<uint64_t>& generation() { return *(std::atomic<uint64_t>*) at; }
    std::atomic<uint64_t>& lock() { return *(std::atomic<uint64_t>*) (at + 8); }
    Entry* table() { return (Entry*) (at + TABLE); }
};

Control map() {
    std::string path;
    Dl_info self;
    if (const char* given = getenv("STANDIN_CONTROL")) {
        path = given;
    } else if (dladdr((void*) &map, &self)) {
        path = std::string(self.dli_fname);
        path = path.substr(0, path.rfind('/') + 1) + "control";
    }
    int file = open(path.c_str(), O_RDWR);
    struct stat facts;
    void* at = MAP_FAILED;
    if (file >= 0 && fstat(file, &facts) == 0 && facts.st_size >= (off_t) SIZE)
        at = mmap(nullptr, SIZE, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
    if (file >= 0) close(file);
    if (at == MAP_FAILED) // nobody listens
        at = mmap(nullptr, SIZE, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    return {(char*) at};
}

Control& control() {
    static Control mapped = map();
    return mapped;
}

std::mutex mutex;
std::atomic<const Settings*> current;
std::atomic<uint64_t> seen{~0ull};
std::atomic<long> failIn;
std::atomic<int> failWith;
std::atomic<int> sticky;
std::string failure, recovery; // the last ones

std::vector<int> visible(int count) {
    std::vector<int> all;
    const char* chosen = getenv("CUDA_VISIBLE_DEVICES");
    if (!chosen) {
        for (int i = 0; i < count; i++) all.push_back(i);
        return all;
    }
    std::stringstream words(chosen);
    for (std::string word; std::getline(words, word, ',');) { // as CUDA: up to the first that is none
        char* end;
        long i = strtol(word.c_str(), &end, 10);
        if (end == word.c_str() || i < 0 || i >= count) break;
        all.push_back((int) i);
    }
    return all;
}

// What of a text is no setting.
struct Rest {
    int devices = 1;
    std::string fail, recover;
};

void apply(Settings& s, Rest& rest, const std::string& key, const std::string& value) {
    if (key == "devices") rest.devices = atoi(value.c_str());
    else if (key == "name") s.name = value;
    else if (key == "capability") sscanf(value.c_str(), "%d.%d", &s.major, &s.minor);
    else if (key == "processors") s.processors = atoi(value.c_str());
    else if (key == "memory") s.memory = strtoull(value.c_str(), nullptr, 10);
    else if (key == "driver") s.driver = atoi(value.c_str());
    else if (key == "order")
        s.order = value == "reverse" ? Order::reverse : value == "shuffled" ? Order::shuffled : Order::forward;
    else if (key == "defer") s.defer = value == "true" || value == "1";
    else if (key == "recover") rest.recover = value;
    else if (key == "fail") rest.fail = value;
    else if (!key.empty()) fprintf(stderr, "stand-in: no setting is called %s\n", key.c_str());
}

void read(uint64_t generation) {
    std::unique_lock<std::mutex> lock(mutex);
    if (seen == generation) return;
    auto* s = new Settings; // earlier ones stay, for those who still look at them
    s->driver = CUDA_VERSION;
    Rest rest;
    for (const char* key : {"devices", "name", "capability", "processors", "memory", "driver", "order", "defer", "fail"}) {
        std::string name = "STANDIN_";
        for (const char* c = key; *c; c++) name += (char) toupper(*c);
        if (const char* value = getenv(name.c_str())) apply(*s, rest, key, value);
    }
    char* begin = control().at + TEXT;
    std::stringstream lines(std::string(begin, strnlen(begin, TABLE - TEXT)));
    for (std::string line; std::getline(lines, line);) {
        size_t equals = line.find('=');
        if (equals != std::string::npos) apply(*s, rest, line.substr(0, equals), line.substr(equals + 1));
    }
    s->devices = visible(rest.devices);
    current = s;
    if (rest.fail != failure) {
        long n = 0;
        int status = 700;
        sscanf(rest.fail.c_str(), "%ld:%d", &n, &status);
        failWith = status;
        failIn = n;
    }
    bool anew = rest.recover != recovery && sticky.exchange(0) != 0;
    failure = rest.fail;
    recovery = rest.recover;
    seen = generation;
    lock.unlock();
    if (anew) releaseAll();
}

} // namespace

const Settings& settings() {
    uint64_t generation = control().generation().load(std::memory_order_acquire);
    if (seen.load(std::memory_order_acquire) != generation) read(generation);
    return *current.load(std::memory_order_acquire);
}

int plannedFailure() { return failIn.load() > 0 && failIn.fetch_sub(1) == 1 ? failWith.load() : 0; }

Counter& counter(const std::string& name) {
    static std::map<std::string, Counter*> known;
    std::lock_guard<std::mutex> lock(mutex);
    Counter*& found = known[name];
    if (found) return *found;
    // Other processes may use the same table. One that died with the lock does not stop us for ever.
    uint64_t open = 0;
    for (int i = 0; i < 100000 && !control().lock().compare_exchange_strong(open, 1); i++, open = 0) sched_yield();
    static Entry spare;
    Entry* entry = control().table();
    Entry* end = (Entry*) (control().at + SIZE);
    while (entry < end && entry->name[0] && strncmp(entry->name, name.c_str(), sizeof entry->name - 1) != 0) entry++;
    if (entry == end) entry = &spare;
    else strncpy(entry->name, name.c_str(), sizeof entry->name - 1);
    control().lock() = 0;
    found = &entry->count;
    return *found;
}

int stickyError() { return sticky; }

void raise(int status, const std::string& why) {
    int none = 0;
    if (sticky.compare_exchange_strong(none, status)) fprintf(stderr, "stand-in: error %d, %s\n", status, why.c_str());
}

} // namespace standin
