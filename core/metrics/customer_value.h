// Customer value: what customers have brought in up to the end of each period,
// on average and in the middle.
#ifndef SHUKE_METRICS_CUSTOMER_VALUE_H_
#define SHUKE_METRICS_CUSTOMER_VALUE_H_

#include <vector>

#include "core/metrics/key_figures.h"

namespace shuke::metrics {

// Fills value, value_growth and the value of both sides. The periods are
// ascending and do not overlap. Value is that of valid orders less cancelling
// invoices of customers with a valid order by then. O(orders log orders).
void FillCustomerValue(const ShopInputs& inputs, const ShopView& view,
                       const Daily& daily, std::vector<KeyFigures>& periods);

}  // namespace shuke::metrics

#endif  // SHUKE_METRICS_CUSTOMER_VALUE_H_
