// Platform nicks that look real and belong to nobody we know of.
#ifndef SHUKE_SAMPLE_NICKS_H_
#define SHUKE_SAMPLE_NICKS_H_

#include <cstdint>
#include <string>

#include "core/base/rng.h"

namespace shuke::sample {

// A nick distinct for every buyer below 9 million, whatever `rng` brings. Some
// 40 buyers get one that spreadsheets are known to damage.
std::string MakeNick(uint32_t buyer, Rng& rng);

// One or two syllables, such as "lanting".
std::string PinyinWord(Rng& rng);

}  // namespace shuke::sample

#endif  // SHUKE_SAMPLE_NICKS_H_
