// Dictionary: each distinct string once, as a dense 32-bit id in order of first
// appearance.
//
// Id 0 is always the empty string, so a column of zeros means "nothing there".
// Bytes are stored as given (an ingest dictionary holds the file's own encoding
// until the file ends). Interning is O(length) on average; strings never move
// and are never removed.
#ifndef SHUKE_TABLE_DICTIONARY_H_
#define SHUKE_TABLE_DICTIONARY_H_

#include <cstdint>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include "core/base/hash_index.h"
#include "core/base/raw_bytes.h"
#include "core/table/text_starts.h"

namespace shuke::table {

using StringId = uint32_t;
inline constexpr StringId kEmptyString = 0;

// The strings of a dictionary by id, without the means to look one up.
struct Strings {
  RawBytes arena;     // all strings, end to end
  TextStarts starts;  // by id

  std::string_view At(StringId id) const {
    return {arena.data() + starts.At(id), starts.Length(id)};
  }
  uint32_t size() const { return static_cast<uint32_t>(starts.size()); }
};

class Dictionary {
 public:
  Dictionary();

  // The id of `text`, new or known.
  StringId Intern(std::string_view text);
  // The same for each of `texts`, in their order, into `ids`, which is as long.
  // Known strings are looked up together: a dictionary of millions lies in
  // memory far away, and is waited for once, not once a string.
  void InternAll(std::span<const std::string_view> texts,
                 std::span<StringId> ids);
  // Ids for all of `texts`, which are not looked for and will not be found: an
  // equal one may get another id each time. For texts of which few are there
  // already.
  void AppendAll(std::span<const std::string_view> texts,
                 std::span<StringId> ids);
  // Makes room for so many texts of so many bytes together, and for looking up
  // `known` of them: an index takes its memory at once, texts as they come.
  void Reserve(size_t texts, size_t bytes, size_t known) {
    strings_.arena.reserve(bytes);
    strings_.starts.Reserve(texts);
    index_.Reserve(known);
  }
  // The id of `text`, or nothing known: returns false and leaves `id` alone.
  bool Find(std::string_view text, StringId& id) const;
  // The bytes behind an id. Valid until the next Intern.
  std::string_view At(StringId id) const { return strings_.At(id); }
  uint32_t size() const { return strings_.size(); }
  const Strings& strings() const { return strings_; }
  // Gives its strings away, and is of no more use.
  Strings TakeStrings() { return std::move(strings_); }

  // The ids here of all of `strings`, new or known, by their ids there.
  std::vector<StringId> InternStrings(const Strings& strings);

 private:
  StringId InternHashed(std::string_view text, uint64_t hash);
  void Store(std::string_view text);

  Strings strings_;
  HashIndex index_;
};

}  // namespace shuke::table

#endif  // SHUKE_TABLE_DICTIONARY_H_
