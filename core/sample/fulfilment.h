// How far an order has come by the end of the last day, and whose money is
// where.
#ifndef SHUKE_SAMPLE_FULFILMENT_H_
#define SHUKE_SAMPLE_FULFILMENT_H_

#include <cstdint>
#include <string_view>

#include "core/base/rng.h"
#include "core/sample/basket.h"
#include "core/sample/shopping.h"

namespace shuke::sample {

struct Fulfilment {
  std::string_view status;        // as the platform words it
  std::string_view close_reason;  // likewise
  LocalTime paid = kNoTime;
  bool is_shipped = false;
  int32_t paid_minor = 0;    // as the column says: refunds in it or not
  int32_t refund_minor = 0;  // likewise as the column says
};

// `end` is the last second of the export.
Fulfilment Fulfil(const Order& order, const Basket& basket, LocalTime end,
                  Rng& rng);

}  // namespace shuke::sample

#endif  // SHUKE_SAMPLE_FULFILMENT_H_
