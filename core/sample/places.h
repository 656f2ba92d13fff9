// Where the invented buyers live: all 31 provinces of the mainland, their large
// cities, weighted roughly by how much they buy online.
#ifndef SHUKE_SAMPLE_PLACES_H_
#define SHUKE_SAMPLE_PLACES_H_

#include <cstdint>
#include <string_view>

#include "core/base/rng.h"

namespace shuke::sample {

struct Place {
  std::string_view province;  // as Taobao writes it: 广东省, 上海
  std::string_view city;
  std::string_view postcode;   // of the city
  std::string_view districts;  // separated by blanks
  uint16_t weight;
  bool is_remote = false;  // parcels cost extra
};

const Place& PickPlace(Rng& rng);
std::string_view PickDistrict(const Place& place, Rng& rng);

}  // namespace shuke::sample

#endif  // SHUKE_SAMPLE_PLACES_H_
