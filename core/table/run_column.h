// RunColumn: a column in which nearly every entry is the one before and `step`
// more, so that only where that is not so need be kept.
//
// Eight bytes a run, however long: the number of a row goes on counting until a
// row is set aside, the file of a row is the same until the next file.
#ifndef SHUKE_TABLE_RUN_COLUMN_H_
#define SHUKE_TABLE_RUN_COLUMN_H_

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <vector>

#include "core/base/bytes.h"

namespace shuke::table {

template <uint32_t step>
class RunColumn {
 public:
  RunColumn() = default;
  RunColumn(std::initializer_list<uint32_t> values) {
    for (const uint32_t value : values) push_back(value);
  }

  bool empty() const { return size_ == 0; }
  size_t size() const { return size_; }
  // O(log runs).
  uint32_t operator[](size_t at) const {
    const Run& run = runs_.size() == 1 ? runs_[0] : RunOf(at);
    return run.value + step * (static_cast<uint32_t>(at) - run.begin);
  }

  void push_back(uint32_t value) { AppendRun(value, 1); }
  // So many entries from `value` on, one at least.
  void AppendRun(uint32_t value, uint32_t length) {
    if (size_ == 0 || value != next_) runs_.push_back({size_, value});
    size_ += length;
    next_ = value + step * length;
  }
  // `more`, with `shift` added to each of its entries.
  void Append(const RunColumn& more, uint32_t shift = 0) {
    for (size_t i = 0; i < more.runs_.size(); ++i) {
      const Run& run = more.runs_[i];
      AppendRun(run.value + shift, more.EndOf(i) - run.begin);
    }
  }

  void Write(ByteWriter& writer) const {
    writer.Value(size_);
    writer.Array(runs_);
  }
  // False if these are not runs of so many entries.
  bool Read(ByteReader& reader) {
    size_ = reader.Value<uint32_t>();
    reader.Array(runs_);
    bool fit = (size_ == 0) == runs_.empty();
    for (size_t i = 0; fit && i < runs_.size(); ++i) {
      fit = (i > 0 || runs_[i].begin == 0) && runs_[i].begin < EndOf(i);
    }
    if (!fit) *this = {};
    if (!runs_.empty())
      next_ = runs_.back().value + step * (size_ - runs_.back().begin);
    return fit;
  }

  friend bool operator==(const RunColumn& a, const RunColumn& b) {
    return a.size_ == b.size_ && a.runs_ == b.runs_;
  }

 private:
  struct Run {
    uint32_t begin;  // of its entries, the first
    uint32_t value;  // of that one
    friend bool operator==(const Run&, const Run&) = default;
  };

  const Run& RunOf(size_t at) const {
    return *(std::upper_bound(
                 runs_.begin(), runs_.end(), at,
                 [](size_t of, const Run& run) { return of < run.begin; }) -
             1);
  }
  uint32_t EndOf(size_t run) const {
    return run + 1 < runs_.size() ? runs_[run + 1].begin : size_;
  }

  std::vector<Run> runs_;
  uint32_t size_ = 0;
  uint32_t next_ = 0;  // what the last run would go on with
};

}  // namespace shuke::table

#endif  // SHUKE_TABLE_RUN_COLUMN_H_
