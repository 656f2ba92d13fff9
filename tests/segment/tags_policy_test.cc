#include "core/segment/tags_policy.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

namespace shuke::segment {
namespace {

using nlohmann::json;

std::string Arg(const Error& error, std::string_view name) {
  for (const auto& [key, value] : error.args) {
    if (key == name) return value;
  }
  return {};
}

Status Read(const json& document, TagsPolicy& policy) {
  return FromJson(document, "/tags", policy);
}

TEST(TagsPolicy, ReadsBackWhatItWrites) {
  TagsPolicy policy;
  policy.price_bands_major = {50, 70};
  policy.recency_band_days = {1, 2, 3};
  policy.deal_channel_words = {"a"};
  policy.leaving_gone_days = 17;
  policy.bad_actor_orders = 9;
  json document;
  ToJson(policy, document);
  TagsPolicy read;
  ASSERT_TRUE(Read(document, read).ok());
  EXPECT_EQ(read, policy);
}

TEST(TagsPolicy, DefaultsAreTheHandbooks) {
  const TagsPolicy policy;
  EXPECT_EQ(policy.price_bands_major, (std::array<int64_t, 2>{100, 300}));
  EXPECT_EQ(policy.recency_band_days, (std::array<int, 3>{15, 60, 180}));
  EXPECT_EQ(policy.bad_actor_orders, 3);
  EXPECT_EQ(policy.bad_actor_refund_percent, 50);
  EXPECT_EQ(policy.high_score, 4);
  EXPECT_EQ(policy.low_score, 2);
}

TEST(TagsPolicy, NamesThePlaceOfAFault) {
  struct Case {
    json document;
    const char *path, *problem;
  };
  for (const Case& each :
       {Case{{{"price_bands_major", {300, 100}}},
             "/tags/price_bands_major/1",
             "wrong_order"},
        Case{{{"occasion_percent", 0}},
             "/tags/occasion_percent",
             "out_of_range"},
        Case{{{"deal_channel_words", {"a", ""}}},
             "/tags/deal_channel_words/1",
             "wrong_type"},
        Case{{{"low_score", 4}}, "/tags/low_score", "wrong_order"},
        Case{{{"colour", 4}}, "/tags/colour", "unknown_key"}}) {
    TagsPolicy policy;
    const Status status = Read(each.document, policy);
    ASSERT_FALSE(status.ok()) << each.path;
    EXPECT_EQ(Arg(status.error(), "path"), each.path);
    EXPECT_EQ(Arg(status.error(), "problem"), each.problem);
  }
}

}  // namespace
}  // namespace shuke::segment
