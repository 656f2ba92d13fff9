// Segmentation: every answer to "who is this customer?" over one set of
// customers, each computed when first asked for.
//
// Facts, reports and drafts read their results here. A policy that differs
// drops just the results that rest on what differs; the rest stay. What only
// measures (windows, curves, intervals) is apart from what scores, so that a
// moved threshold costs a pass of comparisons.
//
// To add an analysis: its policy in SegmentPolicies, its result as a Lazy with
// an accessor, a member of Same with the line that says which policy it rests
// on, its line in SetPolicies, and the topics of the facts that read it.
#ifndef SHUKE_SEGMENT_SEGMENTATION_H_
#define SHUKE_SEGMENT_SEGMENTATION_H_

#include <cstdint>
#include <functional>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "core/base/date.h"
#include "core/base/lazy.h"
#include "core/customers/customers.h"
#include "core/segment/clusters_policy.h"
#include "core/segment/day_stages.h"
#include "core/segment/designer_policy.h"
#include "core/segment/funnel.h"
#include "core/segment/intervals.h"
#include "core/segment/lifecycle.h"
#include "core/segment/marks.h"
#include "core/segment/membership.h"
#include "core/segment/migration.h"
#include "core/segment/migration_policy.h"
#include "core/segment/net_curve.h"
#include "core/segment/order_traits.h"
#include "core/segment/phases.h"
#include "core/segment/predicted.h"
#include "core/segment/rfm.h"
#include "core/segment/rfm_names.h"
#include "core/segment/shop_norms.h"
#include "core/segment/tags_policy.h"
#include "core/segment/tiers.h"
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
  const Predicted* predicted = nullptr;  // null: nothing is
  // The profile platform by OrderLines::file; empty: not known.
  std::span<const table::StringId> platform_of_file = {};
  // Null: the shop has noted nothing.
  const std::function<const Marks&()>* marks = nullptr;

  // What the shop has noted; null: nothing.
  const Marks* Marked() const {
    return marks == nullptr ? nullptr : &(*marks)();
  }
};

struct SegmentPolicies {
  RfmPolicy rfm;
  LifecyclePolicy lifecycle;
  DayStagesPolicy day_stages;
  PhasesPolicy phases;
  FunnelPolicy funnel;
  TiersPolicy tiers;
  MembershipPolicy membership;
  DesignerPolicy designer;
  MigrationPolicy migration;
  TagsPolicy tags;
  ClustersPolicy clusters;

  friend bool operator==(const SegmentPolicies&,
                         const SegmentPolicies&) = default;
};

class Segmentation {
 public:
  Segmentation(const SegmentInputs& inputs, const SegmentPolicies& policies);
  // The same customers by other policies, to see what would change: whatever
  // comes out the same under both is read from `base`, which must outlive this
  // one and keep its policies.
  Segmentation(const Segmentation& base, const SegmentPolicies& policies);

  const SegmentInputs& inputs() const { return inputs_; }
  const SegmentPolicies& policies() const { return policies_; }
  // 100 for CNY: minor units in a whole one.
  table::Minor unit() const;

  // What is measured.
  const RfmWindow& window() const;
  const NetCurve& curve() const;
  const Intervals& intervals() const;
  const CategoryIntervals& categories() const;
  const RefundRates& refunds() const;
  const OrderTraits& order_traits() const;
  const ShopNorms& shop_norms() const;
  // The newest moment of any order up to the as-of date; kNoTime without one.
  LocalTime newest_time() const { return newest_time_.Get(); }

  // What is said of it.
  const RfmResult& rfm() const;
  const RfmNames& names() const;
  const LifecycleResult& lifecycle() const;
  const DayStages& day_stages() const;
  const std::vector<Phase>& phases() const;
  const Funnel& funnel() const;
  const Tiers& tiers() const;
  const Memberships& membership() const;
  // What the customer bought in the year that membership looks back on.
  YearFigures MembershipYear(customers::CustomerId customer) const;
  const Before& before() const;

  // The earlier day that customers are compared with.
  Day compare_day() const;
  // Compares with `day` from now on; kNoDay: with the one that the policy
  // gives. Drops what rests on it: topic "migration".
  void SetCompareDay(Day day);

  // The cluster of each customer (clusters.h) that a host computed and set; a
  // policy that clusters otherwise drops it. Empty: none. The facts of topic
  // "cluster" read it.
  const std::vector<uint8_t>& clusters() const;
  void SetClusters(std::vector<uint8_t> of_customer) {
    clusters_ = std::move(of_customer);
  }

  // Answers by `policies` from now on. Returns the topics of facts (facts.h)
  // whose values may have changed. References to dropped results are void.
  std::vector<std::string_view> SetPolicies(const SegmentPolicies& policies);

  // Which results come out alike under two policies.
  struct Same {
    bool window = false;
    bool quintiles = false;
    bool rfm = false;
    bool names = false;
    bool lifecycle = false;
    bool categories = false;
    bool day_stages = false;
    bool phases = false;
    bool funnel = false;
    bool tiers = false;
    bool membership = false;
    bool before = false;
    bool tags = false;
  };
  static Same Compare(const SegmentPolicies& a, const SegmentPolicies& b);

 private:
  const RfmBounds& quintiles() const;
  RfmResult ScoreWindow(const RfmWindow& window, const RfmBounds* fifths) const;
  Before MakeBefore() const;

  SegmentInputs inputs_;
  SegmentPolicies policies_;
  const Segmentation* base_ = nullptr;
  Same same_;  // as base_; nothing without one
  Day compare_day_ = kNoDay;

  Lazy<RfmWindow> window_;
  Lazy<NetCurve> curve_;
  Lazy<Intervals> intervals_;
  Lazy<CategoryIntervals> categories_;
  Lazy<RefundRates> refunds_;
  Lazy<OrderTraits> order_traits_;
  Lazy<ShopNorms> shop_norms_;
  Lazy<LocalTime> newest_time_;
  Lazy<RfmBounds> quintiles_;
  Lazy<RfmResult> rfm_;
  Lazy<RfmNames> names_;
  Lazy<LifecycleResult> lifecycle_;
  Lazy<DayStages> day_stages_;
  Lazy<std::vector<Phase>> phases_;
  Lazy<Funnel> funnel_;
  Lazy<Tiers> tiers_;
  Lazy<Memberships> membership_;
  Lazy<Before> before_;
  std::vector<uint8_t> clusters_;
};

}  // namespace shuke::segment

#endif  // SHUKE_SEGMENT_SEGMENTATION_H_
