#include "core/ingest/column_texts.h"

#include <algorithm>

#include "core/base/hash.h"

namespace shuke::ingest {
namespace {

using table::Dictionary;
using table::StringId;

// A column that has brought so many texts goes on as it began.
constexpr uint32_t kTextsToTell = 1000;
constexpr size_t kSeen = 1024;

bool HardlyRepeat(uint32_t texts, uint32_t fresh) {
  return texts >= kTextsToTell && fresh >= texts / 3 * 2;
}

bool FewDiffer(uint32_t texts, uint32_t fresh) {
  return texts >= kTextsToTell && fresh <= texts / 8;
}

}  // namespace

void ColumnTexts::Flush(size_t rows, bool may_repeat, Dictionary& dictionary,
                        table::TextColumn& column) {
  if (!used_) return;
  LookUp(may_repeat, dictionary);
  column.AppendRuns(last_, rows_, ids_, rows);
  if (texts_.empty()) return;
  last_ = ids_.back();
  // Its row is about to go.
  kept_ = last_text_;
  last_text_ = kept_;
  texts_.clear();
  rows_.clear();
}

void ColumnTexts::LookUp(bool may_repeat, Dictionary& dictionary) {
  ids_.resize(texts_.size());
  if (may_repeat && HardlyRepeat(looked_up_, fresh_))
    return dictionary.AppendAll(texts_, ids_);
  const StringId known = dictionary.size();
  if (FewDiffer(looked_up_, fresh_)) {
    LookUpFew(dictionary);
  } else {
    dictionary.InternAll(texts_, ids_);
  }
  looked_up_ += static_cast<uint32_t>(ids_.size());
  fresh_ += static_cast<uint32_t>(std::count_if(
      ids_.begin(), ids_.end(), [&](StringId id) { return id >= known; }));
}

void ColumnTexts::LookUpFew(Dictionary& dictionary) {
  seen_.resize(kSeen);
  for (size_t i = 0; i < texts_.size(); ++i) {
    const std::string_view text = texts_[i];
    StringId& seen = seen_[HashEnds(text) % kSeen];
    if (!SameBytes(dictionary.At(seen), text)) seen = dictionary.Intern(text);
    ids_[i] = seen;
  }
}

}  // namespace shuke::ingest
