// LineRange: the rows of one order, in reading order. Where every row of the
// table stands beside those of its order, as in nearly every export, they are
// counted and not kept.
#ifndef SHUKE_TABLE_LINE_RANGE_H_
#define SHUKE_TABLE_LINE_RANGE_H_

#include <compare>
#include <cstddef>
#include <cstdint>
#include <iterator>

namespace shuke::table {

class LineRange {
 public:
  class Iterator {
   public:
    using iterator_category = std::random_access_iterator_tag;
    using value_type = uint32_t;
    using difference_type = std::ptrdiff_t;
    using pointer = const uint32_t*;
    using reference = uint32_t;

    Iterator() = default;
    Iterator(const uint32_t* rows, uint32_t at) : rows_(rows), at_(at) {}
    uint32_t operator*() const { return rows_ == nullptr ? at_ : rows_[at_]; }
    uint32_t operator[](difference_type i) const { return *(*this + i); }
    Iterator& operator++() {
      ++at_;
      return *this;
    }
    Iterator operator++(int) { return {rows_, at_++}; }
    Iterator& operator--() {
      --at_;
      return *this;
    }
    Iterator operator--(int) { return {rows_, at_--}; }
    Iterator& operator+=(difference_type i) {
      at_ = static_cast<uint32_t>(at_ + i);
      return *this;
    }
    Iterator& operator-=(difference_type i) { return *this += -i; }
    friend Iterator operator+(Iterator a, difference_type i) { return a += i; }
    friend Iterator operator+(difference_type i, Iterator a) { return a += i; }
    friend Iterator operator-(Iterator a, difference_type i) { return a -= i; }
    friend difference_type operator-(Iterator a, Iterator b) {
      return static_cast<difference_type>(a.at_) -
             static_cast<difference_type>(b.at_);
    }
    friend bool operator==(Iterator a, Iterator b) { return a.at_ == b.at_; }
    friend auto operator<=>(Iterator a, Iterator b) { return a.at_ <=> b.at_; }

   private:
    const uint32_t* rows_ = nullptr;
    uint32_t at_ = 0;
  };

  // The entries [begin, end) of `rows`, or these numbers themselves if that is
  // null.
  LineRange(const uint32_t* rows, uint32_t begin, uint32_t end)
      : rows_(rows), begin_(begin), end_(end) {}

  size_t size() const { return end_ - begin_; }
  bool empty() const { return begin_ == end_; }
  uint32_t operator[](size_t i) const {
    return *Iterator(rows_, begin_ + static_cast<uint32_t>(i));
  }
  uint32_t front() const { return *begin(); }
  uint32_t back() const { return *(end() - 1); }
  Iterator begin() const { return {rows_, begin_}; }
  Iterator end() const { return {rows_, end_}; }

 private:
  const uint32_t* rows_;
  uint32_t begin_, end_;
};

}  // namespace shuke::table

#endif  // SHUKE_TABLE_LINE_RANGE_H_
