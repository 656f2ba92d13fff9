#include "core/ingest/address_book.h"

#include "core/base/hash.h"
#include "core/base/same_bytes.h"

namespace shuke::ingest {

const AddressTraits& AddressBook::TraitsOf(std::string_view raw,
                                           Encoding encoding) {
  if (!traits_.empty() && SameBytes(raw, last_)) return traits_[last_entry_];
  last_ = raw;
  const uint64_t hash = HashBytes(raw);
  const auto fresh = static_cast<uint32_t>(traits_.size());
  last_entry_ = index_.FindOrAdd(
      hash, fresh, [&](uint32_t known) { return hashes_[known] == hash; });
  if (last_entry_ == fresh) {
    hashes_.push_back(hash);
    std::string scratch;
    traits_.push_back(ReadAddress(AsUtf8(raw, encoding, scratch)));
  }
  return traits_[last_entry_];
}

}  // namespace shuke::ingest
