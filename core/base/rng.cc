// xoshiro256** 1.0 (Blackman and Vigna, "Scrambled Linear Pseudorandom Number
// Generators", ACM TOMS 47:4, 2021, figure 5), seeded by SplitMix64 as its
// authors advise. Bounded integers: Lemire, "Fast Random Integer Generation in
// an Interval", ACM TOMACS 29:1, 2019, algorithm 5, at 32 bits, because 128-bit
// products are not portable. Exponential: von Neumann's comparison method
// (1951), which needs no logarithm and so has no last digit to disagree about.
#include "core/base/rng.h"

#include <bit>
#include <cassert>

namespace shuke {

uint64_t SplitMix64(uint64_t& state) {
  uint64_t z = (state += 0x9e3779b97f4a7c15ULL);
  z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ULL;
  z = (z ^ (z >> 27)) * 0x94d049bb133111ebULL;
  return z ^ (z >> 31);
}

Rng::Rng(uint64_t seed, uint64_t stream) {
  // The stream is mixed before it meets the seed, so that (seed, stream + 1)
  // and (seed + 1, stream) have nothing in common.
  uint64_t mixed = stream;
  uint64_t state = seed ^ SplitMix64(mixed);
  for (uint64_t& word : state_) word = SplitMix64(state);
}

uint64_t Rng::Next() {
  const uint64_t result = std::rotl(state_[1] * 5, 7) * 9;
  const uint64_t shifted = state_[1] << 17;
  state_[2] ^= state_[0];
  state_[3] ^= state_[1];
  state_[1] ^= state_[2];
  state_[0] ^= state_[3];
  state_[2] ^= shifted;
  state_[3] = std::rotl(state_[3], 45);
  return result;
}

uint32_t Rng::Below(uint32_t n) {
  assert(n > 0);  // an empty range has nothing to return
  uint64_t product = (Next() >> 32) * n;
  if (static_cast<uint32_t>(product) < n) {
    const uint32_t threshold = (0u - n) % n;
    while (static_cast<uint32_t>(product) < threshold) {
      product = (Next() >> 32) * n;
    }
  }
  return static_cast<uint32_t>(product >> 32);
}

int32_t Rng::Between(int32_t low, int32_t high) {
  assert(low <= high);  // as for Below
  return low +
         static_cast<int32_t>(Below(static_cast<uint32_t>(high - low) + 1));
}

uint32_t Rng::Pick(std::span<const uint16_t> weights) {
  uint32_t sum = 0;
  for (const uint16_t weight : weights) sum += weight;
  uint32_t left = Below(sum);
  uint32_t index = 0;
  while (left >= weights[index]) left -= weights[index++];
  return index;
}

double Rng::Unit() { return static_cast<double>(Next() >> 11) * 0x1p-53; }

double Rng::Exponential() {
  // Draw a run u1 > u2 > … until it breaks. Its length is odd with probability
  // exp(-u1): then u1 is the fraction; otherwise add 1 and start over.
  for (int whole = 0;; ++whole) {
    const double first = Unit();
    double last = first;
    bool odd = true;
    for (double next = Unit(); next < last; next = Unit()) {
      last = next;
      odd = !odd;
    }
    if (odd) return whole + first;
  }
}

}  // namespace shuke
