// Each result is a Lazy that reads its inputs through the accessors, so that
// asking for one makes what it rests on, and a trial by other policies reads
// what is alike from the segmentation that it tries to change.
#include "core/segment/segmentation.h"

#include <algorithm>

namespace shuke::segment {

Segmentation::Same Segmentation::Compare(const SegmentPolicies& a,
                                         const SegmentPolicies& b) {
  Same same;
  same.window = a.rfm.window_months == b.rfm.window_months;
  same.quintiles = same.window && a.rfm.frequency_by == b.rfm.frequency_by &&
                   a.rfm.monetary_by == b.rfm.monetary_by;
  RfmPolicy scores = a.rfm;
  scores.segments = b.rfm.segments;
  same.rfm = scores == b.rfm;
  same.names = a.rfm == b.rfm;
  same.lifecycle = a.lifecycle == b.lifecycle;
  same.categories = a.day_stages.category_gaps == b.day_stages.category_gaps;
  same.day_stages = a.day_stages == b.day_stages;
  same.phases = a.phases == b.phases;
  same.funnel = same.window && same.lifecycle && a.funnel == b.funnel;
  same.tiers =
      same.window && a.tiers.revenue_percent == b.tiers.revenue_percent;
  same.membership = a.membership == b.membership;
  same.before =
      same.rfm && same.lifecycle && same.tiers && a.migration == b.migration;
  same.tags = a.tags == b.tags;
  return same;
}

Segmentation::Segmentation(const Segmentation& base,
                           const SegmentPolicies& policies)
    : Segmentation(base.inputs_, policies) {
  base_ = &base;
  same_ = Compare(base.policies_, policies);
  compare_day_ = base.compare_day_;
}

Segmentation::Segmentation(const SegmentInputs& inputs,
                           const SegmentPolicies& policies)
    : inputs_(inputs),
      policies_(policies),
      window_([this] {
        if (inputs_.as_of == kNoDay) return RfmWindow{};
        return MeasureWindow(inputs_.customers, inputs_.as_of,
                             policies_.rfm.window_months);
      }),
      curve_([this] { return ComputeNetCurve(window()); }),
      intervals_([this] { return ComputeIntervals(inputs_.customers); }),
      categories_([this] {
        return ComputeCategoryIntervals(inputs_.customers, inputs_.orders,
                                        inputs_.lines,
                                        policies_.day_stages.category_gaps);
      }),
      refunds_([this] {
        return ComputeRefundRates(inputs_.customers, inputs_.orders);
      }),
      order_traits_([this] {
        return ComputeOrderTraits(inputs_.orders, inputs_.lines,
                                  inputs_.dictionary,
                                  policies_.tags.deal_channel_words);
      }),
      shop_norms_([this] {
        return ShopNorms(inputs_.orders, inputs_.lines, inputs_.customers,
                         order_traits(), inputs_.as_of);
      }),
      newest_time_([this] {
        LocalTime newest = kNoTime;
        for (size_t i = 0; i < inputs_.orders.size(); ++i) {
          if (inputs_.orders.day[i] <= inputs_.as_of)
            newest = std::max(newest, inputs_.orders.time[i]);
        }
        return newest;
      }),
      quintiles_([this] { return QuintileBounds(window(), policies_.rfm); }),
      rfm_([this] {
        return ScoreWindow(window(),
                           policies_.rfm.scheme == RfmScheme::kQuintiles
                               ? &quintiles()
                               : nullptr);
      }),
      names_([this] { return NameRfm(rfm(), policies_.rfm); }),
      lifecycle_([this] {
        if (inputs_.as_of == kNoDay) return LifecycleResult{};
        return ComputeLifecycle(inputs_.customers, inputs_.as_of,
                                policies_.lifecycle);
      }),
      day_stages_([this] {
        const bool cycle =
            policies_.day_stages.variant == DayStageVariant::kProductCycle;
        return ComputeDayStages(
            inputs_.customers, inputs_.as_of, policies_.day_stages,
            cycle ? &intervals() : nullptr, cycle ? &categories() : nullptr);
      }),
      phases_([this] {
        return ComputePhases(inputs_.customers, inputs_.as_of, intervals(),
                             policies_.phases);
      }),
      funnel_([this] {
        return ComputeFunnel(inputs_.customers, inputs_.orders, window(),
                             lifecycle(), refunds(), policies_.funnel);
      }),
      tiers_(
          [this] { return ComputeTiers(window(), curve(), policies_.tiers); }),
      membership_([this] {
        if (inputs_.as_of == kNoDay) return Memberships{};
        return ComputeMembership(inputs_.customers, inputs_.orders,
                                 inputs_.as_of, inputs_.minor_digits,
                                 policies_.membership);
      }),
      before_([this] { return MakeBefore(); }) {}

table::Minor Segmentation::unit() const {
  table::Minor unit = 1;
  for (int i = 0; i < inputs_.minor_digits; ++i) unit *= 10;
  return unit;
}

const RfmWindow& Segmentation::window() const {
  return same_.window ? base_->window() : window_.Get();
}
const NetCurve& Segmentation::curve() const {
  return same_.window ? base_->curve() : curve_.Get();
}
const Intervals& Segmentation::intervals() const {
  return base_ != nullptr ? base_->intervals() : intervals_.Get();
}
const CategoryIntervals& Segmentation::categories() const {
  return same_.categories ? base_->categories() : categories_.Get();
}
const RefundRates& Segmentation::refunds() const {
  return base_ != nullptr ? base_->refunds() : refunds_.Get();
}
const OrderTraits& Segmentation::order_traits() const {
  return same_.tags ? base_->order_traits() : order_traits_.Get();
}
const ShopNorms& Segmentation::shop_norms() const {
  return same_.tags ? base_->shop_norms() : shop_norms_.Get();
}
const std::vector<uint8_t>& Segmentation::clusters() const {
  return base_ != nullptr ? base_->clusters() : clusters_;
}
const RfmBounds& Segmentation::quintiles() const {
  return same_.quintiles ? base_->quintiles() : quintiles_.Get();
}
const RfmResult& Segmentation::rfm() const {
  return same_.rfm ? base_->rfm() : rfm_.Get();
}
const RfmNames& Segmentation::names() const {
  return same_.names ? base_->names() : names_.Get();
}
const LifecycleResult& Segmentation::lifecycle() const {
  return same_.lifecycle ? base_->lifecycle() : lifecycle_.Get();
}
const DayStages& Segmentation::day_stages() const {
  return same_.day_stages ? base_->day_stages() : day_stages_.Get();
}
const std::vector<Phase>& Segmentation::phases() const {
  return same_.phases ? base_->phases() : phases_.Get();
}
const Funnel& Segmentation::funnel() const {
  return same_.funnel ? base_->funnel() : funnel_.Get();
}
const Tiers& Segmentation::tiers() const {
  return same_.tiers ? base_->tiers() : tiers_.Get();
}
YearFigures Segmentation::MembershipYear(customers::CustomerId customer) const {
  return YearOf(inputs_.customers, inputs_.orders, inputs_.as_of,
                policies_.membership, customer);
}

const Memberships& Segmentation::membership() const {
  return same_.membership ? base_->membership() : membership_.Get();
}
const Before& Segmentation::before() const {
  return same_.before ? base_->before() : before_.Get();
}

RfmResult Segmentation::ScoreWindow(const RfmWindow& window,
                                    const RfmBounds* fifths) const {
  if (window.as_of == kNoDay) return RfmResult{};
  return ScoreRfm(
      window,
      fifths != nullptr
          ? *fifths
          : BinBounds(window.as_of, inputs_.minor_digits, policies_.rfm),
      policies_.rfm);
}

Day Segmentation::compare_day() const {
  if (inputs_.as_of == kNoDay || compare_day_ != kNoDay) return compare_day_;
  return AddMonths(inputs_.as_of, -policies_.migration.months);
}

void Segmentation::SetCompareDay(Day day) {
  if (day == compare_day_) return;
  compare_day_ = day;
  before_.Drop();
}

Before Segmentation::MakeBefore() const {
  Before before;
  before.day = compare_day();
  if (before.day == kNoDay) return before;
  before.stage =
      ComputeLifecycle(inputs_.customers, before.day, policies_.lifecycle)
          .stage;
  const RfmWindow window =
      MeasureWindow(inputs_.customers, before.day, policies_.rfm.window_months);
  RfmBounds fifths;
  const bool quintiles = policies_.rfm.scheme == RfmScheme::kQuintiles;
  if (quintiles) fifths = QuintileBounds(window, policies_.rfm);
  before.level = ScoreWindow(window, quintiles ? &fifths : nullptr).level;
  before.tier =
      ComputeTiers(window, ComputeNetCurve(window), policies_.tiers).tier;
  return before;
}

std::vector<std::string_view> Segmentation::SetPolicies(
    const SegmentPolicies& policies) {
  const Same same = Compare(policies_, policies);
  std::vector<std::string_view> topics;
  const auto changed = [&](std::string_view topic) {
    if (topics.empty() || topics.back() != topic) topics.push_back(topic);
  };
  if (!same.window) {
    window_.Drop();
    curve_.Drop();
  }
  if (!same.quintiles) quintiles_.Drop();
  if (!same.rfm) rfm_.Drop();
  if (!same.names) {
    names_.Drop();
    changed("rfm");
  }
  if (!same.categories) categories_.Drop();
  if (!same.lifecycle) {
    lifecycle_.Drop();
    changed("lifecycle");
  }
  if (!same.day_stages) {
    day_stages_.Drop();
    changed("lifecycle");
  }
  if (!same.phases) {
    phases_.Drop();
    changed("lifecycle");
  }
  if (!same.funnel) {
    funnel_.Drop();
    changed("lifecycle");
  }
  if (!same.tiers) tiers_.Drop();
  // Who looks after a tier is a fact of its customers too.
  if (!same.tiers || policies.tiers != policies_.tiers) changed("value");
  if (!same.membership) {
    membership_.Drop();
    changed("membership");
  }
  if (!same.before) before_.Drop();
  if (!same.before) changed("migration");
  if (!same.tags) {
    shop_norms_.Drop();
    order_traits_.Drop();
    changed("habit");
  }
  // Groups read scores and stages.
  if (!same.tags || !same.rfm || !same.lifecycle) changed("group");
  if (policies.clusters != policies_.clusters) {
    clusters_.clear();
    changed("cluster");
  }
  policies_ = policies;
  return topics;
}

}  // namespace shuke::segment
