#include "core/table/minor_column.h"

namespace shuke::table {

void MinorColumn::Widen() {
  if (narrow_.empty()) return;
  wide_.reserve(narrow_.capacity());
  for (const int32_t amount : narrow_) wide_.push_back(Widened(amount));
  narrow_ = {};
}

void MinorColumn::resize(size_t size, Minor amount) {
  const bool widen = size > this->size() && !Fits(amount);
  if (widen) Widen();
  if (widen || wide()) {
    wide_.resize(size, amount);
  } else {
    // Where the amount does not fit it is not used.
    narrow_.resize(size, Fits(amount) ? Narrowed(amount) : 0);
  }
}

void MinorColumn::reserve(size_t size) {
  if (wide_.empty()) {
    narrow_.reserve(size);
  } else {
    wide_.reserve(size);
  }
}

void MinorColumn::Append(const MinorColumn& more) {
  if (more.wide_.empty() && wide_.empty()) {
    narrow_.insert(narrow_.end(), more.narrow_.begin(), more.narrow_.end());
    return;
  }
  if (more.empty()) return;
  Widen();
  const size_t before = wide_.size();
  wide_.resize(before + more.size());
  for (size_t i = 0; i < more.size(); ++i) wide_[before + i] = more[i];
}

void MinorColumn::Write(ByteWriter& writer) const {
  writer.Array(narrow_);
  writer.Array(wide_);
}

void MinorColumn::Read(ByteReader& reader) {
  reader.Array(narrow_);
  reader.Array(wide_);
  // Never written so; whatever it is then, it is one column.
  if (!wide_.empty()) narrow_ = {};
}

bool operator==(const MinorColumn& a, const MinorColumn& b) {
  if (a.size() != b.size()) return false;
  for (size_t i = 0; i < a.size(); ++i) {
    if (a[i] != b[i]) return false;
  }
  return true;
}

}  // namespace shuke::table
