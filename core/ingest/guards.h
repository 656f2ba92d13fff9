// What spreadsheets and exporters leave around a cell: guards that keep it
// text, and the damage done where there was none.
#ifndef SHUKE_INGEST_GUARDS_H_
#define SHUKE_INGEST_GUARDS_H_

#include <string_view>

namespace shuke::ingest {

// `text` without the wrapping that only a spreadsheet needs: blanks and TABs at
// its ends, the ="…" around a text, the apostrophe before a number or before
// something that looks like a formula. ="007" is 007, "\t9001" is 9001,
// '13900000000 is 13900000000, 'tis stays.
//
// Works on the bytes of a file in its own encoding, as no byte of a GB18030 or
// Big5 character can be taken for a guard. Blanks are the ASCII ones and U+3000
// in UTF-8 (its three bytes cannot occur in GB18030 or Big5 text); 0xA1A1, the
// same blank in those, is left to TrimBlanks after decoding. A doubled quote
// inside ="…" stays doubled: ids hold none.
inline std::string_view StripGuards(std::string_view text);

// The same of a text that is not at once seen to have none.
std::string_view StripGuardsOf(std::string_view text);

inline std::string_view StripGuards(std::string_view text) {
  if (text.empty()) return text;
  // Nothing is taken off unless a blank (0xE3 begins U+3000 and 0x80 ends it),
  // a quote's = or an apostrophe stands at an end.
  const auto first = static_cast<unsigned char>(text.front());
  const auto last = static_cast<unsigned char>(text.back());
  const bool bare = first > ' ' && first != '=' && first != '\'' &&
                    first != 0xE3 && last > ' ' && last != 0x80;
  if (bare) return text;
  // Taken apart, so that a view which no call has touched stays in registers:
  // as WebAssembly a returned one is written to memory in halves and read as a
  // whole, for which a processor waits.
  const std::string_view stripped = StripGuardsOf(text);
  return {stripped.data(), stripped.size()};
}

// Whether an id is what a spreadsheet makes of a long number: 1.23457E+17. The
// lost digits are nowhere in the file, so such an id must never be joined on.
// One digit, perhaps a fraction, E, plus, two or three digits: 4e135 is a
// nickname.
inline bool IsDamagedId(std::string_view text);

// The same of a text that is not at once seen to be none.
bool IsDamagedIdOf(std::string_view text);

inline bool IsDamagedId(std::string_view text) {
  constexpr std::string_view kShortest = "1E+17";
  return text.size() >= kShortest.size() &&
         (text[1] == '.' || text[1] == 'E' || text[1] == 'e') &&
         IsDamagedIdOf(text);
}

}  // namespace shuke::ingest

#endif  // SHUKE_INGEST_GUARDS_H_
