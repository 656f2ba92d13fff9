// AddressBook: what the addresses of a file tell, each looked at once.
//
// None is kept but the last one, which the next lines of its order repeat.
#ifndef SHUKE_INGEST_ADDRESS_BOOK_H_
#define SHUKE_INGEST_ADDRESS_BOOK_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/hash_index.h"
#include "core/ingest/address.h"
#include "core/ingest/encoding.h"

namespace shuke::ingest {

class AddressBook {
 public:
  // The traits of an address as it stands in the file, in `encoding`, the same
  // one for all. They live until the next call.
  const AddressTraits& TraitsOf(std::string_view raw, Encoding encoding);

 private:
  std::string last_;
  uint32_t last_entry_ = 0;
  HashIndex index_;  // by the hash of a raw address, 64 bits
  std::vector<uint64_t> hashes_;
  std::vector<AddressTraits> traits_;
};

}  // namespace shuke::ingest

#endif  // SHUKE_INGEST_ADDRESS_BOOK_H_
