#include "core/cli/summary.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "core/base/json_text.h"
#include "core/base/money.h"

namespace shuke::cli {
namespace {

using Json = nlohmann::ordered_json;

// 1234567 -> "1,234,567", the fraction of an amount left alone.
std::string Grouped(std::string digits) {
  const size_t point = std::min(digits.find('.'), digits.size());
  const size_t first = !digits.empty() && digits[0] == '-' ? 1 : 0;
  for (size_t i = point; i > first + 3;) {
    i -= 3;
    digits.insert(i, ",");
  }
  return digits;
}

std::string Count(const Json& value) {
  return Grouped(std::to_string(value.get<int64_t>()));
}

std::string Money(const Json& minor, const Json& revenue) {
  return Grouped(
      FormatMinor(minor.get<int64_t>(), revenue["minor_digits"].get<int>()));
}

std::string Percent(const Json& share) {
  if (share.is_null()) return "—";
  char text[16];
  std::snprintf(text, sizeof text, "%.1f %%", share.get<double>() * 100);
  return text;
}

Args ErrorArgs(const Json& error) {
  Args args;
  for (const auto& [name, value] : error["args"].items()) {
    args[name] = value.is_string() ? value.get<std::string>() : value.dump();
  }
  return args;
}

std::string SayError(const Json& error, const Messages& messages) {
  return messages.Say("error." + error["code"].get<std::string>(),
                      ErrorArgs(error));
}

std::string Padded(std::string text, size_t width) {
  const size_t used = DisplayWidth(text);
  if (used < width) text.append(width - used, ' ');
  return text;
}

std::string PaddedLeft(const std::string& text, size_t width) {
  const size_t used = DisplayWidth(text);
  return used < width ? std::string(width - used, ' ') + text : text;
}

void SetAside(const Json& file, const Messages& messages, std::string& out) {
  for (const auto& [reason, rows] : file["rows_set_aside"].items()) {
    out += "    " +
           messages.Say("cli.set_aside",
                        {{"reason", messages.Say("reason." + reason)},
                         {"rows", Count(rows)}}) +
           "\n";
  }
}

// What a file was read as: its encoding or, of a workbook, its sheet.
std::string EncodingOf(const Json& file, const Messages& messages) {
  const std::string sheet = file.value("sheet", std::string());
  return sheet.empty() ? file["encoding"].get<std::string>()
                       : messages.Say("cli.sheet", {{"sheet", sheet}});
}

// The words that nobody knows, and what to write into the policy for them.
void UnknownStatus(const Json& words, const Messages& messages,
                   std::string& out) {
  Json example = Json::object();
  for (const Json& word : words) {
    example["ingest"]["status_words"][word["word"].get<std::string>()] = "paid";
    out += "    " +
           messages.Say("cli.unknown_status",
                        {{"word", word["word"].get<std::string>()},
                         {"rows", Count(word["rows"])}}) +
           "\n";
  }
  if (words.empty()) return;
  out += "    " +
         messages.Say("cli.status_words", {{"policy", example.dump()}}) + "\n";
}

// What a file without any buyer lacks, and which export has it.
void NoBuyer(const Json& file, const Messages& messages, std::string& out) {
  if (file["buyer_rows"] != 0 || file["rows_used"] == 0) return;
  const std::string key = "no_buyer." + file["platform"].get<std::string>();
  out += "    " + messages.Say(messages.Has(key) ? key : "no_buyer.generic") +
         "\n";
}

// What a file of a platform whose report leaves refunds out cannot tell.
void NoRefunds(const Json& file, const Messages& messages, std::string& out) {
  const std::string key = "no_refunds." + file["platform"].get<std::string>();
  if (file["rows_used"] == 0 || !messages.Has(key)) return;
  out += "    " + messages.Say(key) + "\n";
}

void Files(const Json& ledger, const Messages& messages, std::string& out) {
  for (const Json& file : ledger["files"]) {
    const std::string name = file["name"].get<std::string>();
    if (!file["error"].is_null()) {
      out += messages.Say(
                 "cli.file_failed",
                 {{"file", name}, {"why", SayError(file["error"], messages)}}) +
             "\n";
      SetAside(file, messages, out);
      continue;
    }
    out += messages.Say(
               "cli.file",
               {{"file", name},
                {"platform", messages.Say("platform." +
                                          file["platform"].get<std::string>())},
                {"encoding", EncodingOf(file, messages)},
                {"read", Count(file["rows_read"])},
                {"used", Count(file["rows_used"])}}) +
           "\n";
    SetAside(file, messages, out);
    UnknownStatus(file["unknown_status"], messages, out);
    NoBuyer(file, messages, out);
    NoRefunds(file, messages, out);
  }
}

void Sizes(const Json& rows, const char* key, const std::string& title,
           const Json& revenue, const Messages& messages, std::string& out) {
  out += "\n" + title + "\n";
  for (const Json& row : rows) {
    const std::string code = row[key].get<std::string>();
    out += "  " + Padded(messages.Say(std::string(key) + "." + code), 20) +
           PaddedLeft(Count(row["customers"]), 10) +
           PaddedLeft(Percent(row["share"]), 10) +
           PaddedLeft(Money(row["revenue_minor"], revenue), 18) + "\n";
  }
}

}  // namespace

std::string SayFailure(std::string_view answer_json, const Messages& messages) {
  const Json answer = ParseOrderedJson(answer_json);
  return answer.is_object() && answer.contains("error") &&
                 answer["error"].is_object()
             ? SayError(answer["error"], messages)
             : std::string(answer_json);
}

std::string Summarise(std::string_view report_json, const Messages& messages) {
  const Json report = ParseOrderedJson(report_json);
  std::string out;
  Files(report["ledger"], messages, out);
  if (report["revenue"]["currency"].is_null()) return out;  // not one order

  const Json& orders = report["orders"];
  const Json& customers = report["customers"];
  const Json& revenue = report["revenue"];
  out += "\n" +
         messages.Say("cli.headline",
                      {{"as_of", report["as_of"].get<std::string>()},
                       {"customers", Count(customers["total"])},
                       {"returning", Count(customers["returning"])},
                       {"orders", Count(orders["valid"])},
                       {"net", Money(revenue["net_minor"], revenue)},
                       {"currency", revenue["currency"].get<std::string>()}}) +
         "\n";
  out += messages.Say("cli.orders", {{"total", Count(orders["total"])},
                                     {"valid", Count(orders["valid"])},
                                     {"refunded", Count(orders["refunded"])},
                                     {"closed", Count(orders["closed"])},
                                     {"unpaid", Count(orders["unpaid"])}}) +
         "\n";
  out += messages.Say("cli.revenue",
                      {{"gross", Money(revenue["gross_minor"], revenue)},
                       {"refunds", Money(revenue["refunds_minor"], revenue)},
                       {"net", Money(revenue["net_minor"], revenue)}}) +
         "\n";
  Sizes(report["rfm"]["levels"], "level", messages.Say("cli.levels"), revenue,
        messages, out);
  Sizes(report["lifecycle"]["stages"], "stage", messages.Say("cli.stages"),
        revenue, messages, out);
  return out;
}

std::string SummariseDraft(std::string_view draft_json,
                           const Messages& messages) {
  const Json answer = ParseOrderedJson(draft_json);
  const Json& draft = answer["draft"];
  const Json& suppressed = draft["suppressed"];
  std::string out =
      messages.Say("cli.draft", {{"audience", Count(draft["audience"])},
                                 {"treated", Count(draft["treated"])},
                                 {"control", Count(draft["control"])},
                                 {"suppressed", Count(suppressed["total"])}}) +
      "\n";
  for (const auto& [reason, count] : suppressed.items()) {
    if (reason == "total" || count.get<int64_t>() == 0) continue;
    out += "    " +
           messages.Say("cli.set_aside",
                        {{"reason", messages.Say("suppressed." + reason)},
                         {"rows", Count(count)}}) +
           "\n";
  }
  return out;
}

std::string SummariseSegments(std::string_view segments_json,
                              std::string_view report_json,
                              const Messages& messages) {
  const Json answer = ParseOrderedJson(segments_json);
  const Json report = ParseOrderedJson(report_json);
  std::string out;
  for (const Json& segment : answer["segments"]) {
    const Json& name = segment["name"];
    const std::string first = name[messages.Language()].get<std::string>();
    const std::string other =
        name[messages.Language() == "zh" ? "en" : "zh"].get<std::string>();
    out += Padded(segment["id"].get<std::string>(), 24) +
           Padded(Visible(first.empty() ? other : first), 32) +
           PaddedLeft(Count(segment["customers"]), 10) +
           PaddedLeft(Percent(segment["share"]), 10) +
           PaddedLeft(Money(segment["revenue_minor"], report["revenue"]), 18) +
           "\n";
  }
  return out;
}

std::string SummariseRule(const std::string& sentence,
                          std::string_view sizes_json,
                          std::string_view report_json,
                          const Messages& messages) {
  const Json answer = ParseOrderedJson(sizes_json);
  const Json report = ParseOrderedJson(report_json);
  const Json& size = answer["sizes"][0];
  const auto all = answer["customers"].get<double>();
  const Json share =
      all > 0 ? Json(size["customers"].get<double>() / all) : Json(nullptr);
  return messages.Say(
             "cli.segment",
             {{"rule", sentence},
              {"customers", Count(size["customers"])},
              {"share", Percent(share)},
              {"net", Money(size["revenue_minor"], report["revenue"])},
              {"currency", report["revenue"]["currency"].get<std::string>()}}) +
         "\n";
}

std::string SummariseMoves(std::string_view moves_json,
                           const Messages& messages) {
  const Json answer = ParseOrderedJson(moves_json);
  std::string out =
      messages.Say("ui.snapshot.since",
                   {{"before", answer["before"].get<std::string>()},
                    {"after", answer["after"].get<std::string>()}}) +
      "\n";
  for (const Json& move : answer["segments"]) {
    out += "  " + Padded(Visible(move["id"].get<std::string>()), 28) +
           PaddedLeft(Count(move["before"]["customers"]), 10) +
           PaddedLeft(Count(move["after"]["customers"]), 10) + "  " +
           messages.Say("ui.snapshot.moved",
                        {{"entered", Count(move["entered"])},
                         {"newcomers", Count(move["newcomers"])},
                         {"left", Count(move["left"])},
                         {"gone", Count(move["gone"])}}) +
           "\n";
  }
  return out;
}

}  // namespace shuke::cli
