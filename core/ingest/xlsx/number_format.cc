#include "core/ingest/xlsx/number_format.h"

#include "core/base/ascii.h"

namespace shuke::ingest::xlsx {
namespace {

// Whether a text in brackets is elapsed time: [h], [mm], [ss].
bool IsElapsed(std::string_view inside) {
  if (inside.empty()) return false;
  const char unit = LowerAscii(inside[0]);
  if (unit != 'h' && unit != 'm' && unit != 's') return false;
  for (const char c : inside) {
    if (LowerAscii(c) != unit) return false;
  }
  return true;
}

bool StartsWithWord(std::string_view code, std::string_view lower_word) {
  return code.size() >= lower_word.size() &&
         LowerAscii(code.substr(0, lower_word.size())) == lower_word;
}

}  // namespace

NumberFormat BuiltInFormat(uint32_t id) {
  if (id == 22) return NumberFormat::kDayClock;
  if (id >= 14 && id <= 17) return NumberFormat::kDay;
  if (id >= 18 && id <= 21) return NumberFormat::kClock;
  if (id == 45 || id == 47) return NumberFormat::kClock;
  if (id == 46) return NumberFormat::kElapsed;
  // 27..36 and 50..58 belong to the editions for East Asia. Where these
  // disagree (55 and 56 are clocks in Chinese, days in Japanese), the value
  // tells: a clock alone is below 1.
  if (id >= 32 && id <= 35) return NumberFormat::kClock;
  if (id == 55 || id == 56) return NumberFormat::kClock;
  if ((id >= 27 && id <= 36) || (id >= 50 && id <= 58))
    return NumberFormat::kDay;
  return NumberFormat::kNumber;
}

NumberFormat ClassifyFormat(std::string_view code) {
  bool day = false, clock = false, month_or_minute = false;
  for (size_t i = 0; i < code.size(); ++i) {
    switch (LowerAscii(code[i])) {
      case ';':
        i = code.size();
        break;
      case '"': {
        const size_t end = code.find('"', i + 1);
        i = end == std::string_view::npos ? code.size() : end;
        break;
      }
      case '[': {
        const size_t end = code.find(']', i);
        if (end == std::string_view::npos) return NumberFormat::kNumber;
        if (IsElapsed(code.substr(i + 1, end - i - 1)))
          return NumberFormat::kElapsed;
        i = end;
        break;
      }
      case '\\':  // the next character as it is
      case '_':   // a blank as wide as the next character
      case '*':   // the next character, repeated
        ++i;
        break;
      case 'g':
        // "General" is a number; g, gg and ggg are the name of an era.
        if (StartsWithWord(code.substr(i), "general")) {
          i += 6;
        } else {
          day = true;
        }
        break;
      case 'e':
        // E+ and E- are an exponent; a lone e is the year of an era.
        if (i + 1 < code.size() && (code[i + 1] == '+' || code[i + 1] == '-')) {
          return NumberFormat::kNumber;
        }
        day = true;
        break;
      case 'y':
      case 'd':
      case 'b':  // the Buddhist year
        day = true;
        break;
      case 'h':
      case 's':
        clock = true;
        break;
      case 'm':
        month_or_minute = true;
        break;
      case 'a':
        if (StartsWithWord(code.substr(i), "am/pm")) {
          clock = true;
          i += 4;
        } else if (StartsWithWord(code.substr(i), "a/p")) {
          clock = true;
          i += 2;
        } else if (StartsWithWord(code.substr(i), "aaa")) {
          day = true;  // the day of the week
          i += 2;
        }
        break;
      default:
        break;
    }
  }
  day |= month_or_minute && !clock;
  if (day && clock) return NumberFormat::kDayClock;
  if (day) return NumberFormat::kDay;
  return clock ? NumberFormat::kClock : NumberFormat::kNumber;
}

}  // namespace shuke::ingest::xlsx
