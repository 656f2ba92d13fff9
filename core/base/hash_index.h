// HashIndex: finds entries of an array by a hash of what they are.
//
//   const uint32_t at = index.FindOrAdd(hash, fresh,
//                                       [&](uint32_t i) { return all[i] == x;
//                                       });
//   if (at == fresh) all.push_back(x);
//
// Open addressing; a slot holds 32 bits of the hash beside the number of the
// entry, so the array itself is read for a likely match only. Eight slots are
// one line of the processor's cache, and a hash is sought in all of its line
// before the next one: a search is seldom more than one look into far memory.
// Entries are never removed. Lines follow each other as hashes do, so growing
// goes through both arrays once, in order; by half, and a large one, which is
// otherwise most of what a book holds, by a quarter. 11 to 16 bytes an entry.
#ifndef SHUKE_BASE_HASH_INDEX_H_
#define SHUKE_BASE_HASH_INDEX_H_

#include <cstddef>
#include <cstdint>
#include <vector>

namespace shuke {

class HashIndex {
 public:
  static constexpr uint32_t kNone = 0xffffffff;

  HashIndex() : lines_(kFirstLines) {}

  // The entry with `hash` for which same(entry) holds, or kNone.
  template <typename Same>
  uint32_t Find(uint64_t hash, Same&& same) const {
    return Place(lines_, hash, same)->entry;
  }

  // The same, and where there is none, `fresh` is it from now on.
  template <typename Same>
  uint32_t FindOrAdd(uint64_t hash, uint32_t fresh, Same&& same) {
    Slot* const slot = Place(lines_, hash, same);
    if (slot->entry != kNone) return slot->entry;
    *slot = {Tag(hash), fresh};
    if (++size_ * 4 > lines_.size() * kLine * kFull)
      GrowTo(lines_.size() + lines_.size() / (lines_.size() < kLarge ? 2 : 4));
    return fresh;
  }

  // Makes room for so many entries.
  void Reserve(size_t entries) {
    const size_t lines = entries / kFull * 4 / kLine + 1;
    if (lines > lines_.size()) GrowTo(lines);
  }

  // What a search for `hash` looks at first. Of many hashes first all of these
  // are fetched and then the array, so that the memory is waited for once, not
  // once a hash. Nothing is decided here: a branch on what is yet to come would
  // be guessed, and each wrong guess is a wait of its own.
  struct Slot {
    uint32_t tag = 0;
    uint32_t entry = kNone;
  };
  Slot First(uint64_t hash) const {
    return lines_[LineOf(lines_, hash)].slots[Tag(hash) % kLine];
  }
  // The entry of its line that is likely to be the one; else `none`.
  uint32_t Likely(Slot first, uint64_t hash, uint32_t none) const {
    const uint32_t tag = Tag(hash);
    if (first.tag == tag && first.entry != kNone) return first.entry;
    const Line& line = lines_[LineOf(lines_, hash)];
    for (size_t i = 1; i < kLine && first.entry != kNone; ++i) {
      first = line.slots[(tag + i) % kLine];
      if (first.tag == tag && first.entry != kNone) return first.entry;
    }
    return none;
  }

 private:
  static constexpr size_t kLine = 8;
  struct alignas(kLine * sizeof(Slot)) Line {
    Slot slots[kLine];
  };
  using Lines = std::vector<Line>;
  static constexpr size_t kFirstLines = 128;
  static constexpr size_t kFull = 3;           // quarters of the slots
  static constexpr size_t kLarge = 64 * 1024;  // lines; 4 MB

  static uint32_t Tag(uint64_t hash) {
    return static_cast<uint32_t>(hash >> 32);
  }
  static size_t LineOf(const Lines& lines, uint64_t hash) {
    return static_cast<size_t>(uint64_t{Tag(hash)} * lines.size() >> 32);
  }

  // Where the entry with `hash` stands for which same(entry) holds, or where it
  // would.
  template <typename AnyLines, typename Same>
  static auto Place(AnyLines& lines, uint64_t hash, Same&& same)
      -> decltype(&lines[0].slots[0]) {
    const uint32_t tag = Tag(hash);
    for (size_t at = LineOf(lines, hash);;
         at = at + 1 == lines.size() ? 0 : at + 1) {
      for (size_t i = 0; i < kLine; ++i) {
        auto& slot = lines[at].slots[(tag + i) % kLine];
        if (slot.entry == kNone || (slot.tag == tag && same(slot.entry)))
          return &slot;
      }
    }
  }

  void GrowTo(size_t lines) {
    Lines old(lines);
    old.swap(lines_);
    for (const Line& line : old) {
      for (const Slot& slot : line.slots) {
        if (slot.entry == kNone) continue;
        const auto none_is = [](uint32_t) { return false; };
        *Place(lines_, uint64_t{slot.tag} << 32, none_is) = slot;
      }
    }
  }

  Lines lines_;
  size_t size_ = 0;
};

}  // namespace shuke

#endif  // SHUKE_BASE_HASH_INDEX_H_
