#include "core/campaign/effect.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "core/campaign/archive.h"
#include "core/campaign/effect_json.h"
#include "tests/testing/order_builder.h"

namespace shuke::campaign {
namespace {

using nlohmann::json;
using table::OrderKind;
using testkit::OrderBuilder;
using testkit::TestShop;

const SipHashKey kSecret = *ParseSipHashKey("0f1e2d3c4b5a69788796a5b4c3d2e1f0");
constexpr Day kSent = 20700;

Hash128 HashOf(std::string_view buyer) { return SipHash24Wide(kSecret, buyer); }

CampaignFile File(const std::vector<std::vector<std::string>>& treated,
                  const std::vector<std::vector<std::string>>& control) {
  CampaignFile file;
  file.as_of = kSent - 1;
  file.sent = kSent;
  file.window_days = 7;
  file.planned_lift = .01;
  file.contact_minor_x100 = 500 * static_cast<int64_t>(treated.size());
  file.coupon_minor = 1000;
  file.strata = {{"regular", "silent"}, {"vip", ""}};
  file.key_check = SipHash24Wide(kSecret, {});
  for (const auto* group : {&treated, &control}) {
    for (const auto& keys : *group) {
      RecordedPerson person;
      person.stratum = keys[0][0] == 'v' ? 1 : 0;
      for (const std::string& key : keys) person.hashes.push_back(HashOf(key));
      (group == &treated ? file.treated : file.control).push_back(person);
    }
  }
  return file;
}

// Each customer has the hash of their buyer key, and of `also` where it names
// them.
Result<Effect> Measure(
    const CampaignFile& file, const TestShop& shop,
    const std::vector<std::pair<std::string, std::string>>& also = {},
    const EffectRequest& request = {}, Day as_of = kSent + 30) {
  std::vector<std::vector<Hash128>> hashes;
  for (customers::CustomerId id = 0; id < shop.customers.size(); ++id) {
    const std::string key(shop.dictionary.At(shop.customers.key[id]));
    hashes.push_back({HashOf(key)});
    for (const auto& [buyer, other] : also) {
      if (buyer == key) hashes.back().push_back(HashOf(other));
    }
  }
  return MeasureEffect(file, request, shop.orders, shop.customers, hashes,
                       kSecret, as_of, {});
}

TEST(MeasureEffect, CountsOrdersFromTheDayOfSendingToTheEndOfTheWindow) {
  OrderBuilder builder;
  builder.Add({.buyer = "early", .day = kSent - 1, .gross_minor = 1});
  builder.Add({.buyer = "first", .day = kSent, .gross_minor = 2000});
  builder.Add({.buyer = "first", .day = kSent + 3, .gross_minor = 3000});
  builder.Add({.buyer = "last", .day = kSent + 6, .gross_minor = 500});
  builder.Add({.buyer = "late", .day = kSent + 7, .gross_minor = 1});
  builder.Add({.buyer = "refunded",
               .day = kSent + 1,
               .refund_minor = 10000,
               .kind = OrderKind::kRefunded});
  builder.Add(
      {.buyer = "unpaid", .day = kSent + 1, .kind = OrderKind::kUnpaid});
  const TestShop shop = builder.Build(kSent + 30);
  const auto effect = Measure(
      File({{"early"}, {"first"}, {"last"}, {"late"}, {"refunded"}, {"gone"}},
           {{"unpaid"}, {"nobody"}}),
      shop);
  ASSERT_TRUE(effect.ok());
  const GroupEffect& treated = effect.value().treated;
  EXPECT_EQ(treated.customers, 6);
  EXPECT_EQ(treated.found, 5);
  EXPECT_EQ(treated.buyers, 2);
  EXPECT_EQ(treated.orders, 3);
  EXPECT_EQ(treated.items, 3);
  EXPECT_EQ(treated.net_minor, 5500);
  const GroupEffect& control = effect.value().control;
  EXPECT_EQ(control.customers, 2);
  EXPECT_EQ(control.buyers, 0);
  EXPECT_EQ(control.unpaid_customers, 1);
  EXPECT_EQ(control.unpaid_orders, 1);
  EXPECT_TRUE(effect.value().window_closed);
  EXPECT_DOUBLE_EQ(effect.value().response.lift, 2.0 / 6);
  EXPECT_TRUE(effect.value().response.exact);
  // 5500 fen more of 6 people, 30 % of it, less 6 messages and 2 coupons.
  const Incremental& more = effect.value().incremental;
  EXPECT_DOUBLE_EQ(more.revenue_minor, 5500);
  EXPECT_DOUBLE_EQ(more.cost_minor, 30 + 2000);
  EXPECT_DOUBLE_EQ(more.profit_minor, 1650 - 2030);
  EXPECT_DOUBLE_EQ(*more.return_ratio, -380.0 / 2030);
}

TEST(MeasureEffect, FindsPeopleByAnyOfTheirKeysAfterALaterMerge) {
  OrderBuilder builder;
  builder.Add({.buyer = "ann", .day = kSent, .gross_minor = 700});
  builder.Add({.buyer = "bob", .day = kSent, .gross_minor = 900});
  const TestShop shop = builder.Build(kSent + 30);
  // Ann's phone was all that the file knew; bob has since been found to be
  // carl too, who is another entry of the same group.
  const auto effect = Measure(File({{"phone-1"}, {"bob"}, {"carl"}}, {{"dan"}}),
                              shop, {{"ann", "phone-1"}, {"bob", "carl"}});
  ASSERT_TRUE(effect.ok());
  EXPECT_EQ(effect.value().treated.customers, 2);
  EXPECT_EQ(effect.value().treated.buyers, 2);
  EXPECT_EQ(effect.value().treated.net_minor, 1600);
  EXPECT_EQ(effect.value().merged, 1);
  EXPECT_EQ(effect.value().crossed, 0);
}

TEST(MeasureEffect, LeavesOutWhoeverIsInBothGroups) {
  OrderBuilder builder;
  builder.Add({.buyer = "ann", .day = kSent, .gross_minor = 700});
  const TestShop shop = builder.Build(kSent + 30);
  const auto effect = Measure(File({{"ann"}, {"x"}}, {{"phone-1"}, {"y"}}),
                              shop, {{"ann", "phone-1"}});
  ASSERT_TRUE(effect.ok());
  EXPECT_EQ(effect.value().crossed, 2);
  EXPECT_EQ(effect.value().treated.customers, 1);
  EXPECT_EQ(effect.value().control.customers, 1);
  EXPECT_EQ(effect.value().treated.buyers, 0);
}

TEST(MeasureEffect, StandsByStratum) {
  OrderBuilder builder;
  builder.Add({.buyer = "vera", .day = kSent, .gross_minor = 700});
  const TestShop shop = builder.Build(kSent + 30);
  const auto effect =
      Measure(File({{"vera"}, {"a"}}, {{"vic"}, {"b"}, {"c"}}), shop);
  ASSERT_TRUE(effect.ok());
  const auto& strata = effect.value().strata;
  ASSERT_EQ(strata.size(), 2u);
  EXPECT_EQ(strata[0].treated.customers, 1);
  EXPECT_EQ(strata[0].control.customers, 2);
  EXPECT_EQ(strata[1].treated.buyers, 1);
  EXPECT_EQ(strata[1].control.customers, 1);
}

TEST(MeasureEffect, TellsAnOpenWindowAndRefusesWhatIsTooEarly) {
  OrderBuilder builder;
  builder.Add({.buyer = "ann", .day = kSent});
  const TestShop shop = builder.Build(kSent + 5);
  const CampaignFile file = File({{"ann"}}, {{"b"}});
  EXPECT_FALSE(Measure(file, shop, {}, {}, kSent + 5).value().window_closed);
  EXPECT_TRUE(Measure(file, shop, {}, {}, kSent + 6).value().window_closed);
  const auto early = Measure(file, shop, {}, {}, kSent - 1);
  ASSERT_FALSE(early.ok());
  EXPECT_EQ(early.error().code, "effect_too_early");
  const auto later =
      Measure(file, shop, {}, {.sent = kSent + 1, .window_days = 3}, kSent + 5);
  EXPECT_EQ(later.value().treated.buyers, 0);
  EXPECT_EQ(later.value().to, kSent + 3);
}

TEST(MeasureEffect, RefusesTheFileOfAnotherWorkspace) {
  OrderBuilder builder;
  builder.Add({.buyer = "ann", .day = kSent});
  const TestShop shop = builder.Build(kSent + 5);
  CampaignFile file = File({{"ann"}}, {{"b"}});
  file.key_check = SipHash24Wide(SipHashKey{}, {});
  const auto effect = Measure(file, shop);
  ASSERT_FALSE(effect.ok());
  EXPECT_EQ(effect.error().code, "campaign_other_secret");
}

// ---- the archive

json RunOn(const char* as_of, const char* coupon) {
  return {{"as_of", as_of},
          {"definition",
           {{"name", "second_order"},
            {"activity", "second_order"},
            {"project", "new_active"},
            {"coupon", coupon}}},
          {"counts", {{"treated", 9}}}};
}

TEST(AddToArchive, KeepsEveryRunAndSaysWhatChanged) {
  const json won = {{"verdict", "works"}, {"lift", {{"value", .02}}}};
  const json lost = {{"verdict", "too_few"}, {"lift", {{"value", .001}}}};
  auto archive = AddToArchive(nullptr, RunOn("2026-11-01", "5"), lost, "Li");
  ASSERT_TRUE(archive.ok());
  archive = AddToArchive(archive.value(), RunOn("2026-12-01", "10"), won, "");
  ASSERT_TRUE(archive.ok());
  const json& kept = archive.value();
  EXPECT_EQ(kept["identity"]["version"], 2);
  EXPECT_EQ(kept["identity"]["owner"], "Li");
  EXPECT_EQ(kept["identity"]["created"], "2026-11-01");
  EXPECT_EQ(kept["snapshot"]["as_of"], "2026-12-01");
  ASSERT_EQ(kept["evolution"].size(), 1u);
  EXPECT_EQ(kept["evolution"][0]["changes"],
            json::parse(R"([{"what":"coupon","before":"5","after":"10"}])"));
  EXPECT_EQ(kept["evolution"][0]["lift_after"]["value"], .02);
  // Measured again: the record is replaced, not doubled.
  const auto again = AddToArchive(kept, RunOn("2026-11-01", "5"), won, "");
  EXPECT_EQ(again.value()["record"].size(), 2u);
  EXPECT_EQ(again.value()["record"][0]["effect"]["verdict"], "works");
  EXPECT_EQ(again.value()["snapshot"]["as_of"], "2026-12-01");
}

TEST(AddToArchive, RefusesWhatIsNoArchive) {
  const auto bad =
      AddToArchive(json::array(), RunOn("2026-11-01", "5"), json::object(), "");
  ASSERT_FALSE(bad.ok());
  EXPECT_EQ(bad.error().code, "archive_invalid");
}

}  // namespace
}  // namespace shuke::campaign
