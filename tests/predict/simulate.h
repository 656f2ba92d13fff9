// Shops whose customers behave exactly as MBG/NBD says.
#ifndef SHUKE_TESTS_PREDICT_SIMULATE_H_
#define SHUKE_TESTS_PREDICT_SIMULATE_H_

#include <array>
#include <cmath>
#include <vector>

#include "core/base/rng.h"
#include "tests/predict/purchases.h"

namespace shuke::predict {

// Marsaglia and Tsang 2000, with Johnk's power for shapes below 1.
inline double DrawGamma(Rng& rng, double shape) {
  if (shape < 1)
    return DrawGamma(rng, shape + 1) * std::pow(1 - rng.Unit(), 1 / shape);
  const double d = shape - 1.0 / 3, c = 1 / std::sqrt(9 * d);
  for (;;) {
    const double radius = std::sqrt(2 * rng.Exponential());
    const double z = radius * std::cos(2 * M_PI * rng.Unit());
    const double v = std::pow(1 + c * z, 3);
    if (v <= 0) continue;
    if (std::log(1 - rng.Unit()) < z * z / 2 + d - d * v + d * std::log(v))
      return d * v;
  }
}

struct Simulation {
  std::vector<int32_t> x, t_x_days, T_days;
  std::vector<uint8_t> alive;  // at the end
  std::vector<Purchase> purchases;
};

// r, α (weeks), a, b. First purchases are spread over the first third of the
// days, each day the end of a continuous time; spends are gamma-gamma around
// 100.00.
inline Simulation SimulateShop(const std::array<double, 4>& parameters,
                               int customers, int days, uint64_t seed) {
  const auto [r, alpha, a, b] = parameters;
  Simulation shop;
  for (int i = 0; i < customers; ++i) {
    Rng rng(seed, static_cast<uint64_t>(i));
    const double rate = DrawGamma(rng, r) / (alpha * 7);  // a day
    const double left = DrawGamma(rng, a), right = DrawGamma(rng, b);
    const double drop = left / (left + right);
    const double scale = 10'000 / (DrawGamma(rng, 4) / 3);
    const auto first = static_cast<int>(rng.Below(uint32_t(days / 3) + 1));
    const int T = days - first;
    int last = 0, x = 0;
    bool alive = true;
    const auto buy = [&](int day) {
      shop.purchases.push_back(
          {static_cast<uint32_t>(i), 10'000 + first + day,
           1 + std::llround(scale * DrawGamma(rng, 6) / 6)});
      alive = rng.Unit() >= drop;
    };
    buy(0);
    for (double time = 0; alive;) {
      time += rng.Exponential() / rate;
      if (time > T) break;
      const int day = static_cast<int>(std::ceil(time));
      if (day == last || day > T) continue;
      ++x;
      last = day;
      buy(day);
    }
    shop.x.push_back(x);
    shop.t_x_days.push_back(last);
    shop.T_days.push_back(T);
    shop.alive.push_back(alive);
  }
  return shop;
}

}  // namespace shuke::predict

#endif  // SHUKE_TESTS_PREDICT_SIMULATE_H_
