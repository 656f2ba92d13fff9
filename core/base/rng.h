// Rng: the same numbers on every machine.
//
// For whatever must come out equal natively and as WebAssembly: sample data,
// k-means starts, simulations. Nothing here calls libm, whose last digit
// differs between C libraries, and no draw depends on the compiler's choice of
// evaluation order. Not for secrets: see base/siphash.h.
#ifndef SHUKE_BASE_RNG_H_
#define SHUKE_BASE_RNG_H_

#include <array>
#include <cstdint>
#include <span>

namespace shuke {

// SplitMix64: advances `state` and returns the next of its 2^64 numbers. Also
// a good mixer: of a copied state, it turns neighbours into strangers.
uint64_t SplitMix64(uint64_t& state);

class Rng {
 public:
  // Different seeds, or different streams of one seed, give unrelated
  // sequences: a stream per customer keeps customers independent of order.
  explicit Rng(uint64_t seed, uint64_t stream = 0);
  // The generator's own 256 bits, not all zero; for the published vectors.
  explicit Rng(const std::array<uint64_t, 4>& state) : state_(state) {}

  uint64_t Next();
  // Uniform in 0 .. n-1, without bias. n > 0.
  uint32_t Below(uint32_t n);
  // Uniform in low .. high, both included. low <= high.
  int32_t Between(int32_t low, int32_t high);
  // True `permille` times of 1000.
  bool Chance(uint32_t permille) { return Below(1000) < permille; }
  // An index of `weights`, each as likely as its weight. Their sum is > 0 and
  // fits 32 bits.
  uint32_t Pick(std::span<const uint16_t> weights);
  // Uniform in [0, 1), a multiple of 2^-53.
  double Unit();
  // Exponential with mean 1.
  double Exponential();

 private:
  std::array<uint64_t, 4> state_;
};

}  // namespace shuke

#endif  // SHUKE_BASE_RNG_H_
