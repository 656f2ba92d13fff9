// Customers by a fact: one 64-bit key each, extracted first and ordered like
// the fact itself; for text the key is its rank among the distinct texts.
#include <cstring>

#include "core/base/hot_loop.h"
#include "core/base/radix_sort.h"
#include "core/segment/facts.h"

namespace shuke::segment {
namespace {

using customers::CustomerId;

constexpr uint64_t kSignBit = uint64_t{1} << 63;

// A double's bits as a number that orders like the double (no NaN comes here):
// positive ones above all negative ones, negative ones reversed.
uint64_t OrderedBits(double value) {
  if (value == 0) value = 0;  // -0 and 0 are equal
  uint64_t bits;
  std::memcpy(&bits, &value, sizeof bits);
  return bits & kSignBit ? ~bits : bits | kSignBit;
}

}  // namespace

const std::vector<CustomerId>& FactTable::Order(FactIndex fact,
                                                bool descending) {
  if (order_.fact == fact && order_.descending == descending)
    return order_.customers;
  std::vector<KeyedId> present;
  std::vector<CustomerId> absent;
  present.reserve(size());
  const auto extract = [&](const auto& values, auto none, auto key_of) {
    HotLoop(size(), [&](size_t i) {
      const auto id = static_cast<CustomerId>(i);
      if (values[id] == none) {
        absent.push_back(id);
      } else {
        const uint64_t key = key_of(values[id]);
        present.push_back({descending ? ~key : key, id});
      }
    });
  };
  const FactType type = Facts()[fact].type;
  if (type == FactType::kText) {
    extract(TextRanks(fact), 0u, [](uint32_t rank) { return uint64_t{rank}; });
  } else if (type == FactType::kNumber) {
    extract(Column(fact).numbers, kNoNumber, OrderedBits);
  } else {
    // Adding 2^63 makes two's complement order as unsigned.
    extract(Column(fact).integers, kNoInteger, [](int64_t value) {
      return static_cast<uint64_t>(value) ^ kSignBit;
    });
  }
  RadixSort(present);
  order_ = {fact, descending, {}};
  order_.customers.reserve(size());
  for (const KeyedId& entry : present) order_.customers.push_back(entry.id);
  order_.customers.insert(order_.customers.end(), absent.begin(), absent.end());
  return order_.customers;
}

}  // namespace shuke::segment
