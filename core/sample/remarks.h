// What buyers write to the shop with an order, and what the shop notes on it.
#ifndef SHUKE_SAMPLE_REMARKS_H_
#define SHUKE_SAMPLE_REMARKS_H_

#include <string_view>

#include "core/base/rng.h"
#include "core/sample/basket.h"
#include "core/sample/fulfilment.h"
#include "core/sample/shopping.h"

namespace shuke::sample {

// Each is empty for most orders. Some hold commas, quotes and line breaks.
struct Remarks {
  std::string_view buyer;
  std::string_view shop;
};
Remarks PickRemarks(const Order& order, const Basket& basket,
                    const Fulfilment& fulfilment, Rng& rng);

}  // namespace shuke::sample

#endif  // SHUKE_SAMPLE_REMARKS_H_
