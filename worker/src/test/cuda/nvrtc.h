#pragma once

namespace standin {

// Of code that the stand-in's NVRTC made: 90 for machine code for sm_90, -90 for PTX, 0 where it made it not.
int architectureOf(const char* code);

}
