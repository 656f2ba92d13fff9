#include "core/metrics/shop_filter.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "tests/testing/order_builder.h"

namespace shuke::metrics {
namespace {

using nlohmann::json;

TEST(ParseShopFilter, ReadsDaysAndNames) {
  const auto filter = ParseShopFilter(json::parse(
      R"({"from":"2026-01-01","to":"2026-02-28","shops":["一店","二店"],
          "platforms":["taobao"],"categories":[]})"));
  ASSERT_TRUE(filter.ok());
  EXPECT_EQ(filter.value().from, testkit::DayOf("2026-01-01"));
  EXPECT_EQ(filter.value().to, testkit::DayOf("2026-02-28"));
  EXPECT_EQ(filter.value().shops, (std::vector<std::string>{"一店", "二店"}));
  EXPECT_EQ(filter.value().platforms, std::vector<std::string>{"taobao"});
  EXPECT_TRUE(filter.value().categories.empty());
}

TEST(ParseShopFilter, LetsEverythingThroughByDefault) {
  EXPECT_EQ(ParseShopFilter(json::object()).value(), ShopFilter{});
}

TEST(ParseShopFilter, SaysWhatIsWrongAndWhere) {
  const struct {
    const char* text;
    const char* path;
  } cases[] = {{"[]", ""},
               {R"({"from":"2026-02-30"})", "/from"},
               {R"({"to":5})", "/to"},
               {R"({"from":"2026-02-02","to":"2026-02-01"})", "/from"},
               {R"({"shop":["a"]})", "/shop"},
               {R"({"shops":"a"})", "/shops"},
               {R"({"shops":["a",1]})", "/shops/1"}};
  for (const auto& [text, path] : cases) {
    const auto filter = ParseShopFilter(json::parse(text));
    ASSERT_FALSE(filter.ok()) << text;
    EXPECT_EQ(filter.error().code, "bad_filter");
    EXPECT_EQ(filter.error().args[0].second, path) << text;
  }
}

}  // namespace
}  // namespace shuke::metrics
