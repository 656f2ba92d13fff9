#include "core/table/text_column.h"

#include <algorithm>

namespace shuke::table {

bool TextColumn::FindCode(StringId text, uint8_t& code) {
  const auto found = std::find(texts_.begin(), texts_.end(), text);
  if (found == texts_.end()) {
    if (texts_.size() == kMostCodes) return false;
    texts_.push_back(text);
    code = static_cast<uint8_t>(texts_.size() - 1);
  } else {
    code = static_cast<uint8_t>(found - texts_.begin());
  }
  guess_[text % guess_.size()] = code;
  return true;
}

void TextColumn::Widen() {
  if (codes_.empty()) return;
  wide_.reserve(codes_.capacity());
  for (const uint8_t code : codes_) wide_.push_back(texts_[code]);
  codes_ = {};
}

void TextColumn::AppendRuns(StringId before, std::span<const uint32_t> begins,
                            std::span<const StringId> texts, size_t size) {
  size_t row = this->size();
  size_t run = 0;  // the next one; `before` is that of the one before it
  const auto go_on = [&](auto* column, auto value) {
    const size_t end = run < begins.size() ? begins[run] : size;
    // Mostly by one, and that without a call.
    if (row < end) column[row++] = value;
    if (row < end) std::fill(column + row, column + end, value);
    row = end;
    if (run < texts.size()) before = texts[run];
    ++run;
  };
  if (wide_.empty()) {
    codes_.resize(size);
    for (uint8_t code = 0; row < size && HasCode(before, code);)
      go_on(codes_.data(), code);
    if (row == size) return;
    codes_.resize(row);
    Widen();
  }
  wide_.resize(size);
  while (row < size) go_on(wide_.data(), before);
}

void TextColumn::reserve(size_t size) {
  if (wide_.empty()) {
    codes_.reserve(size);
  } else {
    wide_.reserve(size);
  }
}

void TextColumn::Append(const TextColumn& more) {
  const size_t before = size();
  if (wide_.empty() && more.wide_.empty()) {
    std::array<uint8_t, kMostCodes> ours{};
    bool fit = true;
    for (size_t code = 0; fit && code < more.texts_.size(); ++code)
      fit = HasCode(more.texts_[code], ours[code]);
    if (fit) {
      codes_.resize(before + more.codes_.size());
      std::transform(more.codes_.begin(), more.codes_.end(),
                     codes_.begin() + static_cast<std::ptrdiff_t>(before),
                     [&](uint8_t code) { return ours[code]; });
      return;
    }
  }
  if (more.empty()) return;
  Widen();
  if (more.wide_.empty()) {
    wide_.resize(before + more.size());
    for (size_t i = 0; i < more.size(); ++i) wide_[before + i] = more[i];
  } else {
    wide_.insert(wide_.end(), more.wide_.begin(), more.wide_.end());
  }
}

bool TextColumn::AnyText() const {
  for (size_t row = 0; row < size(); ++row) {
    if ((*this)[row] != kEmptyString) return true;
  }
  return false;
}

void TextColumn::Write(ByteWriter& writer) const {
  writer.Array(texts_);
  writer.Array(codes_);
  writer.Array(wide_);
}

bool TextColumn::Read(ByteReader& reader, uint32_t strings) {
  reader.Array(texts_);
  reader.Array(codes_);
  reader.Array(wide_);
  const auto known = [&](StringId text) { return text < strings; };
  const bool fit =
      !texts_.empty() && texts_.size() <= kMostCodes &&
      (codes_.empty() || wide_.empty()) &&
      std::all_of(texts_.begin(), texts_.end(), known) &&
      std::all_of(codes_.begin(), codes_.end(),
                  [&](uint8_t code) { return code < texts_.size(); }) &&
      std::all_of(wide_.begin(), wide_.end(), known);
  if (!fit) *this = {};
  return fit;
}

bool operator==(const TextColumn& a, const TextColumn& b) {
  if (a.size() != b.size()) return false;
  for (size_t i = 0; i < a.size(); ++i) {
    if (a[i] != b[i]) return false;
  }
  return true;
}

}  // namespace shuke::table
