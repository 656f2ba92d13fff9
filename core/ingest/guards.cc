#include "core/ingest/guards.h"

#include <cstddef>

namespace shuke::ingest {
namespace {

constexpr std::string_view kIdeographicBlank = "\xE3\x80\x80";

bool IsBlank(char c) {
  return c == ' ' || (c >= '\t' && c <= '\r');  // TAB LF VT FF CR
}

bool IsDigit(char c) { return c >= '0' && c <= '9'; }

std::string_view Trim(std::string_view text) {
  while (!text.empty()) {
    if (IsBlank(text.front())) {
      text.remove_prefix(1);
    } else if (text.starts_with(kIdeographicBlank)) {
      text.remove_prefix(kIdeographicBlank.size());
    } else {
      break;
    }
  }
  while (!text.empty()) {
    if (IsBlank(text.back())) {
      text.remove_suffix(1);
    } else if (text.ends_with(kIdeographicBlank)) {
      text.remove_suffix(kIdeographicBlank.size());
    } else {
      break;
    }
  }
  return text;
}

// What an apostrophe keeps from being read as a number or a formula.
bool NeedsApostrophe(std::string_view text) {
  if (text.empty()) return true;  // a lone guard: the cell is empty
  const char c = text.front();
  return IsDigit(c) || c == '=' || c == '+' || c == '-' || c == '@' ||
         c == '.' || IsBlank(c);
}

}  // namespace

std::string_view StripGuardsOf(std::string_view text) {
  text = Trim(text);
  // Guards nest ('="123", ="<TAB>123"), each kind at most once in practice; two
  // rounds see every order of them.
  for (int round = 0; round < 2; ++round) {
    const size_t before = text.size();
    if (text.size() >= 3 && text.starts_with("=\"") && text.ends_with('"')) {
      text = Trim(text.substr(2, text.size() - 3));
    }
    if (text.starts_with('\'') && NeedsApostrophe(text.substr(1))) {
      text = Trim(text.substr(1));
    }
    if (text.size() == before) break;
  }
  return text;
}

bool IsDamagedIdOf(std::string_view text) {
  size_t i = 0;
  const auto digits = [&] {
    const size_t from = i;
    while (i < text.size() && IsDigit(text[i])) ++i;
    return i - from;
  };
  if (digits() != 1) return false;
  if (i < text.size() && text[i] == '.') {
    ++i;
    if (digits() == 0) return false;
  }
  // Excel writes a capital E, pandas and awk a small one; both write the plus.
  if (i >= text.size() || (text[i] != 'E' && text[i] != 'e')) return false;
  ++i;
  if (i >= text.size() || text[i] != '+') return false;
  ++i;
  const size_t exponent = digits();
  return i == text.size() && (exponent == 2 || exponent == 3);
}

}  // namespace shuke::ingest
