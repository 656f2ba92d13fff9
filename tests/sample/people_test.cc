// Nobody exists, nobody can be reached, and no two are the same.
#include "core/sample/people.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <unordered_set>

#include "core/sample/spread.h"
#include "tests/sample/report_rows.h"

namespace shuke::sample {
namespace {

bool EndsWith(const std::string& text, std::string_view end) {
  return text.size() >= end.size() &&
         text.compare(text.size() - end.size(), end.size(), end) == 0;
}

bool IsUnassignedMobile(const std::string& text) {
  return text.size() == 11 &&
         (text.compare(0, 3, "154") == 0 || text.compare(0, 3, "194") == 0) &&
         std::all_of(text.begin(), text.end(),
                     [](char c) { return c >= '0' && c <= '9'; });
}

TEST(Spread, IsAPermutation) {
  std::set<uint64_t> seen;
  for (uint64_t n = 0; n < 60; ++n) {
    const uint64_t value = Spread(n, 6, 10, 3);
    EXPECT_LT(value, 60u);
    EXPECT_TRUE(seen.insert(value).second);
  }
  EXPECT_NE(Spread(1, 30000, 30000, 1), Spread(1, 30000, 30000, 2));
  EXPECT_EQ(Spread(61, 6, 10, 3), Spread(1, 6, 10, 3));
}

TEST(People, HaveDistinctNicksAndAccounts) {
  const People people(11);
  std::unordered_set<std::string> nicks, accounts;
  for (uint32_t buyer = 0; buyer < 200000; ++buyer) {
    const std::string nick = people.Nick(buyer);
    EXPECT_TRUE(nicks.insert(nick).second) << nick;
    const std::string account = people.Alipay(buyer);
    EXPECT_TRUE(accounts.insert(account).second) << account;
  }
}

TEST(People, HaveOnlyMobilesThatNoOperatorIssues) {
  for (const ReportRow& row : DefaultRows()) {
    ASSERT_EQ(row.mobile[0], '\'');
    EXPECT_TRUE(IsUnassignedMobile(row.mobile.substr(1))) << row.mobile;
  }
}

TEST(People, HaveOnlyAccountsThatTakeNoMail) {
  size_t mails = 0;
  for (const ReportRow& row : DefaultRows()) {
    const size_t at = row.alipay.find('@');
    if (at == std::string::npos) {
      EXPECT_TRUE(IsUnassignedMobile(row.alipay)) << row.alipay;
      continue;
    }
    ++mails;
    const std::string host = row.alipay.substr(at + 1);
    // RFC 2606 and RFC 6761.
    EXPECT_TRUE(EndsWith(host, ".example") || host == "example.com" ||
                host == "example.net" || host == "example.org")
        << host;
  }
  EXPECT_GT(mails, 5000u);
}

TEST(People, AreOnePersonPerMobile) {
  std::map<std::string, std::string> name_of;
  std::map<std::string, std::string> account_of;
  for (const ReportRow& row : DefaultRows()) {
    EXPECT_EQ(name_of.emplace(row.mobile, row.recipient).first->second,
              row.recipient)
        << row.mobile;
    EXPECT_EQ(account_of.emplace(row.nick, row.alipay).first->second,
              row.alipay)
        << row.nick;
  }
}

TEST(People, LiveInAProvinceACityADistrictAndAStreet) {
  for (const ReportRow& row : DefaultRows()) {
    EXPECT_GE(std::count(row.address.begin(), row.address.end(), ' '), 3);
    const size_t open = row.address.find('(');
    ASSERT_NE(open, std::string::npos) << row.address;
    EXPECT_EQ(row.address.size() - open, 8u) << row.address;  // (510180)
    EXPECT_EQ(row.address.back(), ')');
  }
}

TEST(People, IncludeNicksThatSpreadsheetsDamage) {
  std::set<std::string> nicks;
  std::string firsts;
  for (const ReportRow& row : DefaultRows()) {
    nicks.insert(row.nick);
    firsts += row.nick[0];
  }
  EXPECT_TRUE(nicks.count("4e135"));
  EXPECT_TRUE(nicks.count("35045948422"));
  EXPECT_TRUE(nicks.count("00815"));
  for (const char first : {'-', '@', '=', '+'}) {
    EXPECT_NE(firsts.find(first), std::string::npos) << first;
  }
}

TEST(People, AreRecognisedWhenTheyComeBack) {
  const People people(5);
  EXPECT_EQ(people.Nick(77), people.Nick(77));
  const Recipient home = people.Self(77, false);
  EXPECT_EQ(home.address, people.Self(77, false).address);
  EXPECT_EQ(home.mobile, people.Self(77, true).mobile);
  EXPECT_EQ(home.name, people.Self(77, true).name);
  EXPECT_NE(home.mobile, people.Friend(77, 0).mobile);
  EXPECT_NE(people.Friend(77, 0).mobile, people.Friend(77, 1).mobile);
}

}  // namespace
}  // namespace shuke::sample
