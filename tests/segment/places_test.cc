#include "core/segment/places.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <set>
#include <string>
#include <string_view>

#include "core/base/embedded.h"

namespace shuke::segment {
namespace {

template <size_t n>
std::string_view Word(const std::array<std::string_view, n>& codes,
                      std::optional<CodeIndex> code) {
  return code ? codes[static_cast<size_t>(*code)] : std::string_view();
}

nlohmann::json Table(std::string_view name) {
  return nlohmann::json::parse(embedded::Table(name));
}

TEST(CityTierOf, FollowsTheRankingOf2020) {
  struct Case {
    std::string_view province, city, tier;
  };
  for (const auto& [province, city, tier] :
       {Case{"广东", "深圳", "tier_1"}, Case{"上海", "上海", "tier_1"},
        Case{"上海", "浦东新区", "tier_1"}, Case{"浙江", "杭州", "new_tier_1"},
        Case{"重庆", "", "new_tier_1"}, Case{"云南", "昆明", "tier_2"},
        Case{"", "无锡", "tier_2"}, Case{"安徽", "芜湖", "tier_3"},
        Case{"浙江", "丽水", "tier_4"},
        Case{"吉林", "延边朝鲜族自治州", "tier_4"}, Case{"台湾", "台北", ""},
        Case{"Bayern", "München", ""}, Case{"浙江", "", ""},
        Case{"", "", ""}}) {
    EXPECT_EQ(Word(kCityTierCodes, CityTierOf(province, city)), tier)
        << province << ' ' << city;
  }
}

// The published counts: 4, 15, 30, 70 cities.
TEST(CityTiers, HaveThePublishedSizesAndNoCityTwice) {
  const auto table = Table("city_tiers");
  EXPECT_EQ(table["tier_1"].size(), 4u);
  EXPECT_EQ(table["new_tier_1"].size(), 15u);
  EXPECT_EQ(table["tier_2"].size(), 30u);
  EXPECT_EQ(table["tier_3"].size(), 70u);
  std::set<std::string> seen;
  for (const auto& tier : table) {
    for (const auto& city : tier)
      EXPECT_TRUE(seen.insert(city.get<std::string>()).second) << city;
  }
}

TEST(RegionOf, CoversThe34Provinces) {
  std::set<std::string> seen;
  for (const auto& region : Table("regions")) {
    for (const auto& province : region)
      EXPECT_TRUE(seen.insert(province.get<std::string>()).second) << province;
  }
  EXPECT_EQ(seen.size(), 34u);
  EXPECT_EQ(Word(kRegionCodes, RegionOf("浙江")), "east");
  EXPECT_EQ(Word(kRegionCodes, RegionOf("陕西")), "northwest");
  EXPECT_FALSE(RegionOf("Texas"));
}

TEST(CarrierOf, KnowsWhoIssuedANumberAndWhen) {
  struct Case {
    std::string_view phone, carrier, era;
  };
  for (const auto& [phone, carrier, era] :
       {Case{"13912345678", "china_mobile", "gsm"},
        Case{"138****5678", "china_mobile", "gsm"},
        Case{"18712345678", "china_mobile", "3g"},
        Case{"18812345678", "china_mobile", "3g"},
        Case{"18512345678", "china_unicom", "3g"},
        Case{"18612345678", "china_unicom", "3g"},
        Case{"15312345678", "china_telecom", "2g"},
        Case{"17812345678", "china_mobile", "4g"},
        Case{"19212345678", "china_broadnet", "5g"},
        Case{"17012345678", "virtual", "4g"},
        Case{"15412345678", "", ""},   // issued to nobody
        Case{"1**12345678", "", ""},   // masked where it would tell
        Case{"057188886666", "", ""},  // a landline
        Case{"+15551234567", "", ""}, Case{"", "", ""}}) {
    EXPECT_EQ(Word(kCarrierCodes, CarrierOf(phone)), carrier) << phone;
    EXPECT_EQ(Word(kCarrierEraCodes, CarrierEraOf(phone)), era) << phone;
  }
}

TEST(Carriers, HaveAnEraForEveryPrefix) {
  std::set<std::string> with_carrier, with_era;
  for (const auto& prefixes : Table("carriers")) {
    for (const auto& prefix : prefixes)
      EXPECT_TRUE(with_carrier.insert(prefix.get<std::string>()).second);
  }
  for (const auto& prefixes : Table("carrier_eras")) {
    for (const auto& prefix : prefixes)
      EXPECT_TRUE(with_era.insert(prefix.get<std::string>()).second);
  }
  EXPECT_EQ(with_carrier, with_era);
}

TEST(EmailProviderOf, LooksAtTheDomainAlone) {
  struct Case {
    std::string_view email, provider;
  };
  for (const auto& [email, provider] :
       {Case{"someone@qq.com", "qq"}, Case{"a@VIP.163.com", "netease"},
        Case{"13912345678@139.com", "carrier"}, Case{"a@gmail.com", "google"},
        Case{"a@shop.example", "other"}, Case{"13912345678", ""},
        Case{"@qq.com", ""}, Case{"a@localhost", ""}, Case{"", ""}}) {
    EXPECT_EQ(Word(kEmailProviderCodes, EmailProviderOf(email)), provider)
        << email;
  }
}

TEST(GenderOf, ReadsBothLanguages) {
  EXPECT_EQ(Word(kGenderCodes, GenderOf("女")), "female");
  EXPECT_EQ(Word(kGenderCodes, GenderOf(" Female ")), "female");
  EXPECT_EQ(Word(kGenderCodes, GenderOf("M")), "male");
  EXPECT_EQ(Word(kGenderCodes, GenderOf("未知")), "");
}

}  // namespace
}  // namespace shuke::segment
