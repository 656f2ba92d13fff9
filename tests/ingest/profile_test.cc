#include "core/ingest/profile.h"

#include <gtest/gtest.h>

#include <set>
#include <string>
#include <vector>

#include "core/base/embedded.h"
#include "core/base/utf8.h"
#include "core/ingest/role.h"

namespace shuke::ingest {
namespace {

TEST(Profiles, AreAllReadable) {
  for (const embedded::EmbeddedFile& file : embedded::Profiles()) {
    const auto profile = ParseProfile(file.bytes);
    ASSERT_TRUE(profile.ok()) << file.name;
    EXPECT_FALSE(profile.value().columns.empty()) << file.name;
  }
  EXPECT_EQ(Profiles().size(), embedded::Profiles().size());
  EXPECT_EQ(GenericProfile().id, "generic");
  EXPECT_EQ(FindProfile("generic"), &GenericProfile());
  EXPECT_EQ(FindProfile("nowhere"), nullptr);
}

TEST(Profiles, RecogniseTheirOwnColumnsAndNoOthers) {
  for (const Profile& profile : Profiles()) {
    EXPECT_EQ(FindProfile(profile.id), &profile);
    if (&profile == &GenericProfile()) {
      EXPECT_TRUE(profile.required.empty());
      continue;
    }
    ASSERT_FALSE(profile.required.empty()) << profile.id;
    EXPECT_EQ(RecogniseProfile(profile.required), &profile) << profile.id;
    std::vector<std::string> fewer = profile.required;
    fewer.pop_back();
    EXPECT_NE(RecogniseProfile(fewer), &profile) << profile.id;
  }
  EXPECT_EQ(RecogniseProfile({}), nullptr);
}

TEST(Profiles, GiveEachHeaderOneRole) {
  for (const Profile& profile : Profiles()) {
    std::set<std::string> seen;
    for (const auto& [role, headers] : profile.columns) {
      for (const std::string& header : headers) {
        EXPECT_EQ(header, NormaliseHeader(header));
        EXPECT_TRUE(seen.insert(header).second)
            << profile.id << ": " << header << " twice";
      }
    }
  }
}

TEST(ParseProfile, SaysWhatIsWrong) {
  const auto problem = [](const char* text) {
    const auto profile = ParseProfile(text);
    if (profile.ok()) return std::string("none");
    EXPECT_EQ(profile.error().code, "profile_invalid");
    return profile.error().args[1].second;
  };
  EXPECT_EQ(problem("["), "not a JSON object");
  EXPECT_EQ(problem("{}"), "id, platform");
  EXPECT_EQ(problem(R"({"id":"x","platform":"x"})"), "none");
  EXPECT_EQ(problem(R"({"id":"x","platform":"x","level":"page"})"), "level");
  EXPECT_EQ(problem(R"({"id":"x","platform":"x","paid_is":"maybe"})"),
            "paid_is");
  EXPECT_EQ(problem(R"({"id":"x","platform":"x","columns":{"wizard":["a"]}})"),
            "columns/wizard");
  EXPECT_EQ(problem(R"({"id":"x","platform":"x","status":{"好":"fine"}})"),
            "status/好");
}

TEST(OrderStates, GoToTheirNamesAndBack) {
  for (const auto state :
       {table::OrderState::kUnknown, table::OrderState::kUnpaid,
        table::OrderState::kPaid, table::OrderState::kShipped,
        table::OrderState::kCompleted, table::OrderState::kClosed,
        table::OrderState::kRefunded}) {
    table::OrderState back = table::OrderState::kUnknown;
    EXPECT_TRUE(ParseOrderState(OrderStateName(state), back));
    EXPECT_EQ(back, state);
  }
  table::OrderState untouched = table::OrderState::kPaid;
  EXPECT_FALSE(ParseOrderState("teleported", untouched));
  EXPECT_EQ(untouched, table::OrderState::kPaid);
}

TEST(Roles, HaveDistinctNamesThatAreFound) {
  std::set<std::string_view> names;
  for (const Role& role : Roles()) {
    EXPECT_TRUE(names.insert(role.name).second) << role.name;
    EXPECT_EQ(FindRole(role.name), &role);
  }
  EXPECT_EQ(FindRole("wizard"), nullptr);
  EXPECT_EQ(FindRole(""), nullptr);
}

}  // namespace
}  // namespace shuke::ingest
