#include "core/base/embedded.h"

#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <set>
#include <string>

#include "gtest/gtest.h"

namespace shuke::embedded {
namespace {

std::string ReadFile(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  EXPECT_TRUE(file) << path << ": run the tests from the repository's root";
  return {std::istreambuf_iterator<char>(file), {}};
}

std::set<std::string> Keys(std::string_view messages) {
  const auto json = nlohmann::json::parse(messages, nullptr, false);
  EXPECT_TRUE(json.is_object());
  std::set<std::string> keys;
  for (const auto& item : json.items()) {
    EXPECT_TRUE(item.value().is_string()) << item.key();
    keys.insert(item.key());
  }
  return keys;
}

TEST(Embedded, CarriesTheBytesOfTheTree) {
  // EXPECT_TRUE, since EXPECT_EQ would print both files.
  EXPECT_TRUE(MessagesZh() == ReadFile("core/messages/zh.json"));
  EXPECT_TRUE(MessagesEn() == ReadFile("core/messages/en.json"));
  for (const EmbeddedFile& profile : Profiles()) {
    const std::string path =
        "core/ingest/profiles/" + std::string(profile.name) + ".json";
    EXPECT_TRUE(profile.bytes == ReadFile(path)) << path;
  }
}

TEST(Embedded, EveryProfileIsAJsonObject) {
  for (const EmbeddedFile& profile : Profiles()) {
    EXPECT_TRUE(
        nlohmann::json::parse(profile.bytes, nullptr, false).is_object())
        << profile.name;
  }
}

TEST(Embedded, BothLanguagesHaveTheSameMessages) {
  EXPECT_EQ(Keys(MessagesZh()), Keys(MessagesEn()));
}

}  // namespace
}  // namespace shuke::embedded
