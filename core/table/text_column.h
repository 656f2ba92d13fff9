// TextColumn: the texts of many rows, by their ids in a dictionary, in a byte
// each while no more than 256 of them differ.
//
// Products, provinces, channels, currencies and the like seldom do; with the
// 257th the column becomes one of four bytes a row.
#ifndef SHUKE_TABLE_TEXT_COLUMN_H_
#define SHUKE_TABLE_TEXT_COLUMN_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <span>
#include <vector>

#include "core/base/bytes.h"
#include "core/table/dictionary.h"

namespace shuke::table {

class TextColumn {
 public:
  TextColumn() = default;
  TextColumn(std::initializer_list<StringId> texts) {
    for (const StringId text : texts) push_back(text);
  }

  bool empty() const { return size() == 0; }
  size_t size() const { return wide_.empty() ? codes_.size() : wide_.size(); }
  bool wide() const { return !wide_.empty(); }
  StringId operator[](size_t row) const {
    return wide_.empty() ? texts_[codes_[row]] : wide_[row];
  }
  // The same of a column that may be empty: kEmptyString then.
  StringId At(size_t row) const {
    if (!wide_.empty()) return wide_[row];
    return codes_.empty() ? kEmptyString : texts_[codes_[row]];
  }

  void push_back(StringId text) { resize(size() + 1, text); }
  void Set(size_t row, StringId text) {
    uint8_t code;
    if (wide_.empty() && HasCode(text, code)) {
      codes_[row] = code;
    } else {
      Widen();
      wide_[row] = text;
    }
  }
  // New entries are `text`.
  void resize(size_t size, StringId text = kEmptyString) {
    uint8_t code = 0;
    if (wide_.empty() && (size <= codes_.size() || HasCode(text, code))) {
      codes_.resize(size, code);
    } else {
      Widen();
      wide_.resize(size, text);
    }
  }
  // New entries are `before` and then, from row begins[i] on, texts[i], up to
  // `size`. Begins ascend, and none lies before the end of the column.
  void AppendRuns(StringId before, std::span<const uint32_t> begins,
                  std::span<const StringId> texts, size_t size);
  void reserve(size_t size);
  void Append(const TextColumn& more);
  // Whether any row has a text but kEmptyString.
  bool AnyText() const;

  // Has each text replaced by what new_of says, which is asked once a row at
  // most and may be asked for texts that no row has any more.
  template <typename NewOf>
  void Rename(NewOf&& new_of) {
    guess_ = {};
    for (StringId& text : wide_.empty() ? texts_ : wide_) text = new_of(text);
  }
  // visit(text) for each text, once at least, as Rename asks.
  template <typename Visit>
  void ForEachText(Visit&& visit) const {
    if (empty()) return;
    for (const StringId text : wide_.empty() ? texts_ : wide_) visit(text);
  }

  void Write(ByteWriter& writer) const;
  // False if these are not texts of a dictionary of so many.
  bool Read(ByteReader& reader, uint32_t strings);

  friend bool operator==(const TextColumn& a, const TextColumn& b);

 private:
  static constexpr size_t kMostCodes = 256;

  // The code of a text, a new one if need be; false if there is none left.
  bool HasCode(StringId text, uint8_t& code) {
    code = guess_[text % guess_.size()];
    return texts_[code] == text || FindCode(text, code);
  }
  bool FindCode(StringId text, uint8_t& code);
  // From now on wide; a column without any entry becomes so by its first.
  void Widen();

  std::vector<StringId> texts_ = {kEmptyString};  // by code
  std::vector<uint8_t> codes_;                    // one of them is empty
  std::vector<StringId> wide_;
  std::array<uint8_t, 256> guess_{};  // where a text's code was, by its id
};

}  // namespace shuke::table

#endif  // SHUKE_TABLE_TEXT_COLUMN_H_
