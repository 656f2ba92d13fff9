// Distinct numbers that look drawn at random, without remembering which are
// taken.
#ifndef SHUKE_SAMPLE_SPREAD_H_
#define SHUKE_SAMPLE_SPREAD_H_

#include <cstdint>

#include "core/base/rng.h"

namespace shuke::sample {

// A permutation of 0 .. high * low - 1: equal only for equal n. Larger n wrap.
// `key` chooses which permutation.
//
// A Feistel network: a number is a pair (high, low), and adding to one half
// anything that depends on the other half can be undone.
inline uint64_t Spread(uint64_t n, uint32_t high, uint32_t low, uint64_t key) {
  const auto mixed = [&](uint64_t round, uint64_t half) {
    uint64_t state = (key * 3 + round) << 40 | half;
    return SplitMix64(state);
  };
  n %= uint64_t{high} * low;
  uint64_t upper = n / low;
  uint64_t lower = n % low;
  lower = (lower + mixed(0, upper) % low) % low;
  upper = (upper + mixed(1, lower) % high) % high;
  lower = (lower + mixed(2, upper) % low) % low;
  return upper * low + lower;
}

}  // namespace shuke::sample

#endif  // SHUKE_SAMPLE_SPREAD_H_
