#include "core/ingest/address_book.h"

#include <gtest/gtest.h>

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace shuke::ingest {
namespace {

constexpr const char* kSchool = "浙江省 杭州市 西湖区 余杭塘路866号浙江大学";
constexpr const char* kHome = "广东省 广州市 越秀区 公园路423号";

// Some of them many times over, so that they meet within a batch and beyond,
// and so many that the book grows in the midst of one.
TEST(AddressBook, SaysOfEachAddressWhatReadingItSays) {
  std::vector<std::string> texts = {kSchool, kSchool, kHome, "", kSchool};
  for (int i = 0; i < 5000; ++i) {
    const std::string number = std::to_string(i % 3000);
    texts.push_back((i % 7 == 0 ? kSchool : kHome) + number);
  }
  AddressBook book;
  const std::vector<std::string_view> raw(texts.begin(), texts.end());
  for (const size_t first : {size_t{0}, size_t{3}}) {
    const auto some = std::span(raw).subspan(first);
    std::vector<AddressTraits> traits(some.size());
    book.TraitsOf(some, Encoding::kUtf8, traits);
    for (size_t i = 0; i < some.size(); ++i) {
      const AddressTraits wanted = ReadAddress(some[i]);
      ASSERT_EQ(traits[i].hash, wanted.hash) << some[i];
      ASSERT_EQ(traits[i].occupation, wanted.occupation) << some[i];
    }
  }
}

TEST(AddressBook, ReadsTheEncodingOfTheFile) {
  AddressBook book;
  const std::string raw = Gb18030Encoder().Encode(kSchool);
  const std::string_view both[] = {raw, raw};
  AddressTraits traits[2];
  book.TraitsOf(both, Encoding::kGb18030, traits);
  const AddressTraits wanted = ReadAddress(kSchool);
  for (const AddressTraits& got : traits) {
    EXPECT_EQ(got.hash, wanted.hash);
    EXPECT_EQ(got.occupation, wanted.occupation);
  }
}

}  // namespace
}  // namespace shuke::ingest
