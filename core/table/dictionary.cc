// InternAll goes through its strings in three loops: where they might be, what
// stands there, whether it is the same. Within a loop no step waits for another
// one, so that the processor has many reads on their way at once; an explicit
// prefetch would do the same natively, and WebAssembly has none.
#include "core/table/dictionary.h"

#include <algorithm>

#include "core/base/hash.h"
#include "core/base/same_bytes.h"

namespace shuke::table {
namespace {

constexpr size_t kBatch = 64;

}  // namespace

Dictionary::Dictionary() { Intern(""); }

StringId Dictionary::Intern(std::string_view text) {
  return InternHashed(text, HashBytes(text));
}

StringId Dictionary::InternHashed(std::string_view text, uint64_t hash) {
  const StringId fresh = size();
  const StringId id = index_.FindOrAdd(
      hash, fresh, [&](uint32_t known) { return SameBytes(At(known), text); });
  if (id == fresh) Store(text);
  return id;
}

void Dictionary::Store(std::string_view text) {
  AppendBytes(text, strings_.arena);
  strings_.starts.Add(strings_.arena.size());
}

void Dictionary::AppendAll(std::span<const std::string_view> texts,
                           std::span<StringId> ids) {
  RawBytes& arena = strings_.arena;
  size_t end = arena.size(), bytes = 0;
  for (const std::string_view text : texts) bytes += text.size();
  arena.resize(end + bytes);
  StringId next = size();
  for (size_t i = 0; i < texts.size(); ++i) {
    if (texts[i].empty()) {
      ids[i] = kEmptyString;
      continue;
    }
    CopyShort(texts[i], arena.data() + end);
    end += texts[i].size();
    strings_.starts.Add(end);
    ids[i] = next++;
  }
}

void Dictionary::InternAll(std::span<const std::string_view> texts,
                           std::span<StringId> ids) {
  uint64_t hash[kBatch];
  HashIndex::Slot slot[kBatch];
  std::string_view known[kBatch];
  char first[kBatch];
  for (size_t begin = 0; begin < texts.size(); begin += kBatch) {
    const size_t count = std::min(kBatch, texts.size() - begin);
    const std::string_view* const text = texts.data() + begin;
    StringId* const id = ids.data() + begin;
    for (size_t i = 0; i < count; ++i) hash[i] = HashBytes(text[i]);
    for (size_t i = 0; i < count; ++i) slot[i] = index_.First(hash[i]);
    for (size_t i = 0; i < count; ++i) {
      id[i] = index_.Likely(slot[i], hash[i], kEmptyString);
    }
    for (size_t i = 0; i < count; ++i) known[i] = At(id[i]);
    for (size_t i = 0; i < count; ++i)
      first[i] = id[i] == kEmptyString ? '\0' : known[i].front();
    for (size_t i = 0; i < count; ++i) {
      const bool same = !text[i].empty() && first[i] == text[i].front() &&
                        SameBytes(known[i], text[i]);
      if (!same) id[i] = HashIndex::kNone;
    }
    // What is new, or stands elsewhere: one by one, as it changes the table.
    for (size_t i = 0; i < count; ++i) {
      if (id[i] == HashIndex::kNone) id[i] = InternHashed(text[i], hash[i]);
    }
  }
}

std::vector<StringId> Dictionary::InternStrings(const Strings& strings) {
  std::vector<StringId> ids(strings.size());
  std::string_view texts[kBatch];
  for (StringId begin = 0; begin < strings.size(); begin += kBatch) {
    const auto count = std::min<size_t>(kBatch, strings.size() - begin);
    for (size_t i = 0; i < count; ++i)
      texts[i] = strings.At(begin + static_cast<StringId>(i));
    InternAll({texts, count}, {ids.data() + begin, count});
  }
  return ids;
}

bool Dictionary::Find(std::string_view text, StringId& id) const {
  const uint32_t found = index_.Find(
      HashBytes(text), [&](uint32_t known) { return At(known) == text; });
  if (found == HashIndex::kNone) return false;
  id = found;
  return true;
}

}  // namespace shuke::table
