// Process figures: what the sending platform says became of the messages.
//
// A table of comma- or tab-separated text with a header, one row a batch or one
// row a recipient. Columns are known by these headers, any others are left
// alone:
//   sent 发送 发送数 · delivered 送达 送达数 · bounced 退回 失败 退信 · opened
//   打开 打开数 clicked 点击 点击数 · unsubscribed 退订 · complained 投诉
// Numbers are added up; a recipient's yes (是, yes, true, y) counts 1, a no or
// nothing 0.
#ifndef SHUKE_CAMPAIGN_PROCESS_H_
#define SHUKE_CAMPAIGN_PROCESS_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "core/base/result.h"

namespace shuke::campaign {

enum class ProcessStep : uint8_t {
  kSent,
  kDelivered,
  kBounced,
  kOpened,
  kClicked,
  kUnsubscribed,
  kComplained,
};
inline constexpr size_t kProcessSteps = 7;
// ProcessStep -> its code in JSON and message keys ("process.sent").
inline constexpr std::array<std::string_view, kProcessSteps> kProcessCodes = {
    "sent",    "delivered",    "bounced",   "opened",
    "clicked", "unsubscribed", "complained"};

struct ProcessFigures {
  std::array<std::optional<int64_t>, kProcessSteps> count;  // none: no column

  std::optional<int64_t> Of(ProcessStep step) const {
    return count[static_cast<size_t>(step)];
  }
};

// Of what was delivered, else of what was sent; of what was sent for delivered
// and bounced. Each is nothing where a figure is missing or the whole is 0.
struct ProcessRates {
  std::array<std::optional<double>, kProcessSteps> rate;  // none for sent
  std::optional<double> response;  // customers who placed an order
  std::optional<double> purchase;  // customers who paid one
};

// Fails with "process_no_columns" {known} if no header is known, and
// "process_bad_number" {line, column, value}.
Result<ProcessFigures> ParseProcess(std::string_view text);

ProcessRates RatesOf(const ProcessFigures& figures, int64_t responders,
                     int64_t buyers);

}  // namespace shuke::campaign

#endif  // SHUKE_CAMPAIGN_PROCESS_H_
