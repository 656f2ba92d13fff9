#include "core/report/segmentation_json.h"

#include <array>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/hot_loop.h"
#include "core/report/to_json.h"
#include "core/segment/designer.h"
#include "core/segment/sizes.h"

namespace shuke::report {
namespace {

using Json = nlohmann::ordered_json;
using segment::Segmentation;
using segment::SegmentSize;
using table::Minor;

constexpr size_t kMostCategories = 20;  // that a report names

// One row per code: {key, customers, share, revenue_minor}.
Json SizesJson(const char* key, std::span<const std::string_view> codes,
               const std::vector<SegmentSize>& sizes, uint64_t total) {
  Json list = Json::array();
  for (size_t i = 0; i < codes.size(); ++i) {
    list.push_back({{key, codes[i]},
                    {"customers", sizes[i].customers},
                    {"share", ShareJson(sizes[i].customers, total)},
                    {"revenue_minor", sizes[i].revenue_minor}});
  }
  return list;
}

template <typename Kind>
Json KindsJson(const char* key, std::span<const std::string_view> codes,
               const Analysis& analysis, const std::vector<Kind>& kind_of,
               const std::vector<Minor>& revenue) {
  return SizesJson(key, codes,
                   segment::SizesOf<Kind>(analysis.customers, kind_of,
                                          codes.size(), revenue),
                   analysis.totals.customers.total);
}

Json DayJson(Day day) {
  return day == kNoDay ? Json(nullptr) : Json(FormatDay(day));
}

Json IntervalJson(double days) {
  return days == segment::kNoInterval ? Json(nullptr) : Json(days);
}

// Customers by score, worst first.
Json ScoreCounts(const std::vector<uint8_t>& scores) {
  std::array<uint64_t, 6> counts = {};
  for (const uint8_t score : scores) ++counts[score];
  return Json(std::vector<uint64_t>(counts.begin() + 1, counts.end()));
}

Json SchemeJson(const segment::RfmPolicy& policy) {
  const segment::RfmPolicy published;
  const bool own_bins = policy.recency_months != published.recency_months ||
                        policy.frequency_orders != published.frequency_orders ||
                        policy.monetary_major != published.monetary_major;
  const bool own_weights =
      policy.recency_weight != published.recency_weight ||
      policy.frequency_weight != published.frequency_weight ||
      policy.monetary_weight != published.monetary_weight ||
      policy.level_value != published.level_value;
  return {
      {"code", segment::kRfmSchemeCodes[static_cast<size_t>(policy.scheme)]},
      {"custom_bins", policy.scheme == segment::RfmScheme::kBins && own_bins},
      {"custom_weights", own_weights},
      {"frequency_by",
       segment::kFrequencyByCodes[static_cast<size_t>(policy.frequency_by)]},
      {"monetary_by",
       segment::kMonetaryByCodes[static_cast<size_t>(policy.monetary_by)]}};
}

Json BoundsJson(const segment::RfmResult& rfm, bool any) {
  if (!any) return nullptr;
  Json days = Json::array();
  for (const int64_t day : rfm.bounds.r)
    days.push_back(FormatDay(static_cast<Day>(day)));
  return {{"last_day", std::move(days)},
          {"frequency", rfm.bounds.f},
          {"monetary_minor", rfm.bounds.m}};
}

// New and old by one order ever.
Json DayStageRows(const Analysis& analysis) {
  const auto& customers = analysis.customers;
  const segment::DayStages& days = analysis.segments.day_stages();
  std::array<std::array<SegmentSize, 2>, segment::kDayStages> sizes;
  HotLoop(days.stage.size(), [&](size_t i) {
    if (days.stage[i] == segment::DayStage::kNone) return;
    SegmentSize& size = sizes[static_cast<size_t>(days.stage[i])]
                             [customers.valid_orders[i] == 1 ? 0 : 1];
    ++size.customers;
    size.revenue_minor += customers.net_minor[i];
  });
  Json rows = Json::array();
  for (size_t i = 0; i < segment::kDayStages; ++i) {
    const uint64_t count = sizes[i][0].customers + sizes[i][1].customers;
    rows.push_back(
        {{"day_stage", segment::kDayStageCodes[i]},
         {"from_days", i == 0 ? 0 : days.from_days[i - 1]},
         {"customers", count},
         {"share", ShareJson(count, analysis.totals.customers.total)},
         {"new", sizes[i][0].customers},
         {"old", sizes[i][1].customers},
         {"revenue_minor",
          sizes[i][0].revenue_minor + sizes[i][1].revenue_minor}});
  }
  return rows;
}

// The categories with an interval of their own, if the stages follow them.
Json CycleCategories(const Analysis& analysis) {
  Json list = Json::array();
  const segment::DayStages& days = analysis.segments.day_stages();
  if (days.category_from_days.empty()) return list;
  const auto& categories = analysis.segments.categories().categories;
  for (size_t i = 0; i < categories.size() && i < kMostCategories; ++i) {
    list.push_back(
        {{"category", analysis.dictionary.At(categories[i].category)},
         {"interval_days", categories[i].days},
         {"gaps", categories[i].gaps},
         {"from_days", days.category_from_days[i]}});
  }
  return list;
}

Json FunnelJson(const Analysis& analysis) {
  const segment::Funnel& funnel = analysis.segments.funnel();
  const std::vector<SegmentSize> sizes = segment::SizesOf<segment::FunnelStep>(
      analysis.customers, funnel.step, segment::kFunnelSteps,
      analysis.customers.net_minor, true);
  uint64_t reached = 0;
  for (const SegmentSize& size : sizes) reached += size.customers;
  const uint64_t everybody = reached;
  Json steps = Json::array();
  for (size_t i = 0; i < sizes.size(); ++i) {
    steps.push_back({{"funnel", segment::kFunnelCodes[i]},
                     {"customers", sizes[i].customers},
                     {"reached", reached},
                     {"reached_share", ShareJson(reached, everybody)},
                     {"revenue_minor", sizes[i].revenue_minor}});
    reached -= sizes[i].customers;
  }
  return steps;
}

Json MovesJson(const segment::MoveMatrix& moves,
               std::span<const std::string_view> codes) {
  Json names = Json::array();
  for (const std::string_view code : codes) names.push_back(code);
  // Beyond the codes: none.
  if (codes.size() < moves.kinds) names.push_back(nullptr);
  Json rows = Json::array();
  for (size_t from = 0; from < moves.kinds; ++from) {
    Json row = Json::array();
    for (size_t to = 0; to < moves.kinds; ++to)
      row.push_back(moves.At(from, to));
    rows.push_back(std::move(row));
  }
  return {{"codes", std::move(names)},  {"matrix", std::move(rows)},
          {"arrivals", moves.arrivals}, {"up", moves.up},
          {"neutral", moves.neutral},   {"down", moves.down},
          {"arrived", moves.arrived}};
}

}  // namespace

Json RfmJson(const Analysis& analysis) {
  const Segmentation& segments = analysis.segments;
  const segment::RfmWindow& window = segments.window();
  const segment::RfmResult& rfm = segments.rfm();
  const segment::RfmNames& names = segments.names();
  Json means = nullptr;
  if (names.rated > 0) {
    const auto rated = static_cast<double>(names.rated);
    means = {{"r", static_cast<double>(names.score_sum[0]) / rated},
             {"f", static_cast<double>(names.score_sum[1]) / rated},
             {"m", static_cast<double>(names.score_sum[2]) / rated}};
  }
  return {{"window_from", DayJson(window.from)},
          {"scheme", SchemeJson(segments.policies().rfm)},
          {"bounds", BoundsJson(rfm, window.as_of != kNoDay)},
          {"rated", names.rated},
          {"scores",
           {{"r", ScoreCounts(rfm.r)},
            {"f", ScoreCounts(rfm.f)},
            {"m", ScoreCounts(rfm.m)}}},
          {"score_means", std::move(means)},
          {"levels", KindsJson("level", segment::kLevelCodes, analysis,
                               rfm.level, window.net_minor)},
          {"segments", KindsJson("rfm_segment", segment::kRfmSegmentCodes,
                                 analysis, names.segment, window.net_minor)},
          {"classes", KindsJson("rfm_class", segment::kRfmClassCodes, analysis,
                                names.rfm_class, window.net_minor)}};
}

Json LifecycleJson(const Analysis& analysis) {
  const Segmentation& segments = analysis.segments;
  const auto& net = analysis.customers.net_minor;
  return {
      {"stages", KindsJson("stage", segment::kStageCodes, analysis,
                           segments.lifecycle().stage, net)},
      {"usual_interval_days", IntervalJson(segments.intervals().shop_days)},
      {"day_stage_variant", segment::kDayStageVariantCodes[static_cast<size_t>(
                                segments.policies().day_stages.variant)]},
      {"day_stages", DayStageRows(analysis)},
      {"cycle_categories", CycleCategories(analysis)},
      {"projects", KindsJson("project", segment::kProjectCodes, analysis,
                             segments.day_stages().project, net)},
      {"phases", KindsJson("phase", segment::kPhaseCodes, analysis,
                           segments.phases(), net)},
      {"funnel", FunnelJson(analysis)}};
}

Json TiersJson(const Analysis& analysis) {
  const Segmentation& segments = analysis.segments;
  const segment::Tiers& tiers = segments.tiers();
  const segment::TiersPolicy& policy = segments.policies().tiers;
  const std::vector<SegmentSize> sizes = segment::SizesOf<segment::Tier>(
      analysis.customers, tiers.tier, segment::kTiers,
      segments.window().net_minor);
  const auto total = static_cast<uint64_t>(segments.curve().total_minor);
  Json rows = Json::array();
  for (size_t i = 0; i < segment::kTiers; ++i) {
    const auto role = static_cast<size_t>(policy.role[i]);
    const auto service = static_cast<size_t>(policy.service[i]);
    rows.push_back(
        {{"tier", segment::kTierCodes[i]},
         {"role", segment::kTierRoleCodes[role]},
         {"service", segment::kTierServiceCodes[service]},
         {"customers", sizes[i].customers},
         {"share", ShareJson(sizes[i].customers, segments.curve().positive)},
         {"revenue_minor", sizes[i].revenue_minor},
         {"revenue_share",
          ShareJson(static_cast<uint64_t>(sizes[i].revenue_minor), total)},
         {"least_minor", sizes[i].customers > 0 ? Json(tiers.least_minor[i])
                                                : Json(nullptr)}});
  }
  return {{"customers", segments.curve().positive},
          {"revenue_minor", segments.curve().total_minor},
          {"tiers", std::move(rows)}};
}

Json MembershipJson(const Analysis& analysis) {
  const Segmentation& segments = analysis.segments;
  const segment::MembershipPolicy& policy = segments.policies().membership;
  const segment::Memberships& all = segments.membership();
  std::vector<SegmentSize> sizes(segment::kMemberGroups);
  std::array<uint64_t, segment::kMemberGroups> within_reach = {};
  std::array<uint64_t, segment::kReviews> due = {};
  uint64_t members = 0, due_total = 0, falling = 0, held = 0;
  HotLoop(all.group.size(), [&](size_t i) {
    if (analysis.customers.valid_orders[i] == 0) return;
    const auto customer = static_cast<customers::CustomerId>(i);
    const segment::MemberGroup group = all.group[i];
    const segment::MemberGroup next = segment::NextGroup(group);
    const segment::YearFigures year = segments.MembershipYear(customer);
    if (segment::IsWithinReach(year, policy.groups, next, policy.reach_percent,
                               segments.unit())) {
      ++within_reach[static_cast<size_t>(next)];
    }
    if (group == segment::MemberGroup::kNone) return;
    const segment::Membership& member = all.Of(customer);
    SegmentSize& size = sizes[static_cast<size_t>(group)];
    ++members;
    ++size.customers;
    size.revenue_minor += year.net_minor;
    held += member.held;
    if (member.review_day > analysis.as_of + policy.review_days) return;
    ++due_total;
    ++due[static_cast<size_t>(member.outlook)];
    falling += member.outlook == segment::Review::kLowered ||
               member.outlook == segment::Review::kEnded;
  });
  Json due_json = {{"within_days", policy.review_days},
                   {"total", due_total},
                   {"falling", falling}};
  for (size_t i = 0; i < segment::kReviews; ++i)
    due_json[std::string(segment::kReviewCodes[i])] = due[i];
  Json reach = Json::array();
  for (size_t i = 0; i < segment::kMemberGroups; ++i) {
    reach.push_back({{"membership", segment::kMembershipCodes[i]},
                     {"customers", within_reach[i]}});
  }
  return {{"members", members},
          {"groups", SizesJson("membership", segment::kMembershipCodes, sizes,
                               analysis.totals.customers.total)},
          {"due", std::move(due_json)},
          {"within_reach", std::move(reach)},
          {"held", held}};
}

Json DesignerJson(const Segmentation& segments) {
  return DesignerJson(segments, segments.policies().designer);
}

Json DesignerJson(const Segmentation& segments,
                  const segment::DesignerPolicy& policy) {
  const segment::NetCurve& curve = segments.curve();
  Json rows = Json::array();
  Minor discount_minor = 0;
  for (const segment::DesignBand& band : segment::DesignThresholds(
           curve, segments.inputs().minor_digits, policy)) {
    discount_minor += band.discount_minor;
    rows.push_back(
        {{"from_major", band.from_major ? Json(*band.from_major) : Json()},
         {"to_major", band.to_major ? Json(*band.to_major) : Json()},
         {"customers", band.customers},
         {"share", ShareJson(band.customers, curve.net_minor.size())},
         {"revenue_minor", band.revenue_minor},
         {"price_percent", band.price_percent},
         {"discount_minor", band.discount_minor},
         {"climb_share", band.from_major
                             ? ShareJson(band.reached, band.reached_before)
                             : Json()},
         {"too_few_climb", band.too_few_climb}});
  }
  return {{"customers", curve.net_minor.size()},
          {"revenue_minor", curve.total_minor},
          {"discount_minor", discount_minor},
          {"bands", std::move(rows)}};
}

Json MigrationJson(const Segmentation& segments) {
  const segment::Before& before = segments.before();
  const auto& stage = segments.lifecycle().stage;
  return {
      {"from", DayJson(before.day)},
      {"to", DayJson(segments.inputs().as_of)},
      {"stages", MovesJson(segment::CountStageMoves(before.stage, stage),
                           segment::kStageCodes)},
      {"levels",
       MovesJson(segment::CountLevelMoves(before, segments.rfm().level, stage),
                 segment::kLevelCodes)},
      {"tiers",
       MovesJson(segment::CountTierMoves(before, segments.tiers().tier, stage),
                 segment::kTierCodes)}};
}

Json WhatIfJson(const std::vector<segment::KindChange>& changes) {
  Json list = Json::array();
  for (const segment::KindChange& change : changes) {
    Json kinds = Json::array();
    for (size_t i = 0; i < change.before.size(); ++i) {
      const bool none = i == change.codes.size();
      if (none && change.before[i] == 0 && change.after[i] == 0) continue;
      kinds.push_back({{"code", none ? Json(nullptr) : Json(change.codes[i])},
                       {"before", change.before[i]},
                       {"after", change.after[i]}});
    }
    list.push_back({{"what", change.what},
                    {"moved", change.moved},
                    {"kinds", std::move(kinds)}});
  }
  return list;
}

}  // namespace shuke::report
