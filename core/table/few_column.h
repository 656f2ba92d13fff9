// FewColumn: a column of texts of which few differ, such as currencies and
// platforms, in one byte each.
//
// From the 257th different one on it is an ordinary column.
#ifndef SHUKE_TABLE_FEW_COLUMN_H_
#define SHUKE_TABLE_FEW_COLUMN_H_

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "core/table/dictionary.h"

namespace shuke::table {

class FewColumn {
 public:
  bool empty() const { return size() == 0; }
  size_t size() const { return all_.empty() ? codes_.size() : all_.size(); }
  StringId operator[](size_t row) const {
    return all_.empty() ? texts_[codes_[row]] : all_[row];
  }

  void push_back(StringId text) {
    resize(size() + 1);
    Set(size() - 1, text);
  }
  void Set(size_t row, StringId text) {
    if (all_.empty() && texts_[codes_[row]] == text) return;
    if (all_.empty() && HasCode(text)) {
      codes_[row] = last_;
    } else {
      Widen();
      all_[row] = text;
    }
  }
  // New entries are kEmptyString.
  void resize(size_t size) {
    if (all_.empty()) {
      codes_.resize(size);
    } else {
      all_.resize(size);
    }
  }

 private:
  // Makes `last_` the text's code; false if there is none left.
  bool HasCode(StringId text) {
    if (texts_[last_] == text) return true;
    const auto found = std::find(texts_.begin(), texts_.end(), text);
    if (found == texts_.end()) {
      if (texts_.size() > UINT8_MAX) return false;
      texts_.push_back(text);
      last_ = static_cast<uint8_t>(texts_.size() - 1);
    } else {
      last_ = static_cast<uint8_t>(found - texts_.begin());
    }
    return true;
  }
  void Widen() {
    if (!all_.empty()) return;
    all_.reserve(codes_.size());
    for (const uint8_t code : codes_) all_.push_back(texts_[code]);
    codes_ = {};
  }

  std::vector<StringId> texts_ = {kEmptyString};  // by code
  std::vector<uint8_t> codes_;
  std::vector<StringId> all_;  // instead, once there are too many
  uint8_t last_ = 0;           // the code looked for last
};

}  // namespace shuke::table

#endif  // SHUKE_TABLE_FEW_COLUMN_H_
