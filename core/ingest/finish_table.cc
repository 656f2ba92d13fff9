#include "core/ingest/finish_table.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <numeric>
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

// What begins and ends nearly every text, and no blank does.
bool MayHaveBlanks(std::string_view text) {
  const auto is_plain = [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return (byte > ' ' && byte < 0x80) || (byte >= 0xE4 && byte <= 0xE9);
  };
  const auto ends_plain = [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte > ' ' && byte != 0x80 && byte != 0x8B && byte != 0xA0 &&
           byte != 0xBF;
  };
  return !text.empty() && (!is_plain(text.front()) || !ends_plain(text.back()));
}

// Whether `text` surely is as Normalise would leave it, by a look at its bytes.
bool SurelyNormal(TextField field, std::string_view text) {
  switch (RuleOf(field)) {
    case 0:
      return !MayHaveBlanks(text);
    case 3:  // 86 and 0086 stand before a number of 11 digits
      return text.size() <= 12 &&
             std::all_of(text.begin(), text.end(),
                         [](char c) { return c >= '0' && c <= '9'; });
    default:
      return false;
  }
}

// Text that needs no decoding, and whose rule does no more than trim it.
bool IsPlain(TextField field, std::string_view raw) {
  return IsAscii(raw) && (RuleOf(field) == 0 || SurelyNormal(field, raw));
}

// Decodes, normalises and interns each string once a rule. New ones are
// gathered and looked up together, or where texts may repeat not at all.
class StringMover {
 public:
  StringMover(const Dictionary& raw, Encoding encoding, bool may_repeat,
              Dictionary& dictionary)
      : raw_(raw),
        encoding_(encoding),
        may_repeat_(may_repeat),
        dictionary_(dictionary),
        moved_(kRules),
        malformed_in_(raw.size(), 0) {}

  // Moves a column. Returns how many malformed bytes its cells hold.
  uint64_t Move(TextField field, table::TextColumn& column) {
    ids_ = &moved_[static_cast<size_t>(RuleOf(field))];
    if (!column.empty() && ids_->empty()) ids_->assign(raw_.size(), kUnset);
    column.ForEachText([&](StringId cell) {
      if ((*ids_)[cell] == kUnset) Want(field, cell);
    });
    Flush();
    uint64_t malformed = 0;
    for (size_t row = 0; any_malformed_ && row < column.size(); ++row)
      malformed += malformed_in_[column[row]];
    if (!column.empty())
      column.Rename([&](StringId cell) { return (*ids_)[cell]; });
    return malformed;
  }

 private:
  static constexpr StringId kUnset = 0xffffffff;
  static constexpr StringId kWanted = 0xfffffffe;
  static constexpr size_t kBatch = 64;

  void Want(TextField field, StringId cell) {
    (*ids_)[cell] = kWanted;
    wanted_[count_] = cell;
    const std::string_view raw = raw_.At(cell);
    if (IsPlain(field, raw)) {
      views_[count_] = TrimBlanks(raw);
    } else {
      uint64_t malformed = 0;
      std::string& text = texts_[count_];
      text.clear();
      AppendUtf8From(raw, encoding_, &text, &malformed);
      malformed_in_[cell] = static_cast<uint32_t>(malformed);
      any_malformed_ |= malformed > 0;
      if (RuleOf(field) == 0) {
        views_[count_] = TrimBlanks(text);
      } else {
        text = Normalise(field, std::move(text));
        views_[count_] = text;
      }
    }
    if (++count_ == kBatch) Flush();
  }

  void Flush() {
    StringId ids[kBatch];
    if (may_repeat_) {
      dictionary_.AppendAll({views_, count_}, {ids, count_});
    } else {
      dictionary_.InternAll({views_, count_}, {ids, count_});
    }
    for (size_t i = 0; i < count_; ++i) (*ids_)[wanted_[i]] = ids[i];
    count_ = 0;
  }

  const Dictionary& raw_;
  const Encoding encoding_;
  const bool may_repeat_;
  Dictionary& dictionary_;
  std::vector<std::vector<StringId>> moved_;  // by rule
  std::vector<uint32_t> malformed_in_;
  bool any_malformed_ = false;
  std::vector<StringId>* ids_ = nullptr;  // of the column in hand
  size_t count_ = 0;
  StringId wanted_[kBatch];
  std::string_view views_[kBatch];
  std::string texts_[kBatch];
};

// Strings that are UTF-8 already become the dictionary as they are, and only
// those that their rule changes are interned anew.
class StringKeeper {
 public:
  StringKeeper(Dictionary raw, Dictionary& dictionary)
      : dictionary_(dictionary), raw_(raw.size()), moved_(kRules) {
    dictionary_ = std::move(raw);
  }

  void Keep(TextField field, table::TextColumn& column) {
    if (column.empty()) return;
    std::vector<StringId>& ids = moved_[static_cast<size_t>(RuleOf(field))];
    if (ids.empty()) ids.assign(raw_, kUnset);
    column.Rename([&](StringId cell) {
      StringId& id = ids[cell];
      if (id == kUnset) id = IdOf(field, cell);
      return id;
    });
  }

  // The same for all columns of the rule that only trims: strings are looked at
  // in the order in which they stand in memory, and columns not at all where
  // none has changed.
  void TrimAll(std::array<table::TextColumn, table::kTextFields>& columns) {
    bool any = false;
    std::vector<StringId> ids;
    for (StringId raw = 0; raw < raw_; ++raw) {
      const StringId id = IdOf(kTrimmed, raw);
      if (id != raw && !any) {
        any = true;
        ids.resize(raw_);
        std::iota(ids.begin(), ids.end(), StringId{0});
      }
      if (any) ids[raw] = id;
    }
    if (!any) return;
    for (size_t field = 0; field < columns.size(); ++field) {
      if (RuleOf(static_cast<TextField>(field)) != 0) continue;
      columns[field].Rename([&](StringId cell) { return ids[cell]; });
    }
  }

 private:
  static constexpr StringId kUnset = 0xffffffff;
  static constexpr TextField kTrimmed = TextField::kProduct;  // one of many

  StringId IdOf(TextField field, StringId cell) {
    const std::string_view raw = dictionary_.At(cell);
    if (SurelyNormal(field, raw)) return cell;
    const std::string text = Normalise(field, std::string(raw));
    return text == raw ? cell : dictionary_.Intern(text);
  }

  Dictionary& dictionary_;
  const StringId raw_;                        // so many strings there were
  std::vector<std::vector<StringId>> moved_;  // by rule
};

// Whether each of `strings` is well-formed UTF-8: all of them together are, and
// none begins in the midst of a character.
bool AreUtf8(const table::Strings& strings) {
  if (!IsValidUtf8({strings.arena.data(), strings.arena.size()})) return false;
  for (StringId id = 0; id < strings.size(); ++id) {
    const std::string_view text = strings.At(id);
    if (!text.empty() &&
        (static_cast<unsigned char>(text.front()) & 0xC0) == 0x80) {
      return false;
    }
  }
  return true;
}

void KeepStrings(RowReader& rows, Dictionary& dictionary) {
  StringKeeper keeper(rows.TakeDictionary(), dictionary);
  auto& columns = rows.lines().text;
  for (size_t field = 0; field < columns.size(); ++field) {
    if (RuleOf(static_cast<TextField>(field)) != 0)
      keeper.Keep(static_cast<TextField>(field), columns[field]);
  }
  keeper.TrimAll(columns);
}

void MoveStrings(RowReader& rows, Encoding encoding, Dictionary& dictionary,
                 FileLedger& ledger) {
  StringMover mover(rows.dictionary(), encoding, rows.texts_may_repeat(),
                    dictionary);
  table::OrderLines& lines = rows.lines();
  for (size_t field = 0; field < table::kTextFields; ++field) {
    ledger.malformed_bytes +=
        mover.Move(static_cast<TextField>(field), lines.text[field]);
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
  FileOutcome out = JudgeTable(rows, options, ledger);
  if (out.outcome == Outcome::kUsed) {
    FinishTexts(rows, encoding, dictionary, ledger);
    out.lines = std::move(rows.lines());
  }
  return out;
}

void FinishTexts(RowReader& rows, Encoding encoding, Dictionary& dictionary,
                 FileLedger& ledger) {
  const table::Strings& raw = rows.dictionary().strings();
  const bool nothing_yet = dictionary.size() == 1;  // but the empty text
  if (nothing_yet && encoding == Encoding::kUtf8 && AreUtf8(raw)) {
    KeepStrings(rows, dictionary);
  } else {
    MoveStrings(rows, encoding, dictionary, ledger);
  }
  ledger.buyer_rows += CountBuyers(rows.lines());
}

FileOutcome JudgeTable(const RowReader& rows, const ReadOptions& options,
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
    out.outcome = Outcome::kUsed;
    if (ledger.RowsUsed() == 0) {
      ledger.error = Error{"no_usable_rows", {}};
      out.outcome = Outcome::kFailed;
    }
  }
  return out;
}

}  // namespace shuke::ingest
