#include "core/table/dictionary.h"

#include <cstring>

namespace shuke::table {
namespace {

constexpr size_t kInitialSlots =
    1024;  // a power of two: slots are masked, not divided

uint64_t Mix(uint64_t value) {
  // The finaliser of MurmurHash3 (Appleby): every input bit reaches every
  // output bit.
  value ^= value >> 33;
  value *= 0xff51afd7ed558ccdULL;
  value ^= value >> 33;
  value *= 0xc4ceb9fe1a85ec53ULL;
  value ^= value >> 33;
  return value;
}

}  // namespace

Dictionary::Dictionary() : offsets_{0}, slots_(kInitialSlots, 0) { Intern(""); }

uint64_t Dictionary::Hash(std::string_view text) {
  uint64_t hash = 0x9e3779b97f4a7c15ULL ^ text.size();
  const char* bytes = text.data();
  size_t left = text.size();
  while (left >= 8) {
    uint64_t word;
    std::memcpy(&word, bytes, 8);
    hash = Mix(hash ^ word);
    bytes += 8;
    left -= 8;
  }
  if (left > 0) {
    uint64_t word = 0;
    std::memcpy(&word, bytes, left);
    hash = Mix(hash ^ word);
  }
  return Mix(hash);
}

size_t Dictionary::Slot(std::string_view text, uint64_t hash) const {
  const size_t mask = slots_.size() - 1;
  const uint32_t tag = static_cast<uint32_t>(hash >> 32);
  for (size_t slot = tag & mask;; slot = (slot + 1) & mask) {
    if (slots_[slot] == 0) return slot;
    const StringId id = slots_[slot] - 1;
    if (hashes_[id] == tag && At(id) == text) return slot;
  }
}

StringId Dictionary::Intern(std::string_view text) {
  const uint64_t hash = Hash(text);
  const size_t slot = Slot(text, hash);
  if (slots_[slot] != 0) return slots_[slot] - 1;
  const StringId id = size();
  arena_.insert(arena_.end(), text.begin(), text.end());
  offsets_.push_back(arena_.size());
  hashes_.push_back(static_cast<uint32_t>(hash >> 32));
  slots_[slot] = id + 1;
  if (static_cast<size_t>(id) * 2 > slots_.size()) Grow();
  return id;
}

bool Dictionary::Find(std::string_view text, StringId& id) const {
  const size_t slot = Slot(text, Hash(text));
  if (slots_[slot] == 0) return false;
  id = slots_[slot] - 1;
  return true;
}

void Dictionary::Grow() {
  slots_.assign(slots_.size() * 2, 0);
  const size_t mask = slots_.size() - 1;
  for (StringId id = 0; id < size(); ++id) {
    size_t slot = hashes_[id] & mask;
    while (slots_[slot] != 0) slot = (slot + 1) & mask;
    slots_[slot] = id + 1;
  }
}

}  // namespace shuke::table
