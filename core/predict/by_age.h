// ByAge: what rests on a pattern's x and T alone, made once for each pair.
//
//   ByAge<double> expected(patterns);
//   expected.Of(pattern, [&] { return ExpectedIfAlive(model, record, t); });
//
// Patterns of one x stand together, so one value for each T is all that is
// kept; many patterns differ in t_x alone.
#ifndef SHUKE_PREDICT_BY_AGE_H_
#define SHUKE_PREDICT_BY_AGE_H_

#include <cstddef>
#include <cstdint>
#include <vector>

#include "core/predict/history.h"

namespace shuke::predict {

template <typename Value>
class ByAge {
 public:
  // `patterns` must outlive it.
  explicit ByAge(const Patterns& patterns)
      : patterns_(patterns),
        made_for_(static_cast<size_t>(patterns.most_days) + 1, kNobody),
        values_(made_for_.size()) {}

  template <typename Make>
  const Value& Of(size_t pattern, Make&& make) {
    const auto T = static_cast<size_t>(patterns_.T_days[pattern]);
    if (made_for_[T] != patterns_.x[pattern]) {
      values_[T] = make();
      made_for_[T] = patterns_.x[pattern];
    }
    return values_[T];
  }

 private:
  static constexpr int32_t kNobody = -1;

  const Patterns& patterns_;
  std::vector<int32_t> made_for_;  // by T: the x of its value
  std::vector<Value> values_;
};

}  // namespace shuke::predict

#endif  // SHUKE_PREDICT_BY_AGE_H_
