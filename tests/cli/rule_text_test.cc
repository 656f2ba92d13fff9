#include "core/cli/rule_text.h"

#include <gtest/gtest.h>

#include <fstream>
#include <nlohmann/json.hpp>
#include <string>

#include "core/session/session.h"

namespace shuke::cli {
namespace {

// The page's rule_text.ts is held to the same table.
TEST(RuleText, SaysWhatThePageSays) {
  std::ifstream file("tests/data/rule_sentences.json");
  ASSERT_TRUE(file) << "run from the root of the repository";
  const auto cases = nlohmann::ordered_json::parse(file, nullptr, false);
  ASSERT_GE(cases.size(), 10u);
  for (const char* language : {"zh", "en"}) {
    const Messages messages(language);
    for (const auto& entry : cases) {
      std::string said = RuleText(entry["rule"].dump(),
                                  session::Session::Facts(), {}, messages);
      for (size_t at; (at = said.find("\u00a0")) != std::string::npos;)
        said.replace(at, 2, " ");
      EXPECT_EQ(said, entry[language].get<std::string>());
    }
  }
}

TEST(RuleText, WritesAmountsInTheCurrencyOfTheAnalysis) {
  const std::string rule =
      R"({"fact": "net_minor", "op": "ge", "value": 1234567})";
  const Messages messages("en");
  EXPECT_EQ(RuleText(rule, session::Session::Facts(), {"USD", 2}, messages),
            "Net spend ≥ $12,345.67");
  EXPECT_EQ(RuleText(rule, session::Session::Facts(), {"JPY", 0}, messages),
            "Net spend ≥ JP¥1,234,567");
  EXPECT_EQ(RuleText(rule, session::Session::Facts(), {"XAU", 2}, messages),
            "Net spend ≥ XAU\u00a012,345.67");
}

}  // namespace
}  // namespace shuke::cli
