// A reason has so few places that each line is put where it belongs among them.
#include "core/ingest/late_rows.h"

#include <algorithm>
#include <map>
#include <string_view>

#include "core/base/date.h"
#include "core/base/money.h"
#include "core/ingest/role.h"

namespace shuke::ingest {
namespace {

using table::kEmptyString;
using table::MoneyField;
using table::TextField;
using table::TimeField;

constexpr size_t kMostBytes = 400;

}  // namespace

void FirstLines::Add(Reason reason, uint32_t line) {
  Few& few = few_[static_cast<size_t>(reason)];
  uint32_t place = few.count;
  while (place > 0 && few.line[place - 1] > line) --place;
  if (place == kShownPerReason) return;
  few.count = std::min<uint32_t>(few.count + 1, kShownPerReason);
  for (uint32_t i = few.count - 1; i > place; --i)
    few.line[i] = few.line[i - 1];
  few.line[place] = line;
}

std::span<const uint32_t> FirstLines::Of(Reason reason) const {
  const Few& few = few_[static_cast<size_t>(reason)];
  return {few.line.data(), few.count};
}

std::string KeptText(const table::OrderLines& lines, uint32_t line,
                     const Layout& layout,
                     const table::Dictionary& dictionary) {
  const table::StringId named = lines.Text(TextField::kCurrency, line);
  const int digits = MinorDigits(
      named == kEmptyString ? layout.profile->currency : dictionary.At(named));
  std::map<uint32_t, const Role*> roles;
  for (const auto& [name, column] : layout.columns)
    roles[column] = FindRole(name);
  std::string text;
  for (const auto& [column, role] : roles) {
    std::string cell;
    if (role->kind == RoleKind::kText) {
      cell =
          dictionary.At(lines.Text(static_cast<TextField>(role->field), line));
    } else if (role->kind == RoleKind::kTime) {
      const LocalTime time =
          lines.Time(static_cast<TimeField>(role->field), line);
      if (time != kNoTime) cell = FormatTime(time);
    } else if (role->kind == RoleKind::kMoney) {
      const table::Minor amount =
          lines.Money(static_cast<MoneyField>(role->field), line);
      if (amount != table::kNoMoney) cell = FormatMinor(amount, digits);
    } else if (role->kind == RoleKind::kQuantity) {
      if (!lines.quantity.empty()) cell = std::to_string(lines.quantity[line]);
    } else {
      continue;  // not kept
    }
    if (text.size() + cell.size() > kMostBytes) break;
    if (!text.empty()) text += ',';
    text += cell;
  }
  return text;
}

void AddSamples(const FirstLines& first, const table::OrderLines& lines,
                const Layout& layout, const table::Dictionary& dictionary,
                FileLedger& ledger) {
  for (size_t i = 0; i < kReasons; ++i) {
    const auto reason = static_cast<Reason>(i);
    // A reason that reading finds as well has samples from the file itself.
    const auto shown = static_cast<size_t>(std::count_if(
        ledger.samples.begin(), ledger.samples.end(),
        [&](const SetAsideRow& s) { return s.reason == reason; }));
    const auto more = first.Of(reason);
    for (size_t at = 0; at < more.size() && shown + at < kShownPerReason; ++at)
      ledger.samples.push_back({reason, lines.row[more[at]],
                                KeptText(lines, more[at], layout, dictionary)});
  }
}

}  // namespace shuke::ingest
