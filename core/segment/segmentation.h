// Segmentation: every answer to "who is this customer?" over one set of
// customers, each computed when first asked for.
//
// Facts, reports and drafts read their results here. A policy that differs
// drops just the results that rest on what differs; the rest stay.
//
// To add an analysis: its policy in SegmentPolicies, its result as a Lazy with
// an accessor, a line in SetPolicies that says which policy it rests on, and
// the topics of the facts that read it.
#ifndef SHUKE_SEGMENT_SEGMENTATION_H_
#define SHUKE_SEGMENT_SEGMENTATION_H_

#include <string_view>
#include <vector>

#include "core/base/date.h"
#include "core/base/lazy.h"
#include "core/customers/customers.h"
#include "core/segment/lifecycle.h"
#include "core/segment/order_traits.h"
#include "core/segment/rfm.h"
#include "core/segment/shop_norms.h"
#include "core/segment/tags_policy.h"
#include "core/table/dictionary.h"
#include "core/table/order_lines.h"
#include "core/table/orders.h"

namespace shuke::segment {

// What everything here is computed from. The tables must outlive what refers to
// them and belong together: `customers` was built from `orders` with the same
// `as_of`.
struct SegmentInputs {
  const table::Orders& orders;
  const table::OrderLines& lines;
  const table::Dictionary& dictionary;
  const customers::Customers& customers;
  Day as_of;         // kNoDay: there is no order, and nobody
  int minor_digits;  // of the analysis currency: 2 for CNY
};

struct SegmentPolicies {
  RfmPolicy rfm;
  LifecyclePolicy lifecycle;
  TagsPolicy tags;

  friend bool operator==(const SegmentPolicies&,
                         const SegmentPolicies&) = default;
};

class Segmentation {
 public:
  Segmentation(const SegmentInputs& inputs, const SegmentPolicies& policies);

  const SegmentInputs& inputs() const { return inputs_; }
  const SegmentPolicies& policies() const { return policies_; }

  const RfmResult& rfm() const { return rfm_.Get(); }
  const LifecycleResult& lifecycle() const { return lifecycle_.Get(); }
  const OrderTraits& order_traits() const { return order_traits_.Get(); }
  const ShopNorms& shop_norms() const { return shop_norms_.Get(); }

  // Answers by `policies` from now on. Returns the topics of facts (facts.h)
  // whose values may have changed. References to dropped results are void.
  std::vector<std::string_view> SetPolicies(const SegmentPolicies& policies);

 private:
  SegmentInputs inputs_;
  SegmentPolicies policies_;
  Lazy<RfmResult> rfm_;
  Lazy<LifecycleResult> lifecycle_;
  Lazy<OrderTraits> order_traits_;
  Lazy<ShopNorms> shop_norms_;
};

}  // namespace shuke::segment

#endif  // SHUKE_SEGMENT_SEGMENTATION_H_
