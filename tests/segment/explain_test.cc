#include "core/segment/explain.h"

#include <gtest/gtest.h>

#include <fstream>
#include <nlohmann/json.hpp>
#include <set>
#include <string>

#include "core/base/rng.h"
#include "tests/testing/fact_fixture.h"

namespace shuke::segment {
namespace {

using testkit::DayOf;
using testkit::FactFixture;
using testkit::OrderBuilder;

const Day kAsOf = DayOf("2026-11-20");

const Reason* Find(const std::vector<Reason>& reasons, std::string_view what) {
  for (const Reason& reason : reasons) {
    if (reason.what == what) return &reason;
  }
  return nullptr;
}

// "name=value …" of a reason, or why there is none.
std::string Told(const std::vector<Reason>& reasons, std::string_view what) {
  const Reason* reason = Find(reasons, what);
  if (reason == nullptr) return "no reason";
  std::string told = reason->code;
  for (const ReasonFigure& figure : reason->figures) {
    told += " " + std::string(figure.name) + "=";
    if (figure.type == FactType::kDay) {
      told += FormatDay(static_cast<Day>(figure.integer));
    } else if (figure.type == FactType::kNumber) {
      told += nlohmann::json(figure.number).dump();
    } else if (figure.type == FactType::kCode ||
               figure.type == FactType::kText) {
      told += figure.text;
    } else {
      told += std::to_string(figure.integer);
    }
  }
  return told;
}

// 6 orders, 890 yuan, last within 3 months: the first of the worked customers.
OrderBuilder WorkedCustomer() {
  OrderBuilder builder;
  for (int i = 0; i < 6; ++i) {
    builder.Add({.buyer = "ann",
                 .day = DayOf("2026-09-20") - 20 * i,
                 .gross_minor = i == 0 ? 14000 : 15000,
                 .lines = {{.quantity = 2}}});
  }
  return builder;
}

TEST(ExplainCustomer, TellsTheFiguresAndTheBoundsOfTheWorkedCustomer) {
  FactFixture shop(WorkedCustomer(), kAsOf);
  const auto reasons = ExplainCustomer(shop.segments, 0);
  EXPECT_EQ(Told(reasons, "level"), "level_least rfm_value=31 least=26");
  EXPECT_EQ(Told(reasons, "rfm_value"),
            "rfm_value rfm_value=31 r=4 f=5 m=3 recency_weight=1 "
            "frequency_weight=3 monetary_weight=4");
  EXPECT_EQ(Told(reasons, "r"), "r_least last_day=2026-09-20 bound=2026-08-20");
  EXPECT_EQ(Told(reasons, "f"), "f_orders_least figure=6 bound=6");
  EXPECT_EQ(Told(reasons, "m"), "m_sum_least figure=89000 bound=50000");
  EXPECT_EQ(Told(reasons, "stage"),
            "stage_old_repeat first_day=2026-06-12 last_day=2026-09-20 "
            "recent_orders=2 new_months=3 silent_months=6 sleeping_months=12");
  EXPECT_EQ(Told(reasons, "day_stage"),
            "day_stage recency_days=61 from_days=45 to_days=90");
  EXPECT_EQ(Told(reasons, "phase"),
            "phase_churn orders=6 recency_days=61 introduction_days=45 "
            "churn_days=365 percent=300 interval_days=20.0");
  EXPECT_EQ(Told(reasons, "usual_interval_days"),
            "usual_interval_own interval_days=20.0 gaps=5");
  EXPECT_EQ(Told(reasons, "tier"),
            "tier window_net=89000 least=89000 percent=50 "
            "role=vice_president service=partner");
  EXPECT_EQ(Told(reasons, "membership"), "no reason");
  EXPECT_EQ(Told(reasons, "membership_missing_orders"),
            "membership_next year_orders=6 year_items=12 year_net=89000 "
            "group=regular missing_orders=0 missing_items=0 "
            "missing_net=211000");
  EXPECT_EQ(Told(reasons, "stage_move"),
            "stage_move_neutral day=2026-08-20 after=old_repeat "
            "before=new_repeat");
}

TEST(ExplainCustomer, TellsTheBoundThatWasMissedByTheLowestScore) {
  OrderBuilder builder;
  builder.Add({.day = DayOf("2026-01-01"), .gross_minor = 29999});
  FactFixture shop(builder, kAsOf);
  const auto reasons = ExplainCustomer(shop.segments, 0);
  EXPECT_EQ(Told(reasons, "r"), "r_below last_day=2026-01-01 bound=2026-04-20");
  EXPECT_EQ(Told(reasons, "f"), "f_orders_below figure=1 bound=2");
  EXPECT_EQ(Told(reasons, "m"), "m_sum_below figure=29999 bound=30000");
}

TEST(ExplainCustomer, TellsRanksWhereTheyScore) {
  OrderBuilder builder;
  for (int i = 0; i < 5; ++i) {
    builder.Add({.buyer = "b" + std::to_string(i),
                 .day = kAsOf - i,
                 .gross_minor = 1000 * (i + 1)});
  }
  FactFixture shop(builder, kAsOf);
  SegmentPolicies policies;
  policies.rfm.scheme = RfmScheme::kQuintiles;
  shop.segments.SetPolicies(policies);
  EXPECT_EQ(Told(ExplainCustomer(shop.segments, 3), "m"),
            "m_sum_rank_least figure=4000 bound=3001 percent=60");
  EXPECT_EQ(Told(ExplainCustomer(shop.segments, 0), "m"),
            "m_sum_rank_below figure=1000 bound=1001 percent=20");
}

TEST(ExplainCustomer, HasOneReasonForWhoNeverPaid) {
  OrderBuilder builder;
  builder.Add({.day = kAsOf, .kind = table::OrderKind::kUnpaid});
  FactFixture shop(builder, kAsOf);
  const auto reasons = ExplainCustomer(shop.segments, 0);
  ASSERT_EQ(reasons.size(), 1u);
  EXPECT_EQ(Told(reasons, "funnel"),
            "funnel_potential orders=0 loyal_orders=3");
}

// Every sentence that is needed is there, and finds its figures: over shops
// and policies that together reach every code.
TEST(ExplainCustomer, HasASentenceForEveryReasonAndAFigureForEveryPlaceholder) {
  std::ifstream file("core/messages/en.json");
  const auto messages = nlohmann::json::parse(file, nullptr, false);
  std::set<std::string> codes;
  for (const uint64_t seed : {41, 42, 43}) {
    Rng rng(seed);
    OrderBuilder builder;
    for (int i = 0; i < 150; ++i) {
      const uint64_t orders = 1 + rng.Below(8);
      const Day last = kAsOf - static_cast<Day>(rng.Below(500));
      for (uint64_t k = 0; k < orders; ++k) {
        const uint32_t luck = rng.Below(12);
        builder.Add(
            {.buyer = "b" + std::to_string(i),
             .day = last - static_cast<Day>(k * rng.Below(70)),
             .gross_minor = static_cast<table::Minor>(rng.Below(900000)),
             .kind = luck == 0   ? table::OrderKind::kRefunded
                     : luck == 1 ? table::OrderKind::kUnpaid
                                 : table::OrderKind::kValid,
             .lines = {{.category = rng.Below(4) == 0 ? "" : "茶",
                        .quantity = 1 + static_cast<int>(rng.Below(9))}}});
      }
    }
    FactFixture shop(builder, kAsOf);
    std::vector<SegmentPolicies> policies(4);
    policies[1].rfm.scheme = RfmScheme::kQuintiles;
    policies[1].rfm.frequency_by = FrequencyBy::kDays;
    policies[1].rfm.monetary_by = MonetaryBy::kMean;
    policies[1].day_stages.variant = DayStageVariant::kProductCycle;
    policies[1].day_stages.category_gaps = 20;
    policies[2].rfm.frequency_by = FrequencyBy::kDays;
    policies[2].rfm.monetary_by = MonetaryBy::kMean;
    policies[2].rfm.level_value = {40, 30, 25, 20};
    policies[2].membership.former_groups = MemberConditions{};
    policies[2].membership.never_lower_on_change = true;
    policies[2].membership.groups.net_major = {900000, 800000, 700000};
    policies[3].rfm.scheme = RfmScheme::kQuintiles;
    for (const SegmentPolicies& some : policies) {
      shop.segments.SetPolicies(some);
      for (customers::CustomerId i = 0; i < shop.shop.customers.size(); ++i) {
        for (const Reason& reason : ExplainCustomer(shop.segments, i)) {
          codes.insert(reason.code);
          const std::string key = "why." + reason.code;
          ASSERT_TRUE(messages.contains(key)) << key;
          const std::string sentence = messages[key];
          for (size_t at = sentence.find('{'); at != std::string::npos;
               at = sentence.find('{', at + 1)) {
            const std::string name =
                sentence.substr(at + 1, sentence.find('}', at) - at - 1);
            bool filled = false;
            for (const ReasonFigure& figure : reason.figures)
              filled |= figure.name == name;
            EXPECT_TRUE(filled) << key << " " << name;
          }
        }
      }
    }
  }
  // And no sentence stands there for nothing, but those of a review that only a
  // cancelling invoice brings about.
  for (const auto& [key, sentence] : messages.items()) {
    if (!key.starts_with("why.") || key == "why.membership_outlook_raised")
      continue;
    EXPECT_TRUE(codes.count(key.substr(4))) << key << " is never given";
  }
}

}  // namespace
}  // namespace shuke::segment
