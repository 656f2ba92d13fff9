#include "core/ingest/address_book.h"

#include <gtest/gtest.h>

#include <string>

namespace shuke::ingest {
namespace {

constexpr const char* kSchool = "浙江省 杭州市 西湖区 余杭塘路866号浙江大学";
constexpr const char* kHome = "广东省 广州市 越秀区 公园路423号";

TEST(AddressBook, SaysOfEachAddressWhatReadingItSays) {
  AddressBook book;
  for (const char* text : {kSchool, kSchool, kHome, "", kSchool, kHome}) {
    const AddressTraits wanted = ReadAddress(text);
    const AddressTraits& got = book.TraitsOf(text, Encoding::kUtf8);
    EXPECT_EQ(got.hash, wanted.hash) << text;
    EXPECT_EQ(got.occupation, wanted.occupation) << text;
  }
}

TEST(AddressBook, ReadsTheEncodingOfTheFile) {
  AddressBook book;
  const std::string raw = Gb18030Encoder().Encode(kSchool);
  const AddressTraits wanted = ReadAddress(kSchool);
  EXPECT_EQ(book.TraitsOf(raw, Encoding::kGb18030).hash, wanted.hash);
  EXPECT_EQ(book.TraitsOf(raw, Encoding::kGb18030).occupation,
            wanted.occupation);
}

}  // namespace
}  // namespace shuke::ingest
