#include "core/cli/segmentation_text.h"

#include <algorithm>
#include <cstdio>
#include <nlohmann/json.hpp>
#include <tuple>
#include <vector>

#include "core/base/json_text.h"
#include "core/base/money.h"

namespace shuke::cli {
namespace {

using Json = nlohmann::ordered_json;

std::string CodeWord(const std::string& fact, const Json& code,
                     const Messages& messages) {
  if (code.is_null()) return messages.Say("cli.none");
  return messages.Say(fact + "." + code.get<std::string>());
}

// At most two decimals, and none that say nothing.
std::string NumberText(double number) {
  char text[48];
  std::snprintf(text, sizeof text, "%.2f", number);
  std::string digits = text;
  while (digits.back() == '0') digits.pop_back();
  if (digits.back() == '.') digits.pop_back();
  return digits;
}

std::string ArgText(const Json& arg, int minor_digits,
                    const Messages& messages) {
  const std::string type = arg["type"].get<std::string>();
  const Json& value = arg["value"];
  if (type == "money") return FormatMinor(value.get<int64_t>(), minor_digits);
  if (type == "count") return std::to_string(value.get<int64_t>());
  if (type == "number") return NumberText(value.get<double>());
  if (type == "code")
    return CodeWord(arg["fact"].get<std::string>(), value, messages);
  return value.get<std::string>();
}

}  // namespace

std::string SayReasons(const std::string& answer, int minor_digits,
                       const Messages& messages) {
  std::string out;
  const Json document = ParseOrderedJson(answer);
  for (const Json& reason : document["reasons"]) {
    Args args;
    for (const auto& [name, arg] : reason["args"].items())
      args[name] = ArgText(arg, minor_digits, messages);
    const std::string fact = reason["what"].get<std::string>();
    const Json& value = reason["value"];
    std::string shown = messages.Say("cli.none");
    if (value.is_string()) {
      shown = CodeWord(fact, value, messages);
    } else if (value.is_number_float()) {
      shown = NumberText(value.get<double>());
    } else if (value.is_number()) {
      shown = std::to_string(value.get<int64_t>());
    }
    out += messages.Say(
               "cli.reason",
               {{"fact", messages.Say("fact." + fact)},
                {"value", shown},
                {"why", messages.Say("why." + reason["code"].get<std::string>(),
                                     args)}}) +
           "\n";
  }
  return out;
}

std::string SayMigration(const std::string& answer, const Messages& messages) {
  const Json document = ParseOrderedJson(answer);
  const Json& migration = document["migration"];
  const Json& stages = migration["stages"];
  const auto count = [&](const char* key) {
    return std::to_string(stages[key].get<uint64_t>());
  };
  std::string out =
      messages.Say("cli.migration",
                   {{"from", migration["from"].get<std::string>()},
                    {"to", migration["to"].get<std::string>()},
                    {"up", count("up")},
                    {"neutral", count("neutral")},
                    {"down", count("down")},
                    {"arrived", count("arrived")}}) +
      "\n";
  std::vector<std::pair<uint64_t, std::string>> lines;
  const size_t kinds = stages["codes"].size();
  for (size_t to = 0; to < kinds; ++to) {
    const std::string to_word =
        CodeWord("stage", stages["codes"][to], messages);
    const auto add = [&](const Json& cell, const char* key, Args args) {
      const auto customers = cell.get<uint64_t>();
      if (customers == 0) return;
      args["to"] = to_word;
      args["customers"] = std::to_string(customers);
      lines.emplace_back(customers, messages.Say(key, args));
    };
    for (size_t from = 0; from < kinds; ++from) {
      add(stages["matrix"][from][to], "cli.migration_cell",
          {{"from", CodeWord("stage", stages["codes"][from], messages)}});
    }
    add(stages["arrivals"][to], "cli.migration_arrived", {});
  }
  std::stable_sort(
      lines.begin(), lines.end(),
      [](const auto& a, const auto& b) { return a.first > b.first; });
  for (const auto& [customers, line] : lines) out += "  " + line + "\n";
  return out;
}

std::string SayChanges(const std::string& answer, const Messages& messages) {
  std::string out;
  const Json document = ParseOrderedJson(answer);
  for (const Json& change : document["changes"]) {
    const auto moved = change["moved"].get<uint64_t>();
    if (moved == 0) continue;
    const std::string fact = change["what"].get<std::string>();
    out += messages.Say("cli.change", {{"fact", messages.Say("fact." + fact)},
                                       {"moved", std::to_string(moved)}}) +
           "\n";
    for (const Json& kind : change["kinds"]) {
      if (kind["before"] == kind["after"]) continue;
      out += messages.Say("cli.change_kind",
                          {{"kind", CodeWord(fact, kind["code"], messages)},
                           {"before", kind["before"].dump()},
                           {"after", kind["after"].dump()}}) +
             "\n";
    }
  }
  return out;
}

}  // namespace shuke::cli
