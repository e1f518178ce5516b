// NVRTC: it compiles nothing, for the kernels have been compiled in, but it accepts only programs that contain them.
#include "nvrtc.h"

#include "api.h"
#include "kernels.h"

#include <algorithm>
#include <cstring>
#include <string>

namespace standin {
namespace {

const char MAGIC[] = "stand-in code for ";

struct Program {
    std::string source, name, log, target;
};
Handles<Program> programs;
const int architectures[] = {
#if CUDA_VERSION < 13000
    50, 52, 53, 60, 61, 62, 70, 72,
#endif
    75, 80, 86, 87, 89, 90, 100, 103, 120, 121};

// sm_90, sm_90a, compute_90: 90 or -90; 0 for one it does not know.
int parse(const std::string& target) {
    int arch = 0;
    bool machine = sscanf(target.c_str(), "sm_%d", &arch) == 1;
    if (!machine && sscanf(target.c_str(), "compute_%d", &arch) != 1) return 0;
    bool known = std::find(std::begin(architectures), std::end(architectures), arch) != std::end(architectures);
    return known ? machine ? arch : -arch : 0;
}

int compile(Program& p, int count, const char* const* options) {
    p.target = "compute_52";
    for (int i = 0; i < count; i++) {
        std::string option = options[i];
        for (std::string prefix : {"--gpu-architecture=", "-arch="})
            if (option.compare(0, prefix.size(), prefix) == 0) p.target = option.substr(prefix.size());
    }
    if (parse(p.target) == 0) {
        p.log = "nvrtc: error: invalid value for --gpu-architecture (-arch)\n";
        return 5;
    }
    if (!knownProgram(p.source)) {
        p.log = p.name + "(1): error: this is not the source that the stand-in was built from\n";
        return 6;
    }
    p.log = "";
    return 0;
}

std::string code(const Program& p) { return MAGIC + p.target; }
std::string ptx(const Program& p) { return MAGIC + ("compute_" + std::to_string(abs(parse(p.target)))); }

template <class F> int with(const char* call, void* program, F f) {
    return counted(call, [&] {
        Program* p = programs.get(program);
        return p ? f(*p) : 4;
    });
}

int put(const std::string& text, char* to) {
    memcpy(to, text.c_str(), text.size() + 1);
    return 0;
}

} // namespace

int architectureOf(const char* code) {
    return code && strncmp(code, MAGIC, sizeof MAGIC - 1) == 0 ? parse(code + sizeof MAGIC - 1) : 0;
}

} // namespace standin

using namespace standin;

EXPORTED int nvrtcVersion(int* major, int* minor) {
    *major = CUDA_VERSION / 1000;
    *minor = CUDA_VERSION % 1000 / 10;
    return 0;
}
EXPORTED int nvrtcGetNumSupportedArchs(int* count) {
    *count = (int) std::size(architectures);
    return 0;
}
EXPORTED int nvrtcGetSupportedArchs(int* list) {
    std::copy(std::begin(architectures), std::end(architectures), list);
    return 0;
}
EXPORTED int nvrtcCreateProgram(void** program, const char* source, const char* name, int, const char* const*, const char* const*) {
    return counted("nvrtcCreateProgram", [&] {
        *program = programs.add(new Program{source, name ? name : "default_program", "", ""});
        return 0;
    });
}
EXPORTED int nvrtcCompileProgram(void* program, int count, const char* const* options) {
    return with("nvrtcCompileProgram", program, [&](Program& p) { return compile(p, count, options); });
}
EXPORTED int nvrtcGetCUBINSize(void* program, size_t* size) {
    return with("nvrtcGetCUBINSize", program, [&](Program& p) { *size = parse(p.target) > 0 ? code(p).size() + 1 : 0; return 0; });
}
EXPORTED int nvrtcGetCUBIN(void* program, char* to) {
    return with("nvrtcGetCUBIN", program, [&](Program& p) { return parse(p.target) > 0 ? put(code(p), to) : 4; });
}
EXPORTED int nvrtcGetPTXSize(void* program, size_t* size) {
    return with("nvrtcGetPTXSize", program, [&](Program& p) { *size = ptx(p).size() + 1; return 0; });
}
EXPORTED int nvrtcGetPTX(void* program, char* to) {
    return with("nvrtcGetPTX", program, [&](Program& p) { return put(ptx(p), to); });
}
EXPORTED int nvrtcGetProgramLogSize(void* program, size_t* size) {
    return with("nvrtcGetProgramLogSize", program, [&](Program& p) { *size = p.log.size() + 1; return 0; });
}
EXPORTED int nvrtcGetProgramLog(void* program, char* to) {
    return with("nvrtcGetProgramLog", program, [&](Program& p) { return put(p.log, to); });
}
EXPORTED int nvrtcDestroyProgram(void** program) {
    return counted("nvrtcDestroyProgram", [&] {
        if (!programs.remove(*program)) return 4;
        *program = nullptr;
        return 0;
    });
}
EXPORTED const char* nvrtcGetErrorString(int status) {
    return status == 0 ? "NVRTC_SUCCESS" : status == 4 ? "NVRTC_ERROR_INVALID_PROGRAM"
            : status == 5 ? "NVRTC_ERROR_INVALID_OPTION" : status == 6 ? "NVRTC_ERROR_COMPILATION" : "NVRTC_ERROR unknown";
}
