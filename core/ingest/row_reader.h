// RowReader: the records of one file become typed columns, or are set aside
// with a reason.
//
// Text is interned as raw bytes in the file's own encoding; FileReader decodes
// each distinct string once at the end. Money, dates and status words are read
// at once, so a cell of them that is not ASCII is decoded with the encoding
// guessed so far (DecodedByGuess says whether that happened).
#ifndef SHUKE_INGEST_ROW_READER_H_
#define SHUKE_INGEST_ROW_READER_H_

#include <array>
#include <cstdint>
#include <deque>
#include <functional>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "core/base/hash.h"
#include "core/base/money.h"
#include "core/ingest/address_book.h"
#include "core/ingest/column_texts.h"
#include "core/ingest/dates.h"
#include "core/ingest/decimal_column.h"
#include "core/ingest/ingest_policy.h"
#include "core/ingest/layout.h"
#include "core/ingest/ledger.h"
#include "core/ingest/record_scanner.h"
#include "core/ingest/row_findings.h"
#include "core/ingest/set_aside_rows.h"
#include "core/table/dictionary.h"
#include "core/table/order_lines.h"

namespace shuke::ingest {

class RowReader {
 public:
  // `layout`, `policy` and `addresses` must outlive the reader; `ledger`
  // receives counts and samples. `addresses` are those of the file.
  RowReader(const Layout& layout, const ReadOptions& options,
            const IngestPolicy& policy, AddressBook& addresses,
            FileLedger* ledger);

  // With a `listing`, rows are only judged: lines() stays empty, and those that
  // are set aside go there. It must outlive the reader.
  void ListInto(SetAsideRows* listing) { listing_ = listing; }
  // Texts of columns that seldom repeat themselves are no longer looked up:
  // equal ones may stand in dictionary() more than once.
  void LetTextsRepeat() { texts_may_repeat_ = true; }
  bool texts_may_repeat() const { return texts_may_repeat_; }
  // The texts of the row are looked up later, together with those of other
  // rows: its fields must live until Flush(), and nothing else of the reader is
  // to be asked before.
  void Read(const Record& record);
  void Flush();

  // What was found so far beyond lines() and the ledger.
  RowFindings Findings() const;
  // Takes up what a reader of the same layout found in the rows that follow
  // those read so far. False if it read some of them otherwise than this reader
  // would have, which knows the rows before: the file must then be read whole.
  bool GoOnWith(const RowFindings& next);

  table::OrderLines& lines() { return lines_; }
  table::Dictionary& dictionary() { return dictionary_; }
  const table::Dictionary& dictionary() const { return dictionary_; }
  // Gives it away; nothing can be read after that.
  table::Dictionary TakeDictionary() { return std::move(dictionary_); }
  bool DecodedByGuess() const { return decoded_by_guess_; }

  // The order of day and month that the date columns of the file show. A
  // column that does not tell follows the others, else the profile;
  // `undecidable` when these do not tell either, or when columns disagree.
  struct DateVerdict {
    DayOrder order = DayOrder::kUnknown;
    bool undecidable = false;
    bool reread = false;  // some cell was read against `order`
  };
  DateVerdict DecideDates() const;

  // The decimal mark that the columns of numbers show; one that does not tell
  // follows the others, else it is a point.
  struct DecimalVerdict {
    std::map<std::string, DecimalMark> marks;  // by role
    bool reread = false;  // some cell was read against its column's mark
  };
  DecimalVerdict DecideDecimals() const;

 private:
  static constexpr uint32_t kDerived = 0xffffffff;
  struct Column {
    uint32_t index;  // kDerived: worked out from other cells
    uint8_t field;   // TextField, TimeField or MoneyField
    bool is_id;  // numbers written by a spreadsheet lose ".0"; damage is looked
                 // for
    ColumnTexts texts = {};
  };

  // What was found out of texts of the file, by these.
  template <typename Value>
  using ByText =
      std::unordered_map<std::string, Value, TextHash, std::equal_to<>>;

  // A status word, and where its rows are counted; null: nowhere.
  struct StatusWord {
    table::OrderState state = table::OrderState::kUnknown;
    uint64_t* own_rows = nullptr;
    uint64_t* unknown_rows = nullptr;
    uint64_t rows = 0;
  };

  // The cell of a column of numbers, without guards.
  struct NumberCell {
    std::string_view raw;
    bool is_plain = false;  // and then it says:
    PlainNumber plain;
  };

  std::string_view Cell(const Record& record, uint32_t index) const;
  std::string_view Utf8(std::string_view raw, std::string& scratch);
  std::optional<Reason> Judge(const Record& record, std::string_view& order_id);
  bool ReadTimes(const Record& record, Reason& reason);
  bool ReadAmounts(const Record& record, std::string_view order_id,
                   Reason& reason);
  bool ReadAdjusted(const Record& record);
  void ReadCurrency(const Record& record, std::string_view order_id);
  void SeeNumber(const Record& record, uint32_t index, size_t decimal,
                 NumberCell& cell);
  ParsedDecimal DecimalOfCell(const NumberCell& cell, size_t decimal,
                              std::string& scratch);
  bool ReadMoney(const ParsedDecimal& quantity);
  void NameCurrency(std::string_view iso);
  bool ReadUsualPrice(const NumberCell& cell, const ParsedDecimal& quantity);
  bool ReadUnitPrice(const ParsedDecimal& price, const ParsedDecimal& quantity);
  table::OrderState ReadState(const Record& record);
  table::OrderState StateOfWord(std::string_view raw);
  StatusWord& KnowWord(std::string_view raw);
  table::OrderState CountWord(std::string_view raw, uint64_t rows);
  bool HoldsPart(std::string_view raw, const std::vector<std::string>& parts,
                 ByText<bool>& seen);
  void Keep(const Record& record, std::string_view order_id);
  void KeepTexts(const Record& record, std::string_view order_id);
  void KeepAddress(std::string_view raw);
  void FlushAddresses();
  [[gnu::always_inline]] void KeepText(Column& column, std::string_view text) {
    column.texts.Add(text, lines_.size());
  }
  const std::string& Own(std::string text);
  bool AnyGiftWords(const Record& record);
  std::string NumberOfRow(const Record& record);
  void SetAside(const Record& record, Reason reason);

  const Layout& layout_;
  const IngestPolicy& policy_;
  AddressBook& addresses_;
  FileLedger* ledger_;
  SetAsideRows* listing_ = nullptr;
  table::Dictionary dictionary_;
  bool texts_may_repeat_ = false;
  table::OrderLines lines_;
  std::vector<Column> text_columns_;
  // What the address says where no column of its own does: its first two parts.
  std::vector<Column> address_parts_;
  Column row_number_, row_currency_, closing_reason_;  // as far as derived
  std::vector<Column> time_columns_;
  std::vector<DateColumn> dates_;  // as time_columns_
  std::vector<Column> money_columns_;
  // By role: of money_columns_ (but for a derived one), then of quantity and
  // adjusted amount, as far as there are such columns.
  std::vector<std::pair<std::string_view, DecimalColumn>> decimals_;
  size_t quantity_decimal_ = 0, adjusted_decimal_ = 0;
  int order_id_ = -1, quantity_ = -1, status_ = -1, close_reason_ = -1,
      address_ = -1;
  int unit_price_ = -1, currency_ = -1, adjusted_ = -1;
  int refund_status_ = -1, clock_ = -1;
  bool line_level_ = false;
  int minor_digits_ = 2;
  std::string currency_cell_;  // the last currency cell, and its digits
  int currency_cell_digits_ = 2;
  // Later lines of an order may leave its currency out: the order of the last
  // row that had one.
  std::string currency_order_;
  bool named_currency_ = false;  // a currency cell has said something
  bool blank_currency_first_ = false, other_minor_units_ = false;
  bool decoded_by_guess_ = false;
  // Where rows are orders: how often each has been there, by its hash.
  std::unordered_map<uint64_t, uint32_t> row_orders_;
  std::string last_order_id_;  // where later lines of an order leave it out
  bool all_rows_full_ = true;  // no row so far had fewer cells than the header
  bool cut_off_ = false;       // the last row had, and no line end

  size_t rows_flushed_ = 0;  // so many of lines_
  // Addresses since the last Flush() that do not repeat the row before, the
  // rows where they begin, and what they tell.
  std::vector<std::string_view> addresses_of_rows_;
  std::vector<uint32_t> address_rows_;
  std::vector<AddressTraits> address_traits_;
  std::deque<std::string> owned_;  // texts since then that stand in no field
  std::array<LocalTime, table::kTimeFields> times_;
  std::array<table::Minor, table::kMoneyFields> amounts_;
  std::vector<NumberCell> money_cells_;  // as money_columns_
  int32_t row_quantity_ = 1;
  bool has_currency_cell_ = false;
  std::string_view
      currency_named_;      // by an amount of a row without such a cell
  bool free_item_ = false;  // the unit price is exactly zero
  ByText<StatusWord> status_words_;  // by raw word
  // Where an equal one was last, by its ends.
  std::array<std::pair<const std::string, StatusWord>*, 16> last_status_{};
  std::vector<const std::pair<const std::string, StatusWord>*> words_seen_;
  ByText<bool> refund_words_;         // raw refund status
  ByText<bool> refund_reasons_;       // raw reason -> means a refund
  std::vector<uint32_t> remarks_;     // columns to look through
  bool reason_from_closing_ = false;  // no other column gives one
};

}  // namespace shuke::ingest

#endif  // SHUKE_INGEST_ROW_READER_H_
