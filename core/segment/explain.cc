// Each topic reads the same results and policies that decided, never its own
// copy of a rule: bounds come from the result structs, so that a reason cannot
// tell of another bound than the one that held.
#include "core/segment/explain.h"

#include <algorithm>
#include <utility>

namespace shuke::segment {
namespace {

using customers::CustomerId;
using table::Minor;

// A reason in the making.
class Because {
 public:
  Because(std::string_view what, std::string code)
      : reason_{what, *FindFact(what), std::move(code), {}} {}

  Because& Count(std::string_view name, int64_t value) {
    return Add({name, FactType::kCount, value, 0, {}, {}});
  }
  Because& Money(std::string_view name, Minor value) {
    return Add({name, FactType::kMoney, value, 0, {}, {}});
  }
  Because& Date(std::string_view name, Day value) {
    return Add({name, FactType::kDay, value, 0, {}, {}});
  }
  Because& Number(std::string_view name, double value) {
    return Add({name, FactType::kNumber, 0, value, {}, {}});
  }
  Because& Text(std::string_view name, std::string_view value) {
    return Add({name, FactType::kText, 0, 0, value, {}});
  }
  Because& Code(std::string_view name, std::string_view fact, size_t index) {
    return Add({name, FactType::kCode, 0, 0,
                Facts()[*FindFact(fact)].codes[index], fact});
  }
  Reason Take() { return std::move(reason_); }

 private:
  Because& Add(const ReasonFigure& figure) {
    reason_.figures.push_back(figure);
    return *this;
  }
  Reason reason_;
};

// What is being explained, and to where.
struct Case {
  const Segmentation& segments;
  const SegmentInputs& in;
  const SegmentPolicies& policies;
  CustomerId customer;
  std::vector<Reason>& reasons;

  void Say(Because& because) const { reasons.push_back(because.Take()); }
};

// A score and its bound: "_least" with the bound that was reached, or for the
// lowest score "_below" with the one that was missed. By rank, also how many
// percent of the rated are below at least.
std::string ScoreCode(std::string_view base, const Case& c, int score) {
  std::string code(base);
  if (c.policies.rfm.scheme == RfmScheme::kQuintiles) code += "_rank";
  return code + (score == 1 ? "_below" : "_least");
}
size_t BoundIndex(int score) {
  return score == 1 ? 3 : static_cast<size_t>(5 - score);
}
void AddRank(const Case& c, int score, Because& because) {
  if (c.policies.rfm.scheme == RfmScheme::kQuintiles)
    because.Count("percent", (score == 1 ? 1 : score - 1) * 20);
}

void ExplainScores(const Case& c) {
  const RfmPolicy& policy = c.policies.rfm;
  const RfmWindow& window = c.segments.window();
  const RfmResult& rfm = c.segments.rfm();
  const CustomerId i = c.customer;
  if (window.orders[i] == 0) {
    c.Say(Because("level", "level_unrated").Date("window_from", window.from));
    return;
  }
  const auto level = static_cast<size_t>(rfm.level[i]);
  Because because_level(
      "level", rfm.level[i] == Level::kUnrated ? "level_below" : "level_least");
  because_level.Count("rfm_value", rfm.value[i])
      .Count("least", policy.level_value[std::min<size_t>(level, 3)]);
  c.Say(because_level);
  c.Say(Because("rfm_value", "rfm_value")
            .Count("rfm_value", rfm.value[i])
            .Count("r", rfm.r[i])
            .Count("f", rfm.f[i])
            .Count("m", rfm.m[i])
            .Count("recency_weight", policy.recency_weight)
            .Count("frequency_weight", policy.frequency_weight)
            .Count("monetary_weight", policy.monetary_weight));

  Because r("r", ScoreCode("r", c, rfm.r[i]));
  r.Date("last_day", window.last_day[i])
      .Date("bound", static_cast<Day>(rfm.bounds.r[BoundIndex(rfm.r[i])]));
  AddRank(c, rfm.r[i], r);
  c.Say(r);

  Because f("f",
            ScoreCode(policy.frequency_by == FrequencyBy::kDays ? "f_days"
                                                                : "f_orders",
                      c, rfm.f[i]));
  f.Count("figure", FrequencyMeasure(window, i, policy.frequency_by))
      .Count("bound", rfm.bounds.f[BoundIndex(rfm.f[i])]);
  AddRank(c, rfm.f[i], f);
  c.Say(f);

  Because m("m", ScoreCode(policy.monetary_by == MonetaryBy::kMean ? "m_mean"
                                                                   : "m_sum",
                           c, rfm.m[i]));
  m.Money("figure", MonetaryMeasure(window, i, policy.monetary_by))
      .Money("bound", rfm.bounds.m[BoundIndex(rfm.m[i])]);
  AddRank(c, rfm.m[i], m);
  c.Say(m);

  c.Say(Because("rfm_segment", "rfm_segment")
            .Count("r", rfm.r[i])
            .Count("f", rfm.f[i]));
  const RfmNames& names = c.segments.names();
  const auto mean = [&](size_t score) {
    return static_cast<double>(names.score_sum[score]) /
           static_cast<double>(names.rated);
  };
  c.Say(Because("rfm_class", "rfm_class")
            .Count("r", rfm.r[i])
            .Number("mean_r", mean(0))
            .Count("f", rfm.f[i])
            .Number("mean_f", mean(1))
            .Count("m", rfm.m[i])
            .Number("mean_m", mean(2)));
}

void ExplainStage(const Case& c) {
  const LifecyclePolicy& policy = c.policies.lifecycle;
  const auto& people = c.in.customers;
  const CustomerId i = c.customer;
  const auto stage = static_cast<size_t>(c.segments.lifecycle().stage[i]);
  const Day new_from = AddMonths(c.in.as_of, -policy.new_months);
  int64_t recent = 0;
  for (const Day day : people.PurchaseDays(i)) recent += day >= new_from;
  Because because("stage", "stage_" + std::string(kStageCodes[stage]));
  because.Date("first_day", people.first_day[i])
      .Date("last_day", people.last_day[i])
      .Count("recent_orders", recent)
      .Count("new_months", policy.new_months)
      .Count("silent_months", policy.silent_months)
      .Count("sleeping_months", policy.sleeping_months);
  c.Say(because);
}

void ExplainDayStage(const Case& c) {
  const CustomerId i = c.customer;
  const DayStages& days = c.segments.day_stages();
  const auto stage = static_cast<size_t>(days.stage[i]);
  const bool cycle =
      c.policies.day_stages.variant == DayStageVariant::kProductCycle;
  const int32_t category =
      cycle ? c.segments.categories().of_customer[i] : CategoryIntervals::kNone;
  const bool own = category != CategoryIntervals::kNone;
  const DayBounds& bounds =
      own ? days.category_from_days[static_cast<size_t>(category)]
          : days.from_days;
  std::string code = "day_stage";
  if (own) code += "_category";
  if (cycle && !own) code += "_cycle";
  const bool last = stage + 1 == kDayStages;
  if (last) code += "_last";
  Because because("day_stage", code);
  because.Count("recency_days", c.in.as_of - c.in.customers.last_day[i])
      .Count("from_days", stage == 0 ? 0 : bounds[stage - 1]);
  if (!last) because.Count("to_days", bounds[stage]);
  if (own) {
    const auto& entry =
        c.segments.categories().categories[static_cast<size_t>(category)];
    because.Text("category", c.in.dictionary.At(entry.category))
        .Number("interval_days", entry.days);
  } else if (cycle) {
    because.Number("interval_days", c.segments.intervals().shop_days);
  }
  c.Say(because);
  c.Say(Because("project", "project")
            .Code("day_stage", "day_stage", stage)
            .Count("orders", c.in.customers.valid_orders[i]));
}

void ExplainPhase(const Case& c) {
  const CustomerId i = c.customer;
  const PhasesPolicy& policy = c.policies.phases;
  const Intervals& intervals = c.segments.intervals();
  const int recency = c.in.as_of - c.in.customers.last_day[i];
  const int orders = c.in.customers.valid_orders[i];
  const double interval = UsualInterval(intervals, i, policy);
  const Phase phase = c.segments.phases()[i];
  std::string code =
      "phase_" + std::string(kPhaseCodes[static_cast<size_t>(phase)]);
  const bool known = interval != kNoInterval;
  int percent = policy.decline_percent;
  if (phase == Phase::kChurn) {
    percent = policy.churn_percent;
    if (recency > policy.churn_days) code += "_days";
  } else if (phase == Phase::kDecline && orders == 1 &&
             !(known && recency * 100.0 > interval * percent)) {
    code += "_one_order";
  }
  const bool own = intervals.own_gaps[i] >= policy.own_gaps;
  Because because("phase", code);
  because.Count("orders", orders)
      .Count("recency_days", recency)
      .Count("introduction_days", policy.introduction_days)
      .Count("churn_days", policy.churn_days)
      .Count("percent", percent);
  if (known) because.Number("interval_days", interval);
  c.Say(because);
  if (known) {
    Because usual("usual_interval_days",
                  own ? "usual_interval_own" : "usual_interval_shop");
    usual.Number("interval_days", interval)
        .Count("gaps", own ? intervals.own_gaps[i]
                           : static_cast<int64_t>(intervals.gaps));
    c.Say(usual);
  }
}

void ExplainFunnel(const Case& c) {
  const CustomerId i = c.customer;
  const Funnel& funnel = c.segments.funnel();
  const RefundRates& refunds = c.segments.refunds();
  if (funnel.step[i] == FunnelStep::kNone) return;
  const auto step = static_cast<size_t>(funnel.step[i]);
  Because because("funnel", "funnel_" + std::string(kFunnelCodes[step]));
  because.Count("orders", c.in.customers.valid_orders[i])
      .Count("loyal_orders", c.policies.funnel.loyal_orders);
  if (funnel.step[i] >= FunnelStep::kLoyal) {
    because.Count("window_orders", c.segments.window().orders[i])
        .Count("fan_orders", funnel.fan_orders)
        .Money("window_net", c.segments.window().net_minor[i])
        .Money("fan_net", funnel.fan_net_minor)
        .Code("stage", "stage",
              static_cast<size_t>(c.segments.lifecycle().stage[i]))
        .Count("refunded_orders", refunds.refunded[i])
        .Count("paid_orders", refunds.paid[i])
        .Number("median_percent", refunds.median() * 100);
  }
  c.Say(because);
}

void ExplainTier(const Case& c) {
  const CustomerId i = c.customer;
  const Tiers& tiers = c.segments.tiers();
  const Minor net = c.segments.window().net_minor[i];
  if (tiers.tier[i] == Tier::kNone) {
    c.Say(Because("tier", "tier_none").Money("window_net", net));
    return;
  }
  const auto tier = static_cast<size_t>(tiers.tier[i]);
  const TiersPolicy& policy = c.policies.tiers;
  int percent = 0;
  for (size_t k = 0; k <= tier && k + 1 < kTiers; ++k)
    percent += policy.revenue_percent[k];
  Because because("tier",
                  tiers.tier[i] == Tier::kOther ? "tier_other" : "tier");
  because.Money("window_net", net)
      .Money("least", tiers.least_minor[tier])
      .Count("percent", percent)
      .Code("role", "tier_role", static_cast<size_t>(policy.role[tier]))
      .Code("service", "tier_service",
            static_cast<size_t>(policy.service[tier]));
  c.Say(because);
}

void ExplainMembership(const Case& c) {
  const CustomerId i = c.customer;
  const MembershipPolicy& policy = c.policies.membership;
  const Membership& member = c.segments.membership().Of(i);
  const YearFigures year = c.segments.MembershipYear(i);
  const auto add_year = [&](Because& because) -> Because& {
    return because.Count("year_orders", year.orders)
        .Count("year_items", year.items)
        .Money("year_net", year.net_minor);
  };
  if (member.group != MemberGroup::kNone) {
    const auto group = static_cast<size_t>(member.group);
    const MemberConditions& conditions =
        member.held ? *policy.former_groups : policy.groups;
    Because because("membership",
                    member.held ? "membership_held" : "membership");
    add_year(because)
        .Count("need_orders", conditions.orders[group])
        .Count("need_items", conditions.items[group])
        .Money("need_net", conditions.net_major[group] * c.segments.unit())
        .Date("earned_day", member.earned_day);
    c.Say(because);
    Because outlook(
        "membership_outlook",
        "membership_outlook_" +
            std::string(kReviewCodes[static_cast<size_t>(member.outlook)]));
    outlook.Date("review_day", member.review_day);
    if (member.outlook_group != MemberGroup::kNone) {
      outlook.Code("group", "membership",
                   static_cast<size_t>(member.outlook_group));
    }
    c.Say(outlook);
  }
  const MemberGroup next = NextGroup(member.group);
  if (next == MemberGroup::kNone) return;
  const YearFigures missing =
      Missing(year, policy.groups, next, c.segments.unit());
  const bool near = IsWithinReach(year, policy.groups, next,
                                  policy.reach_percent, c.segments.unit());
  Because because(
      near ? "membership_within_reach" : "membership_missing_orders",
      near ? "membership_within_reach" : "membership_next");
  add_year(because)
      .Code("group", "membership", static_cast<size_t>(next))
      .Count("missing_orders", missing.orders)
      .Count("missing_items", missing.items)
      .Money("missing_net", missing.net_minor);
  c.Say(because);
}

void ExplainMove(const Case& c) {
  const CustomerId i = c.customer;
  const Before& before = c.segments.before();
  const Stage now = c.segments.lifecycle().stage[i];
  const Move move = MoveOf(before.stage[i], now);
  Because because(
      "stage_move",
      "stage_move_" + std::string(kMoveCodes[static_cast<size_t>(move)]));
  because.Date("day", before.day)
      .Code("after", "stage", static_cast<size_t>(now));
  if (move != Move::kArrived)
    because.Code("before", "stage", static_cast<size_t>(before.stage[i]));
  c.Say(because);
}

}  // namespace

std::vector<Reason> ExplainCustomer(const Segmentation& segments,
                                    CustomerId customer) {
  std::vector<Reason> reasons;
  const Case c = {segments, segments.inputs(), segments.policies(), customer,
                  reasons};
  if (c.in.customers.valid_orders[customer] == 0) {
    ExplainFunnel(c);
    return reasons;
  }
  ExplainScores(c);
  ExplainStage(c);
  ExplainDayStage(c);
  ExplainPhase(c);
  ExplainFunnel(c);
  ExplainTier(c);
  ExplainMembership(c);
  ExplainMove(c);
  return reasons;
}

}  // namespace shuke::segment
