#include "core/ingest/address_book.h"

#include "core/base/hash.h"
#include "core/base/same_bytes.h"
#include "core/base/utf8.h"

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
    const bool as_is = encoding == Encoding::kUtf8 && IsValidUtf8(raw);
    traits_.push_back(as_is ? ReadAddress(raw)
                            : ReadAddress(DecodeToUtf8(raw, encoding)));
  }
  return traits_[last_entry_];
}

}  // namespace shuke::ingest
