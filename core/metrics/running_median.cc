// How often each of the sorted distinct values is there, and how often those of
// each block. A Fenwick tree would answer in fewer steps, but a year has a
// hundred questions and a million changes, each a score of reads far apart.
#include "core/metrics/running_median.h"

#include <algorithm>

namespace shuke::metrics {
namespace {

constexpr size_t kBlock = 64;

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
  for (size_t i = 0; i < values_.size(); i += kBlock)
    block_start_.push_back(values_[i]);
  held_.assign(values_.size(), 0);
  block_held_.assign(block_start_.size(), 0);
}

uint32_t RunningMedian::PlaceOf(int64_t value) const {
  const auto block = static_cast<size_t>(
      std::upper_bound(block_start_.begin(), block_start_.end(), value) -
      block_start_.begin() - 1);
  const auto first = values_.begin() + static_cast<int64_t>(block * kBlock);
  const auto last =
      values_.begin() +
      static_cast<int64_t>(std::min(values_.size(), (block + 1) * kBlock));
  return static_cast<uint32_t>(std::lower_bound(first, last, value) -
                               values_.begin());
}

void RunningMedian::Change(uint32_t place, int amount) {
  count_ += amount;
  held_[place] += static_cast<uint32_t>(amount);
  block_held_[place / kBlock] += amount;
}

int64_t RunningMedian::At(int64_t rank) const {
  size_t block = 0;
  while (block_held_[block] <= rank) rank -= block_held_[block++];
  size_t at = block * kBlock;
  while (held_[at] <= rank) rank -= held_[at++];
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
