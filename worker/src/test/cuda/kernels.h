// The kernels that were compiled in, by name.
#pragma once
#include "blocks.h"

#include <memory>
#include <string>
#include <tuple>
#include <type_traits>
#include <utility>
#include <vector>

namespace standin {

// A kernel's arguments as they were at the launch; pointers apart, so that they can be looked at.
struct Bound {
    std::shared_ptr<Call> call;
    std::vector<const void*> pointers;
};

struct Kernel {
    const char* name;
    Bound (*bind)(void** parameters);
};

const Kernel* findKernel(const std::string& name);
// Whether this program contains a source that was compiled in, letter by letter.
bool knownProgram(const std::string& program);

struct Registration {
    Registration(const char* source, size_t length, const Kernel* kernels, size_t count);
};

template <auto F, class... A> struct CallOf : Call {
    std::tuple<A...> values;
    explicit CallOf(A... a) : values(a...) {}
    void threads() const override {
        std::apply([](const A&... a) { while (take()) F(a...); }, values);
    }
};

template <auto F, class... A, size_t... I>
Bound bindTo(void (*)(A...), void** p, std::index_sequence<I...>) {
    Bound bound{std::make_shared<CallOf<F, A...>>(*(A*) p[I]...), {}};
    auto note = [&](auto value) {
        if constexpr (std::is_pointer_v<decltype(value)>)
            if (value) bound.pointers.push_back((const void*) value);
    };
    (note(*(A*) p[I]), ...);
    return bound;
}
template <auto F, class... A> Bound bindAll(void (*f)(A...), void** p) {
    return bindTo<F>(f, p, std::index_sequence_for<A...>{});
}
template <auto F> Bound bind(void** p) { return bindAll<F>(F, p); }

}
