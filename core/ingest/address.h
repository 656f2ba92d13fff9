// What an address tells without being kept: whether two are the same place, and
// which occupation the place speaks of.
//
// The words are data (tables/occupation_words.json, with their source).
#ifndef SHUKE_INGEST_ADDRESS_H_
#define SHUKE_INGEST_ADDRESS_H_

#include <cstdint>
#include <string_view>

#include "core/table/order_lines.h"

namespace shuke::ingest {

struct AddressTraits {
  uint32_t hash = 0;  // equal for the same text but for blanks and the postcode
                      // in brackets at its end; 0: no address, or a masked one
  table::Occupation occupation = table::Occupation::kNone;
};

// Traits of an address in UTF-8. O(length).
AddressTraits ReadAddress(std::string_view address);

// What follows province, city, district and 街道, 镇 or 乡: "浙江省 杭州市
// 西湖区 文三路 9 号" gives "文三路 9 号", and so does
// "浙江省杭州市西湖区文三路 9 号". An address that names no such part is all
// street.
std::string_view StreetPart(std::string_view address);

// The group of the longest word in a street part; of equally long ones the
// last. kNone: no word.
table::Occupation OccupationOfStreet(std::string_view street);

}  // namespace shuke::ingest

#endif  // SHUKE_INGEST_ADDRESS_H_
