#include "core/metrics/running_median.h"

#include <algorithm>

namespace shuke::metrics {
namespace {

template <typename T>
std::optional<double> Middle(std::vector<T>& values) {
  if (values.empty()) return std::nullopt;
  const auto middle = values.begin() + static_cast<int64_t>(values.size() / 2);
  std::nth_element(values.begin(), middle, values.end());
  const auto upper = static_cast<double>(*middle);
  if (values.size() % 2 == 1) return upper;
  const auto lower =
      static_cast<double>(*std::max_element(values.begin(), middle));
  return lower + (upper - lower) / 2;
}

}  // namespace

std::optional<double> MedianOf(std::vector<int64_t>& values) {
  return Middle(values);
}
std::optional<double> MedianOf(std::vector<double>& values) {
  return Middle(values);
}

RunningMedian::RunningMedian(std::vector<int64_t> values)
    : values_(std::move(values)) {
  std::sort(values_.begin(), values_.end());
  values_.erase(std::unique(values_.begin(), values_.end()), values_.end());
  tree_.assign(values_.size() + 1, 0);
}

void RunningMedian::Change(int64_t value, int64_t amount) {
  count_ += amount;
  size_t i = static_cast<size_t>(
      std::lower_bound(values_.begin(), values_.end(), value) -
      values_.begin() + 1);
  for (; i < tree_.size(); i += i & (~i + 1)) tree_[i] += amount;
}

int64_t RunningMedian::At(int64_t rank) const {
  size_t step = 1;
  while (step * 2 < tree_.size()) step *= 2;
  size_t at = 0;
  for (; step > 0; step /= 2) {
    if (at + step < tree_.size() && tree_[at + step] <= rank) {
      at += step;
      rank -= tree_[at];
    }
  }
  return values_[at];
}

std::optional<double> RunningMedian::Median() const {
  if (count_ == 0) return std::nullopt;
  const auto upper = static_cast<double>(At(count_ / 2));
  if (count_ % 2 == 1) return upper;
  const auto lower = static_cast<double>(At(count_ / 2 - 1));
  return lower + (upper - lower) / 2;
}

}  // namespace shuke::metrics
