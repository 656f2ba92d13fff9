// RunningMedian: the median of many changing numbers whose possible values are
// known beforehand.
#ifndef SHUKE_METRICS_RUNNING_MEDIAN_H_
#define SHUKE_METRICS_RUNNING_MEDIAN_H_

#include <cstdint>
#include <optional>
#include <vector>

namespace shuke::metrics {

// For many changes and few questions: a change at a place is O(1), a search
// O(log values), a median O(values / 64).
class RunningMedian {
 public:
  // `values` in any order, with repeats.
  explicit RunningMedian(std::vector<int64_t> values);

  // Where one of the values given at first is kept: a search, so whoever takes
  // a value away later remembers its place.
  uint32_t PlaceOf(int64_t value) const;
  void AddAt(uint32_t place) { Change(place, 1); }
  void RemoveAt(uint32_t place) { Change(place, -1); }
  void Add(int64_t value) { AddAt(PlaceOf(value)); }
  void Remove(int64_t value) { RemoveAt(PlaceOf(value)); }
  int64_t count() const { return count_; }
  // The mean of the two in the middle where their number is even.
  std::optional<double> Median() const;

 private:
  void Change(uint32_t place, int amount);
  // The value at `rank`, from 0.
  int64_t At(int64_t rank) const;

  std::vector<int64_t> values_;       // distinct, rising, in blocks
  std::vector<int64_t> block_start_;  // the first value of each
  std::vector<uint32_t> held_;        // of each value
  std::vector<int64_t> block_held_;
  int64_t count_ = 0;
};

// The median of a list, as RunningMedian has it; reorders the list.
std::optional<double> MedianOf(std::vector<int64_t>& values);
std::optional<double> MedianOf(std::vector<double>& values);

}  // namespace shuke::metrics

#endif  // SHUKE_METRICS_RUNNING_MEDIAN_H_
