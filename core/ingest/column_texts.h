// ColumnTexts: the texts of one column on their way into a dictionary.
//
//   texts.Add(cell, row);                          // for each row, in order
//   texts.Flush(rows, may_repeat, dictionary, column);
//
// Nearly every column repeats itself, so of equal texts in a row only the first
// is noted. What is noted is looked up with that of the rows that follow, in
// the way that its column is best served by: texts of which few differ, such as
// provinces, are found by where an equal one was last; of texts that hardly
// ever repeat themselves, such as order numbers, none is sought at all, where
// that is allowed.
#ifndef SHUKE_INGEST_COLUMN_TEXTS_H_
#define SHUKE_INGEST_COLUMN_TEXTS_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/same_bytes.h"
#include "core/table/dictionary.h"
#include "core/table/text_column.h"

namespace shuke::ingest {

class ColumnTexts {
 public:
  // Whether it has had a text, which may be empty.
  bool used() const { return used_; }
  std::string_view last() const { return last_text_; }

  // The column has `text` from `row` on. It must live until Flush().
  [[gnu::always_inline]] void Add(std::string_view text, size_t row) {
    used_ = true;
    if (SameBytes(text, last_text_)) return;
    last_text_ = text;
    texts_.push_back(text);
    rows_.push_back(static_cast<uint32_t>(row));
  }

  // Fills `column` up to `rows`, if there has been a text at all. With
  // `may_repeat`, equal texts may get several ids.
  void Flush(size_t rows, bool may_repeat, table::Dictionary& dictionary,
             table::TextColumn& column);

 private:
  void LookUp(bool may_repeat, table::Dictionary& dictionary);
  void LookUpFew(table::Dictionary& dictionary);

  bool used_ = false;
  std::string_view last_text_;  // of the rows, or of kept_
  std::string kept_;
  table::StringId last_ = table::kEmptyString;
  // Since the last Flush(): texts, the rows where they begin, and their ids.
  std::vector<std::string_view> texts_;
  std::vector<uint32_t> rows_;
  std::vector<table::StringId> ids_;
  // How many texts were looked up, and how many of them were new.
  uint32_t looked_up_ = 0, fresh_ = 0;
  std::vector<table::StringId> seen_;  // where few differ: by their ends
};

}  // namespace shuke::ingest

#endif  // SHUKE_INGEST_COLUMN_TEXTS_H_
