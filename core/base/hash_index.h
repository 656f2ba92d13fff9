// HashIndex: finds entries of an array by a hash of what they are.
//
//   const uint32_t at = index.FindOrAdd(hash, fresh,
//                                       [&](uint32_t i) { return all[i] == x;
//                                       });
//   if (at == fresh) all.push_back(x);
//
// Open addressing with linear probing; a slot holds 32 bits of the hash beside
// the number of the entry, so the array itself is read for a likely match only.
// Entries are never removed. 11 to 21 bytes an entry.
#ifndef SHUKE_BASE_HASH_INDEX_H_
#define SHUKE_BASE_HASH_INDEX_H_

#include <cstddef>
#include <cstdint>
#include <vector>

namespace shuke {

class HashIndex {
 public:
  static constexpr uint32_t kNone = 0xffffffff;

  HashIndex() : slots_(kInitialSlots) {}

  // The entry with `hash` for which same(entry) holds, or kNone.
  template <typename Same>
  uint32_t Find(uint64_t hash, Same&& same) const {
    return slots_[SlotOf(hash, same)].entry;
  }

  // The same, and where there is none, `fresh` is it from now on.
  template <typename Same>
  uint32_t FindOrAdd(uint64_t hash, uint32_t fresh, Same&& same) {
    Slot& slot = slots_[SlotOf(hash, same)];
    if (slot.entry != kNone) return slot.entry;
    slot = {Tag(hash), fresh};
    if (++size_ * 4 > slots_.size() * 3) Grow();
    return fresh;
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
    return slots_[Tag(hash) & (slots_.size() - 1)];
  }
  // The entry of such a slot if it is likely to be the one; else `none`.
  static uint32_t Likely(Slot first, uint64_t hash, uint32_t none) {
    return first.tag == Tag(hash) && first.entry != kNone ? first.entry : none;
  }

 private:
  // A power of two: slots are masked, not divided.
  static constexpr size_t kInitialSlots = 1024;

  static uint32_t Tag(uint64_t hash) {
    return static_cast<uint32_t>(hash >> 32);
  }

  template <typename Same>
  size_t SlotOf(uint64_t hash, Same&& same) const {
    const size_t mask = slots_.size() - 1;
    const uint32_t tag = Tag(hash);
    for (size_t at = tag & mask;; at = (at + 1) & mask) {
      const Slot& slot = slots_[at];
      if (slot.entry == kNone || (slot.tag == tag && same(slot.entry)))
        return at;
    }
  }

  void Grow() {
    std::vector<Slot> old(slots_.size() * 2);
    old.swap(slots_);
    const size_t mask = slots_.size() - 1;
    for (const Slot& slot : old) {
      if (slot.entry == kNone) continue;
      size_t at = slot.tag & mask;
      while (slots_[at].entry != kNone) at = (at + 1) & mask;
      slots_[at] = slot;
    }
  }

  std::vector<Slot> slots_;
  size_t size_ = 0;
};

}  // namespace shuke

#endif  // SHUKE_BASE_HASH_INDEX_H_
