#include "core/ingest/finish_table.h"

#include <algorithm>
#include <iterator>
#include <string>
#include <utility>
#include <vector>

#include "core/base/utf8.h"
#include "core/ingest/normalise.h"

namespace shuke::ingest {
namespace {

using table::Dictionary;
using table::StringId;
using table::TextField;

std::string Normalise(TextField field, std::string text) {
  switch (field) {
    case TextField::kProvince:
      return NormaliseProvince(text);
    case TextField::kCity:
      return NormaliseCity(text);
    case TextField::kPhone:
    case TextField::kRecipientPhone:
      return NormalisePhone(text);
    case TextField::kEmail:
      return NormaliseEmail(text);
    case TextField::kCurrency:
      return NormaliseCurrency(text);
    default:
      return std::string(TrimBlanks(text));
  }
}

// Which fields share a spelling rule: strings are normalised once a rule, not
// once a field.
int RuleOf(TextField field) {
  switch (field) {
    case TextField::kProvince:
      return 1;
    case TextField::kCity:
      return 2;
    case TextField::kPhone:
    case TextField::kRecipientPhone:
      return 3;
    case TextField::kEmail:
      return 4;
    case TextField::kCurrency:
      return 5;
    default:
      return 0;
  }
}
constexpr int kRules = 6;

// Decodes, normalises and interns each distinct string once a rule.
void MoveStrings(RowReader& rows, Encoding encoding, Dictionary& dictionary,
                 FileLedger& ledger) {
  const Dictionary& raw = rows.dictionary();
  constexpr StringId kUnset = 0xffffffff;
  std::vector<std::vector<StringId>> moved(kRules);
  std::vector<uint32_t> malformed_in(raw.size(), 0);
  table::OrderLines& lines = rows.lines();
  for (size_t field = 0; field < table::kTextFields; ++field) {
    const auto text_field = static_cast<TextField>(field);
    std::vector<StringId>& ids = moved[static_cast<size_t>(RuleOf(text_field))];
    if (!lines.text[field].empty() && ids.empty())
      ids.assign(raw.size(), kUnset);
    for (StringId& cell : lines.text[field]) {
      if (ids[cell] == kUnset) {
        uint64_t malformed = 0;
        std::string text = DecodeToUtf8(raw.At(cell), encoding, &malformed);
        malformed_in[cell] = static_cast<uint32_t>(malformed);
        ids[cell] = dictionary.Intern(Normalise(text_field, std::move(text)));
      }
      ledger.malformed_bytes += malformed_in[cell];
      cell = ids[cell];
    }
  }
}

// How many rows bear something to know their buyer by, a recipient's number
// included, which stands in where there is nothing else.
uint64_t CountBuyers(const table::OrderLines& lines) {
  constexpr TextField kKeys[] = {
      TextField::kMemberId, TextField::kNick,  TextField::kAlipay,
      TextField::kEmail,    TextField::kPhone, TextField::kRecipientPhone};
  uint64_t rows = 0;
  for (size_t row = 0; row < lines.size(); ++row) {
    rows += std::any_of(std::begin(kKeys), std::end(kKeys), [&](TextField key) {
      return lines.Text(key, row) != table::kEmptyString;
    });
  }
  return rows;
}

}  // namespace

FileOutcome FinishTable(RowReader& rows, const ReadOptions& options,
                        Encoding encoding, Dictionary& dictionary,
                        FileLedger& ledger) {
  FileOutcome out;
  out.options = options;
  const bool decided = options.date_order != DayOrder::kUnknown;
  const RowReader::DateVerdict dates = rows.DecideDates();
  const RowReader::DecimalVerdict decimals = rows.DecideDecimals();
  if ((dates.reread && !decided) || decimals.reread) {
    out.outcome = Outcome::kReread;
    if (dates.reread && !decided) out.options.date_order = dates.order;
    if (decimals.reread) out.options.decimal = decimals.marks;
  } else if (dates.undecidable && !decided) {
    out.outcome = Outcome::kNeedsChoice;
    ledger.error = Error{"undecidable_date_order", {}};
    // Not a row was used, and none was set aside for good.
    ledger.rows_read = 0;
    ledger.set_aside = {};
    ledger.samples.clear();
  } else if (ledger.rows_read == 0) {
    ledger.error = Error{"header_only", {}};
  } else {
    ledger.decimal = decimals.marks;
    MoveStrings(rows, encoding, dictionary, ledger);
    ledger.buyer_rows = CountBuyers(rows.lines());
    out.lines = std::move(rows.lines());
    out.outcome = Outcome::kUsed;
    if (out.lines.size() == 0) {
      ledger.error = Error{"no_usable_rows", {}};
      out.outcome = Outcome::kFailed;
    }
  }
  return out;
}

}  // namespace shuke::ingest
