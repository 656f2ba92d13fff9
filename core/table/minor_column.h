// MinorColumn: the amounts of many rows, in four bytes each while they fit.
//
// Amounts of orders nearly always do, in any currency's minor units. The first
// that does not (and is not kNoMoney) makes the whole column one of eight.
#ifndef SHUKE_TABLE_MINOR_COLUMN_H_
#define SHUKE_TABLE_MINOR_COLUMN_H_

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <limits>
#include <vector>

#include "core/base/bytes.h"

namespace shuke::table {

using Minor = int64_t;
inline constexpr Minor kNoMoney = std::numeric_limits<Minor>::min();

class MinorColumn {
 public:
  MinorColumn() = default;
  MinorColumn(std::initializer_list<Minor> amounts) {
    for (const Minor amount : amounts) push_back(amount);
  }

  bool empty() const { return size() == 0; }
  size_t size() const { return wide_.empty() ? narrow_.size() : wide_.size(); }
  bool wide() const { return !wide_.empty(); }
  Minor operator[](size_t row) const {
    return wide_.empty() ? Widened(narrow_[row]) : wide_[row];
  }
  // The same of a column that may be empty: kNoMoney then.
  Minor At(size_t row) const {
    if (!narrow_.empty()) return Widened(narrow_[row]);
    return wide_.empty() ? kNoMoney : wide_[row];
  }

  void push_back(Minor amount) {
    if (wide_.empty() && Fits(amount)) {
      narrow_.push_back(Narrowed(amount));
    } else {
      Widen();
      wide_.push_back(amount);
    }
  }
  void Set(size_t row, Minor amount) {
    if (wide_.empty() && Fits(amount)) {
      narrow_[row] = Narrowed(amount);
    } else {
      Widen();
      wide_[row] = amount;
    }
  }
  // New entries are `amount`.
  void resize(size_t size, Minor amount = kNoMoney);
  void reserve(size_t size);
  void clear() { *this = {}; }
  void Append(const MinorColumn& more);

  void Write(ByteWriter& writer) const;
  void Read(ByteReader& reader);

  friend bool operator==(const MinorColumn& a, const MinorColumn& b);

 private:
  static constexpr int32_t kNone = std::numeric_limits<int32_t>::min();

  static bool Fits(Minor amount) {
    return amount == kNoMoney ||
           (amount > kNone && amount <= std::numeric_limits<int32_t>::max());
  }
  static int32_t Narrowed(Minor amount) {
    return amount == kNoMoney ? kNone : static_cast<int32_t>(amount);
  }
  static Minor Widened(int32_t amount) {
    return amount == kNone ? kNoMoney : amount;
  }
  // From now on wide; a column without any entry becomes so by its first.
  void Widen();

  // One of them is empty.
  std::vector<int32_t> narrow_;
  std::vector<Minor> wide_;
};

}  // namespace shuke::table

#endif  // SHUKE_TABLE_MINOR_COLUMN_H_
