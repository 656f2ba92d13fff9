// AddressBook: what the addresses of a file tell, each looked at once.
//
// None is kept. Two that have the same hash of 64 bits are taken for one: in a
// file of ten million addresses the odds against that are 300,000 to 1, and
// then one customer's occupation would be another one's.
#ifndef SHUKE_INGEST_ADDRESS_BOOK_H_
#define SHUKE_INGEST_ADDRESS_BOOK_H_

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "core/ingest/address.h"
#include "core/ingest/encoding.h"

namespace shuke::ingest {

class AddressBook {
 public:
  AddressBook() : slots_(kInitialSlots) {}

  // How many addresses it knows.
  size_t size() const { return size_; }

  // The traits of addresses as they stand in the file, in `encoding`, the same
  // one for all, into `traits`, which is as long. Known ones are looked up
  // together, so that the memory is waited for once.
  void TraitsOf(std::span<const std::string_view> raw, Encoding encoding,
                std::span<AddressTraits> traits);

 private:
  struct Slot {
    uint64_t hash = 0;  // 0: nothing is there
    AddressTraits traits;
  };
  // A power of two: slots are masked, not divided.
  static constexpr size_t kInitialSlots = 1024;

  Slot& SlotOf(uint64_t hash);
  void Grow();

  std::vector<Slot> slots_;  // open addressing, linear probing
  size_t size_ = 0;
};

}  // namespace shuke::ingest

#endif  // SHUKE_INGEST_ADDRESS_BOOK_H_
