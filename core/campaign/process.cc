#include "core/campaign/process.h"

#include <algorithm>
#include <string>
#include <vector>

#include "core/base/ascii.h"
#include "core/base/money.h"
#include "core/base/utf8.h"

namespace shuke::campaign {
namespace {

struct Header {
  std::string_view text;
  ProcessStep step;
};
constexpr Header kHeaders[] = {
    {"sent", ProcessStep::kSent},
    {"发送", ProcessStep::kSent},
    {"发送数", ProcessStep::kSent},
    {"delivered", ProcessStep::kDelivered},
    {"送达", ProcessStep::kDelivered},
    {"送达数", ProcessStep::kDelivered},
    {"bounced", ProcessStep::kBounced},
    {"退回", ProcessStep::kBounced},
    {"失败", ProcessStep::kBounced},
    {"退信", ProcessStep::kBounced},
    {"opened", ProcessStep::kOpened},
    {"打开", ProcessStep::kOpened},
    {"打开数", ProcessStep::kOpened},
    {"clicked", ProcessStep::kClicked},
    {"点击", ProcessStep::kClicked},
    {"点击数", ProcessStep::kClicked},
    {"unsubscribed", ProcessStep::kUnsubscribed},
    {"退订", ProcessStep::kUnsubscribed},
    {"complained", ProcessStep::kComplained},
    {"投诉", ProcessStep::kComplained},
};

// The next record of quoted or bare fields, as RFC 4180 has it.
std::vector<std::string> NextRecord(std::string_view text, char delimiter,
                                    size_t& at) {
  std::vector<std::string> fields(1);
  bool quoted = false;
  for (; at < text.size(); ++at) {
    const char c = text[at];
    if (quoted) {
      if (c != '"') {
        fields.back() += c;
      } else if (at + 1 < text.size() && text[at + 1] == '"') {
        fields.back() += c;
        ++at;
      } else {
        quoted = false;
      }
    } else if (c == '"' && fields.back().empty()) {
      quoted = true;
    } else if (c == delimiter) {
      fields.emplace_back();
    } else if (c == '\n') {
      ++at;
      break;
    } else if (c != '\r') {
      fields.back() += c;
    }
  }
  return fields;
}

// What a cell counts; nothing if it is neither a count nor a yes or no.
std::optional<int64_t> CountOf(std::string_view cell) {
  const std::string word = LowerAscii(TrimBlanks(cell));
  if (word.empty() || word == "否" || word == "no" || word == "n" ||
      word == "false") {
    return 0;
  }
  if (word == "是" || word == "yes" || word == "y" || word == "true") return 1;
  const ParsedDecimal number = ParseDecimal(word);
  if (!number.ok() || number.value.scale != 0 || number.value.units < 0 ||
      number.value.units > kMaxMinor) {
    return std::nullopt;
  }
  return number.value.units;
}

std::string KnownHeaders() {
  std::string known;
  for (const Header& header : kHeaders) {
    if (!known.empty()) known += ", ";
    known += header.text;
  }
  return known;
}

}  // namespace

Result<ProcessFigures> ParseProcess(std::string_view text) {
  constexpr std::string_view kBom = "\xEF\xBB\xBF";
  if (text.substr(0, kBom.size()) == kBom) text.remove_prefix(kBom.size());
  const std::string_view first = text.substr(0, text.find('\n'));
  const char delimiter =
      first.find('\t') != std::string_view::npos ? '\t' : ',';
  size_t at = 0;
  const std::vector<std::string> names = NextRecord(text, delimiter, at);
  std::vector<std::optional<size_t>> step_of(names.size());
  ProcessFigures figures;
  for (size_t i = 0; i < names.size(); ++i) {
    const std::string name = LowerAscii(TrimBlanks(names[i]));
    for (const Header& header : kHeaders) {
      const auto step = static_cast<size_t>(header.step);
      if (header.text != name || figures.count[step]) continue;
      step_of[i] = step;
      figures.count[step] = 0;
    }
  }
  if (std::none_of(step_of.begin(), step_of.end(),
                   [](const auto& step) { return step.has_value(); })) {
    return Error{"process_no_columns", {{"known", KnownHeaders()}}};
  }
  for (int line = 2; at < text.size(); ++line) {
    const std::vector<std::string> cells = NextRecord(text, delimiter, at);
    for (size_t i = 0; i < std::min(cells.size(), names.size()); ++i) {
      if (!step_of[i]) continue;
      const std::optional<int64_t> count = CountOf(cells[i]);
      if (!count) {
        return Error{"process_bad_number",
                     {{"line", std::to_string(line)},
                      {"column", names[i]},
                      {"value", cells[i]}}};
      }
      *figures.count[*step_of[i]] += *count;
    }
  }
  return figures;
}

ProcessRates RatesOf(const ProcessFigures& figures, int64_t responders,
                     int64_t buyers) {
  const std::optional<int64_t> sent = figures.Of(ProcessStep::kSent);
  const std::optional<int64_t> delivered = figures.Of(ProcessStep::kDelivered);
  const std::optional<int64_t> arrived = delivered ? delivered : sent;
  const auto of = [](const std::optional<int64_t>& part,
                     const std::optional<int64_t>& whole) {
    std::optional<double> rate;
    if (part && whole && *whole > 0)
      rate = static_cast<double>(*part) / static_cast<double>(*whole);
    return rate;
  };
  ProcessRates rates;
  for (size_t i = 1; i < kProcessSteps; ++i) {
    const auto step = static_cast<ProcessStep>(i);
    const bool of_sent =
        step == ProcessStep::kDelivered || step == ProcessStep::kBounced;
    rates.rate[i] = of(figures.count[i], of_sent ? sent : arrived);
  }
  rates.response = of(responders, arrived);
  rates.purchase = of(buyers, arrived);
  return rates;
}

}  // namespace shuke::campaign
