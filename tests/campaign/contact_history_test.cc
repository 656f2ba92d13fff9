#include "core/campaign/contact_history.h"

#include <gtest/gtest.h>

namespace shuke::campaign {
namespace {

constexpr Day kDay = 20000;
const Hash128 kAnn = SipHash24Wide({}, "ann");
const Hash128 kAnnsOther = SipHash24Wide({}, "ann's other account");

CampaignFile Sent(const char* name, Day day, const char* kind = "marketing") {
  CampaignFile file;
  file.sent = day;
  file.document = {{"definition", {{"name", name}, {"kind", kind}}}};
  RecordedPerson person;
  person.hashes = {kAnn, kAnnsOther};
  file.treated = {person};
  return file;
}

bool Blocks(const ContactHistory& history, Day day,
            std::string_view campaign = "new") {
  const Hash128 hashes[] = {kAnn, kAnnsOther};
  return history.Blocks(hashes, day, campaign, {});
}

TEST(ContactHistory, KeepsTheGapOnEitherSide) {
  ContactHistory history;
  history.Add(Sent("one", kDay));
  EXPECT_TRUE(Blocks(history, kDay));
  EXPECT_TRUE(Blocks(history, kDay + 2));
  EXPECT_TRUE(Blocks(history, kDay - 2));
  EXPECT_FALSE(Blocks(history, kDay + 3));
}

TEST(ContactHistory, CountsAPersonOnceHoweverManyKeysTheyHave) {
  ContactHistory history;
  history.Add(Sent("one", kDay));
  EXPECT_FALSE(Blocks(history, kDay + 5));
  history.Add(Sent("two", kDay + 10));
  EXPECT_TRUE(Blocks(history, kDay + 20));
  // The first is thirty days ago.
  EXPECT_FALSE(Blocks(history, kDay + 30));
}

TEST(ContactHistory, PassesOverCareAndItsOwnCampaign) {
  ContactHistory history;
  history.Add(Sent("care", kDay, "care"));
  history.Add(Sent("one", kDay));
  EXPECT_FALSE(Blocks(history, kDay, "one"));
  EXPECT_TRUE(Blocks(history, kDay, "two"));
}

TEST(ContactHistory, KnowsNobodyElse) {
  ContactHistory history;
  history.Add(Sent("one", kDay));
  const Hash128 ben[] = {SipHash24Wide({}, "ben")};
  EXPECT_FALSE(history.Blocks(ben, kDay, "two", {}));
}

}  // namespace
}  // namespace shuke::campaign
