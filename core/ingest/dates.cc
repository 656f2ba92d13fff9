// Nearly every cell is "2017-07-08 00:42:32": 19 bytes at fixed places, read
// without any scanning, and its day is usually that of the cell before it. All
// other shapes go through one left-to-right parser over ASCII text, after
// full-width forms and the Chinese words of a date have been turned into ASCII:
//
//   2017年7月8日 下午3:05  ->  2017-7-8  3:05 pm
//
//   date  = month-word day year | day month-word year | number run
//   clock = H:MM[:SS[.fff]] [am|pm] [zone]
#include "core/ingest/dates.h"

#include <cstddef>
#include <cstring>
#include <optional>
#include <string>

#include "core/base/same_bytes.h"
#include "core/base/utf8.h"

namespace shuke::ingest {
namespace {

constexpr int kSecondsPerDay = 86400;
constexpr Day kEpochDay = 0;  // 1970-01-01
// Serial 25569 is 1970-01-01 when serials count from 1900.
constexpr int kSerialOfEpoch1900 = 25569;
constexpr int kSerialOfEpoch1904 = 24107;

bool IsDigit(char c) { return c >= '0' && c <= '9'; }
bool IsLetter(char c) { return c >= 'a' && c <= 'z'; }  // text is folded

// Two digits at `p`, or a value above 99 * 10.
unsigned TwoDigits(const char* p) {
  const unsigned tens = static_cast<unsigned char>(p[0]) - '0';
  const unsigned ones = static_cast<unsigned char>(p[1]) - '0';
  return tens > 9 || ones > 9 ? 1000 : tens * 10 + ones;
}

// "HH:MM:SS" at `p` as seconds of the day, or -1.
int FixedClock(const char* p) {
  const unsigned h = TwoDigits(p), m = TwoDigits(p + 3), s = TwoDigits(p + 6);
  if (p[2] != ':' || p[5] != ':' || h > 23 || m > 59 || s > 59) return -1;
  return static_cast<int>(h * 3600 + m * 60 + s);
}

// "YYYY-MM-DD" or with slashes at `p` as its midnight, kNoTime if it is no such
// day.
LocalTime FixedMidnight(const char* p) {
  if (p[4] != p[7] || (p[4] != '-' && p[4] != '/')) return kNoTime;
  const unsigned century = TwoDigits(p), year = TwoDigits(p + 2);
  const unsigned month = TwoDigits(p + 5), day = TwoDigits(p + 8);
  if (century > 99 || year > 99) return kNoTime;
  const auto found =
      DayFromCivil({static_cast<int>(century * 100 + year), month, day});
  if (!found || *found == kEpochDay) return kNoTime;
  return TimeFromDay(*found, 0).value_or(kNoTime);
}

struct Zone {
  std::string_view name;
  int minutes;
};
// The abbreviations that Western platforms write. CST is left out: in a shop's
// export it may be either side of the Pacific.
constexpr Zone kZones[] = {
    {"z", 0},      {"utc", 0},    {"gmt", 0},    {"est", -300}, {"edt", -240},
    {"cdt", -300}, {"mst", -420}, {"mdt", -360}, {"pst", -480}, {"pdt", -420},
    {"cet", 60},   {"cest", 120}, {"jst", 540},  {"hkt", 480},
};

constexpr std::string_view kMonths = "janfebmaraprmayjunjulaugsepoctnovdec";
constexpr std::string_view kMonthNames[] = {
    "january", "february", "march",     "april",   "may",      "june",
    "july",    "august",   "september", "october", "november", "december"};
constexpr std::string_view kWeekdays[] = {"monday",   "tuesday", "wednesday",
                                          "thursday", "friday",  "saturday",
                                          "sunday"};

// 1..12 for a month's name or its first three letters (or "sept"), else 0.
int MonthOfWord(std::string_view word) {
  if (word.size() < 3) return 0;
  for (size_t i = 0; i < 12; ++i) {
    if (word.substr(0, 3) != kMonths.substr(i * 3, 3)) continue;
    const bool known =
        word.size() == 3 || word == kMonthNames[i] || word == "sept";
    return known ? static_cast<int>(i) + 1 : 0;
  }
  return 0;
}

bool IsWeekday(std::string_view word) {
  if (word.size() < 3) return false;
  for (const std::string_view name : kWeekdays) {
    if (name.starts_with(word)) return true;
  }
  return false;
}

struct Replacement {
  std::string_view from, to;
};
constexpr Replacement kWords[] = {
    {"年", "-"},   {"月", "-"},    {"日", " "},   {"号", " "},   {"時", ":"},
    {"时", ":"},   {"點", ":"},    {"点", ":"},   {"分", ":"},   {"秒", " "},
    {"上午", "A"}, {"凌晨", "A"},  {"早上", "A"}, {"中午", "P"}, {"下午", "P"},
    {"晚上", "P"}, {"星期", " W"}, {"周", " W"},  {"–", "-"},    {"—", "-"},
};

// The cell as trimmed lower-case ASCII, or nothing if other characters remain.
std::optional<std::string> ToAscii(std::string_view text) {
  std::string out;
  if (IsAscii(text)) {
    out = TrimBlanks(text);
  } else {
    const std::string folded = FoldWidth(TrimBlanks(text));
    bool am = false, pm = false;
    for (size_t pos = 0; pos < folded.size();) {
      const std::string_view rest = std::string_view(folded).substr(pos);
      if (static_cast<unsigned char>(rest[0]) < 0x80) {
        out.push_back(rest[0]);
        ++pos;
        continue;
      }
      const Replacement* found = nullptr;
      for (const Replacement& word : kWords) {
        if (rest.starts_with(word.from)) {
          found = &word;
          break;
        }
      }
      if (found == nullptr) return std::nullopt;
      pos += found->from.size();
      if (found->to == "A") {
        am = true;
        out.push_back(' ');
      } else if (found->to == "P") {
        pm = true;
        out.push_back(' ');
      } else if (found->to == " W") {
        // 星期六, 周日: the day's own character follows.
        out.push_back(' ');
        if (pos < folded.size()) NextCodePoint(folded, pos);
      } else {
        out += found->to;
      }
    }
    // "3时" and "3时5分" leave a colon at the end.
    while (!out.empty() && (out.back() == ' ' || out.back() == ':')) {
      const bool colon = out.back() == ':';
      out.pop_back();
      if (colon && out.find(':') == std::string::npos) out += ":00";
      if (colon) break;
    }
    if (am && pm) return std::nullopt;
    if (am) out += " am";
    if (pm) out += " pm";
  }
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return out;
}

// What a cell says, before the order of day and month is decided.
struct Fields {
  enum class Shape { kYearMonthDay, kEitherOrder, kSerial, kBlank };
  Shape shape = Shape::kYearMonthDay;
  int year = 0;
  unsigned first = 0, second = 0;  // month and day, or as written
  Day serial_day = 0;              // days since 1970-01-01
  bool has_clock = false;
  int seconds = 0;  // may be negative or beyond a day, once a zone is applied
};

class Parser {
 public:
  Parser(std::string_view text, const DateOptions& options)
      : text_(text), options_(options) {}

  std::optional<Fields> Run() {
    if (options_.serials && Serial()) return fields_;
    if (!Date()) return std::nullopt;
    const size_t end_of_date = pos_;
    SkipAny(" ,");
    if (Peek() == 't' && pos_ == end_of_date) ++pos_;
    if (pos_ < text_.size() && !Clock()) return std::nullopt;
    if (pos_ != text_.size()) return std::nullopt;
    return fields_;
  }

 private:
  char Peek() const { return pos_ < text_.size() ? text_[pos_] : '\0'; }
  void SkipAny(std::string_view characters) {
    while (pos_ < text_.size() &&
           characters.find(text_[pos_]) != std::string_view::npos) {
      ++pos_;
    }
  }
  std::string_view Digits() {
    const size_t from = pos_;
    while (IsDigit(Peek())) ++pos_;
    return text_.substr(from, pos_ - from);
  }
  std::string_view Letters() {
    const size_t from = pos_;
    while (IsLetter(Peek())) ++pos_;
    return text_.substr(from, pos_ - from);
  }
  static int Value(std::string_view digits) {
    int value = 0;
    for (const char c : digits) value = value * 10 + (c - '0');
    return value;
  }

  // One separator of a date; blanks around it are tolerated.
  char Separator() {
    SkipAny(" ");
    const char c = Peek();
    if (c != '-' && c != '/' && c != '.') return '\0';
    ++pos_;
    SkipAny(" ");
    return c;
  }

  // The digits of a year: four, or two by POSIX's rule.
  bool Year(std::string_view digits) {
    if (digits.size() == 4) {
      fields_.year = Value(digits);
      return true;
    }
    if (digits.size() != 2) return false;
    const int year = Value(digits);
    fields_.year = year <= 68 ? 2000 + year : 1900 + year;
    return true;
  }

  bool SmallNumber(std::string_view digits, unsigned& out) {
    if (digits.empty() || digits.size() > 2) return false;
    out = static_cast<unsigned>(Value(digits));
    return true;
  }

  // "42934" or "42934.4625": at most six digits before the point.
  bool Serial() {
    const std::string_view whole = Digits();
    std::string_view fraction;
    if (Peek() == '.') {
      ++pos_;
      fraction = Digits();
    }
    const bool is_serial =
        pos_ == text_.size() && !whole.empty() && whole.size() <= 6;
    pos_ = 0;
    if (!is_serial) return false;
    const int serial = Value(whole);
    fields_.shape =
        serial == 0 ? Fields::Shape::kBlank : Fields::Shape::kSerial;
    fields_.serial_day =
        serial -
        (options_.serials_from_1904 ? kSerialOfEpoch1904 : kSerialOfEpoch1900);
    // Nine digits resolve 0.0001 s; the product stays below 10^14.
    int64_t billionths = 0, unit = 1'000'000'000;
    for (const char c : fraction.substr(0, 9)) {
      unit /= 10;
      billionths += (c - '0') * unit;
    }
    fields_.seconds = static_cast<int>(
        (billionths * kSecondsPerDay + 500'000'000) / 1'000'000'000);
    fields_.has_clock = fields_.seconds > 0;
    return true;
  }

  bool Date() {
    std::string_view word = Letters();
    if (!word.empty() && IsWeekday(word)) {
      SkipAny(" ,.");
      word = Letters();
    }
    if (!word.empty()) {  // Jul 25, 2026
      fields_.first = static_cast<unsigned>(MonthOfWord(word));
      SkipAny(" .-/");
      if (fields_.first == 0 || !SmallNumber(Digits(), fields_.second)) {
        return false;
      }
      const size_t before = pos_;
      SkipAny(" ,-/");
      return pos_ > before && Year(Digits());
    }
    const std::string_view head = Digits();
    switch (head.size()) {
      case 14:
      case 12:
      case 8:
        return Compact(head);
      case 4:
        return YearFirst(head);
      case 1:
      case 2:
        return DayOrMonthFirst(head);
      default:
        return false;
    }
  }

  // 20170708, 201707080042, 20170708004232.
  bool Compact(std::string_view digits) {
    fields_.year = Value(digits.substr(0, 4));
    fields_.first = static_cast<unsigned>(Value(digits.substr(4, 2)));
    fields_.second = static_cast<unsigned>(Value(digits.substr(6, 2)));
    if (digits.size() == 8) return true;
    const int hour = Value(digits.substr(8, 2));
    const int minute = Value(digits.substr(10, 2));
    const int second = digits.size() == 14 ? Value(digits.substr(12, 2)) : 0;
    if (hour > 23 || minute > 59 || second > 59) return false;
    fields_.has_clock = true;
    fields_.seconds = hour * 3600 + minute * 60 + second;
    return pos_ == text_.size();
  }

  // 2017-07-08, 2016/8/1, 2016.8.1, 2026-Jul-25.
  bool YearFirst(std::string_view year) {
    fields_.year = Value(year);
    const char separator = Separator();
    if (separator == '\0') return false;
    if (IsLetter(Peek())) {
      fields_.first = static_cast<unsigned>(MonthOfWord(Letters()));
      if (fields_.first == 0) return false;
    } else if (!SmallNumber(Digits(), fields_.first)) {
      return false;
    }
    return Separator() == separator && SmallNumber(Digits(), fields_.second);
  }

  // 12/1/10, 07/18/2026, 25.7.2026, 25 Jul 2026, 98-12-31.
  bool DayOrMonthFirst(std::string_view head) {
    const size_t before = pos_;
    SkipAny(" -/.");
    if (IsLetter(Peek())) {
      if (head.size() > 2) return false;
      fields_.second = static_cast<unsigned>(Value(head));
      std::string_view word = Letters();
      if (word == "st" || word == "nd" || word == "rd" || word == "th") {
        SkipAny(" ");
        word = Letters();
      }
      fields_.first = static_cast<unsigned>(MonthOfWord(word));
      const size_t gap = pos_;
      SkipAny(" ,-/.");
      return fields_.first > 0 && pos_ > gap && Year(Digits());
    }
    pos_ = before;
    const char separator = Separator();
    unsigned a = 0, b = 0;
    if (separator == '\0' || !SmallNumber(head, a) ||
        !SmallNumber(Digits(), b) || Separator() != separator) {
      return false;
    }
    const std::string_view tail = Digits();
    if (a > 31 && tail.size() <= 2) {  // only a year can be so large
      fields_.first = b;
      return Year(head) && SmallNumber(tail, fields_.second);
    }
    if (!Year(tail)) return false;
    if (separator == '.') {  // German and Russian dates: day first
      fields_.first = b;
      fields_.second = a;
      return true;
    }
    fields_.shape = Fields::Shape::kEitherOrder;
    fields_.first = a;
    fields_.second = b;
    return true;
  }

  bool Clock() {
    if (fields_.has_clock) return false;
    const std::string_view hours = Digits();
    unsigned hour = 0, minute = 0, second = 0;
    if (hours.size() == 6 || hours.size() == 4) {  // "20170708 004232"
      hour = static_cast<unsigned>(Value(hours.substr(0, 2)));
      minute = static_cast<unsigned>(Value(hours.substr(2, 2)));
      if (hours.size() == 6) {
        second = static_cast<unsigned>(Value(hours.substr(4, 2)));
      }
    } else {
      if (!SmallNumber(hours, hour) || Peek() != ':') return false;
      ++pos_;
      if (!SmallNumber(Digits(), minute)) return false;
      if (Peek() == ':') {
        ++pos_;
        if (!SmallNumber(Digits(), second)) return false;
        if (Peek() == '.' || Peek() == ',') {
          ++pos_;
          if (Digits().empty()) return false;
        }
      }
    }
    SkipAny(" ");
    const std::string_view rest = text_.substr(pos_);
    for (const std::string_view half : {"am", "a.m.", "pm", "p.m."}) {
      if (!rest.starts_with(half)) continue;
      pos_ += half.size();
      // 下午15:05 occurs; what is above 12 speaks for itself.
      if (hour <= 12) hour = hour % 12 + (half[0] == 'p' ? 12 : 0);
      break;
    }
    const bool end_of_day = hour == 24 && minute == 0 && second == 0;
    if ((hour > 23 && !end_of_day) || minute > 59 || second > 59) return false;
    fields_.has_clock = true;
    fields_.seconds = static_cast<int>(hour * 3600 + minute * 60 + second);
    SkipAny(" ");
    return pos_ == text_.size() || ApplyZone();
  }

  // Z, UTC, +08:00, -0700, +8, GMT+8, PDT.
  bool ApplyZone() {
    int minutes = 0;
    const std::string_view name = Letters();
    if (!name.empty()) {
      const Zone* found = nullptr;
      for (const Zone& zone : kZones) {
        if (zone.name == name) found = &zone;
      }
      if (found == nullptr) return false;
      minutes = found->minutes;
    }
    const bool offset_allowed = name.empty() || name == "utc" || name == "gmt";
    if (offset_allowed && (Peek() == '+' || Peek() == '-')) {
      const bool west = Peek() == '-';
      ++pos_;
      const std::string_view digits = Digits();
      if (digits.size() == 4) {
        minutes = Value(digits.substr(0, 2)) * 60 + Value(digits.substr(2, 2));
      } else if (digits.size() == 1 || digits.size() == 2) {
        minutes = Value(digits) * 60;
        if (Peek() == ':') {
          ++pos_;
          const std::string_view rest = Digits();
          if (rest.size() != 2) return false;
          minutes += Value(rest);
        }
      } else {
        return false;
      }
      if (minutes > 15 * 60) return false;  // +14:00 is the furthest in use
      if (west) minutes = -minutes;
    }
    fields_.seconds += (options_.shop_offset_minutes - minutes) * 60;
    return true;
  }

  std::string_view text_;
  const DateOptions& options_;
  size_t pos_ = 0;
  Fields fields_;
};

DateCell Unreadable() { return {DateRead::kUnreadable, kNoTime, false}; }

DateCell CellOf(Day day, const Fields& fields) {
  int seconds = fields.seconds;
  while (seconds < 0) {
    seconds += kSecondsPerDay;
    --day;
  }
  while (seconds >= kSecondsPerDay) {
    seconds -= kSecondsPerDay;
    ++day;
  }
  const auto time = TimeFromDay(day, seconds);
  if (!time) return Unreadable();
  return {DateRead::kOk, *time, fields.has_clock};
}

// Zero of some system, shown as a date: 0000-00-00, 0001-01-01, 1899-12-30,
// 1900-01-00, 1970-01-01. No shop has orders from then.
bool IsZeroDate(int year, unsigned first, unsigned second) {
  return year <= 1900 || (year == 1970 && first == 1 && second == 1);
}

}  // namespace

std::string_view DayOrderName(DayOrder order) {
  switch (order) {
    case DayOrder::kDayFirst:
      return "dmy";
    case DayOrder::kMonthFirst:
      return "mdy";
    case DayOrder::kUnknown:
      break;
  }
  return "";
}

DayOrder DayOrderFromName(std::string_view name) {
  if (name == "dmy") return DayOrder::kDayFirst;
  if (name == "mdy") return DayOrder::kMonthFirst;
  return DayOrder::kUnknown;
}

DateColumn::DateColumn(const DateOptions& options) : options_(options) {}

DateCell DateColumn::Read(const std::string_view& text) {
  const bool with_clock = text.size() == 19;
  if (with_clock || text.size() == 10) {
    const char* p = text.data();
    LocalTime midnight = cached_midnight_;
    if (midnight == kNoTime || !SameBytes({p, 10}, {cached_date_, 10})) {
      midnight = FixedMidnight(p);
      if (midnight == kNoTime) return ReadSlowly(text);
      std::memcpy(cached_date_, p, 10);
      cached_midnight_ = midnight;
    }
    if (!with_clock) return {DateRead::kOk, midnight, false};
    const int seconds = FixedClock(p + 11);
    if (seconds >= 0 && (p[10] == ' ' || p[10] == 'T')) {
      return {DateRead::kOk, midnight + seconds, true};
    }
  }
  return ReadSlowly(text);
}

DayOrder DateColumn::CurrentOrder() const {
  if (options_.order != DayOrder::kUnknown) return options_.order;
  return only_day_first() > only_month_first() ? DayOrder::kDayFirst
                                               : DayOrder::kMonthFirst;
}

DateCell DateColumn::ReadSlowly(std::string_view text) {
  const DayOrder order = CurrentOrder();
  if (text != last_text_ || order != last_order_) {
    last_evidence_ = Evidence::kNone;
    last_cell_ = Parse(text, last_evidence_);
    last_text_ = text;
    last_order_ = order;
  }
  ++counts_[static_cast<size_t>(last_evidence_)];
  return last_cell_;
}

DateCell DateColumn::Parse(std::string_view text, Evidence& evidence) const {
  const auto ascii = ToAscii(text);
  if (!ascii) return Unreadable();
  if (ascii->find_first_not_of("-/") == std::string::npos) return {};
  const auto parsed = Parser(*ascii, options_).Run();
  if (!parsed) return Unreadable();
  const Fields& fields = *parsed;
  switch (fields.shape) {
    case Fields::Shape::kBlank:
      return {};
    case Fields::Shape::kSerial:
      return CellOf(fields.serial_day, fields);
    case Fields::Shape::kYearMonthDay:
    case Fields::Shape::kEitherOrder:
      break;
  }
  if (IsZeroDate(fields.year, fields.first, fields.second)) return {};
  const auto month_first =
      DayFromCivil({fields.year, fields.first, fields.second});
  if (fields.shape == Fields::Shape::kYearMonthDay) {
    return month_first ? CellOf(*month_first, fields) : Unreadable();
  }
  const auto day_first =
      DayFromCivil({fields.year, fields.second, fields.first});
  if (!month_first && !day_first) return Unreadable();
  if (!day_first) {
    evidence = Evidence::kOnlyMonthFirst;
    return CellOf(*month_first, fields);
  }
  if (!month_first) {
    evidence = Evidence::kOnlyDayFirst;
    return CellOf(*day_first, fields);
  }
  if (*day_first == *month_first) return CellOf(*day_first, fields);
  if (CurrentOrder() == DayOrder::kDayFirst) {
    evidence = Evidence::kAsDayFirst;
    return CellOf(*day_first, fields);
  }
  evidence = Evidence::kAsMonthFirst;
  return CellOf(*month_first, fields);
}

DayOrder DateColumn::Decide(DayOrder fallback) const {
  const uint64_t all = only_day_first() + only_month_first();
  if (all == 0) return fallback;
  // One cell in twenty may be a slip; more means that two kinds are mixed, and
  // nothing tells which of them an ambiguous cell is.
  if (only_day_first() * 20 >= all * 19) return DayOrder::kDayFirst;
  if (only_month_first() * 20 >= all * 19) return DayOrder::kMonthFirst;
  return DayOrder::kUnknown;
}

bool DateColumn::NeedsReread(DayOrder decided) const {
  return (decided == DayOrder::kDayFirst &&
          Count(Evidence::kAsMonthFirst) > 0) ||
         (decided == DayOrder::kMonthFirst && Count(Evidence::kAsDayFirst) > 0);
}

}  // namespace shuke::ingest
