// A slot holds all there is of an address, so that a known one costs one look
// into memory. Of a batch first all slots are looked at and then each is dealt
// with, as in table/dictionary.cc.
#include "core/ingest/address_book.h"

#include <algorithm>
#include <string>

#include "core/base/hash.h"

namespace shuke::ingest {
namespace {

constexpr size_t kBatch = 64;

}  // namespace

AddressBook::Slot& AddressBook::SlotOf(uint64_t hash) {
  const size_t mask = slots_.size() - 1;
  size_t at = hash & mask;
  while (slots_[at].hash != hash && slots_[at].hash != 0) at = (at + 1) & mask;
  return slots_[at];
}

void AddressBook::Grow() {
  std::vector<Slot> old(slots_.size() * 2);
  old.swap(slots_);
  for (const Slot& slot : old) {
    if (slot.hash != 0) SlotOf(slot.hash) = slot;
  }
}

void AddressBook::TraitsOf(std::span<const std::string_view> raw,
                           Encoding encoding, std::span<AddressTraits> traits) {
  uint64_t hash[kBatch];
  Slot likely[kBatch];
  std::string scratch;
  for (size_t begin = 0; begin < raw.size(); begin += kBatch) {
    const size_t count = std::min(kBatch, raw.size() - begin);
    for (size_t i = 0; i < count; ++i)
      hash[i] = std::max<uint64_t>(1, HashBytes(raw[begin + i]));
    for (size_t i = 0; i < count; ++i)
      likely[i] = slots_[hash[i] & (slots_.size() - 1)];
    for (size_t i = 0; i < count; ++i) {
      if (likely[i].hash != hash[i]) {
        Slot& slot = SlotOf(hash[i]);
        if (slot.hash == 0) {
          const auto text = AsUtf8(raw[begin + i], encoding, scratch);
          slot = {hash[i], ReadAddress(text)};
          ++size_;
        }
        likely[i] = slot;
        if (size_ * 4 > slots_.size() * 3) Grow();
      }
      traits[begin + i] = likely[i].traits;
    }
  }
}

}  // namespace shuke::ingest
