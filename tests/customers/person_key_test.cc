#include "core/customers/person_key.h"

#include <gtest/gtest.h>

#include <string>

namespace shuke::customers {
namespace {

using table::kEmptyString;

class PersonKeyTest : public ::testing::Test {
 protected:
  PersonKey Key(KeyKind kind, const std::string& scope,
                const std::string& first, const std::string& second = {}) {
    return {kind, words_.Intern(scope), words_.Intern(first),
            words_.Intern(second)};
  }
  std::string Hash(const PersonKey& key) {
    return HexText(HashKey(key, words_, secret_));
  }

  table::Dictionary words_;
  SipHashKey secret_ = *ParseSipHashKey("000102030405060708090a0b0c0d0e0f");
};

// Computed with OpenSSL 3.0:
//   printf 'nick\0taobao\0小雨\0' | openssl mac -macopt size:16
//     -macopt hexkey:000102030405060708090a0b0c0d0e0f -in - SipHash
TEST_F(PersonKeyTest, HashesAsOpenSslDoes) {
  EXPECT_EQ(Hash(Key(KeyKind::kNick, "taobao", "小雨")),
            "3cf385e7506b8ff19987679b07f020ed");
  EXPECT_EQ(Hash(Key(KeyKind::kPhone, "", "13900000001")),
            "040250981e19365b8a9bea717cd5f112");
  EXPECT_EQ(Hash(Key(KeyKind::kRecipient, "", "王一", "15400000001")),
            "987c9c7a966202a8292fd32e2d792e52");
}

TEST_F(PersonKeyTest, KindScopeAndSecretAllMatter) {
  const PersonKey taobao = Key(KeyKind::kNick, "taobao", "a");
  EXPECT_NE(Hash(taobao), Hash(Key(KeyKind::kNick, "jd", "a")));
  EXPECT_NE(Hash(taobao), Hash(Key(KeyKind::kMemberId, "taobao", "a")));
  EXPECT_NE(Hash(Key(KeyKind::kRecipient, "", "ab", "c")),
            Hash(Key(KeyKind::kRecipient, "", "a", "bc")));
  const std::string before = Hash(taobao);
  secret_.bytes[15] ^= 1;
  EXPECT_NE(Hash(taobao), before);
}

// Ids are given by appearance, so another session has others.
TEST_F(PersonKeyTest, OrdersByKindThenTextNeverById) {
  const PersonKey z = Key(KeyKind::kNick, "taobao", "z");
  const PersonKey a = Key(KeyKind::kNick, "taobao", "a");
  const PersonKey a_jd = Key(KeyKind::kNick, "jd", "a");
  const PersonKey phone = Key(KeyKind::kPhone, "", "1");
  EXPECT_TRUE(KeyLess(a, z, words_));
  EXPECT_FALSE(KeyLess(z, a, words_));
  EXPECT_TRUE(KeyLess(a_jd, a, words_));
  EXPECT_TRUE(KeyLess(z, phone, words_));
  EXPECT_FALSE(KeyLess(a, a, words_));
}

}  // namespace
}  // namespace shuke::customers
