#include "kernels.h"

#include <map>

namespace standin {
namespace {

std::map<std::string, const Kernel*>& all() {
    static std::map<std::string, const Kernel*> kernels;
    return kernels;
}
std::vector<std::string>& sources() {
    static std::vector<std::string> known;
    return known;
}

} // namespace

Registration::Registration(const char* source, size_t length, const Kernel* kernels, size_t count) {
    sources().emplace_back(source, length);
    for (size_t i = 0; i < count; i++) all()[kernels[i].name] = kernels + i;
}

const Kernel* findKernel(const std::string& name) {
    auto found = all().find(name);
    return found == all().end() ? nullptr : found->second;
}

bool knownProgram(const std::string& program) {
    for (auto& source : sources())
        if (program.find(source) != std::string::npos) return true;
    return false;
}

} // namespace standin
