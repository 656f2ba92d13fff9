// 3GPP TS 23.038 section 6.2.1 (GSM 7-bit default alphabet and its extension
// table) and TS 23.040 section 9.2.3.24 (a concatenated part gives up 6 octets
// to its header: 140 octets hold 160 septets or 70 UCS-2 units, 134 octets hold
// 153 or 67).
#include "core/campaign/sms.h"

#include "core/base/utf8.h"

namespace shuke::campaign {
namespace {

struct PartSize {
  int single;
  int joined;
};
constexpr PartSize kGsm7Part = {160, 153};
constexpr PartSize kUcs2Part = {70, 67};

// The alphabet in the order of its table, without the escape at 0x1B.
constexpr std::u32string_view kGsm7Basic =
    U"@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ"
    U" !\"#¤%&'()*+,-./0123456789:;<=>?"
    U"¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§"
    U"¿abcdefghijklmnopqrstuvwxyzäöñüà";
static_assert(kGsm7Basic.size() == 127);
constexpr std::u32string_view kGsm7Extension = U"\f^{}\\[~]|€";

// 1 or 2 septets; 0 if the alphabet lacks the character.
int Gsm7Units(char32_t point) {
  if (kGsm7Basic.find(point) != std::u32string_view::npos) return 1;
  if (kGsm7Extension.find(point) != std::u32string_view::npos) return 2;
  return 0;
}

int Ucs2Units(char32_t point) { return point > 0xFFFF ? 2 : 1; }

// Fills parts of `size.joined` units, character by character.
template <typename Units>
SmsLength Measure(std::string_view text, SmsAlphabet alphabet, PartSize size,
                  Units units_of) {
  int characters = 0;
  int parts = 0;
  int room = 0;  // units left in the last part
  for (size_t pos = 0; pos < text.size();) {
    const int units = units_of(NextCodePoint(text, pos));
    characters += units;
    if (units > room) {
      ++parts;
      room = size.joined;
    }
    room -= units;
  }
  if (characters > 0 && characters <= size.single) parts = 1;
  return {alphabet, characters, parts};
}

// A visible ASCII character: between two of them words need a blank.
bool IsLatin(char c) { return c > ' ' && c <= '~'; }

void Join(std::string_view next, std::string& message) {
  if (!message.empty() && !next.empty() && IsLatin(message.back()) &&
      IsLatin(next.front())) {
    message += ' ';
  }
  message += next;
}

bool IsGsm7(std::string_view text) {
  for (size_t pos = 0; pos < text.size();) {
    if (Gsm7Units(NextCodePoint(text, pos)) == 0) return false;
  }
  return true;
}

}  // namespace

SmsLength MeasureSms(std::string_view text) {
  return IsGsm7(text) ? Measure(text, SmsAlphabet::kGsm7, kGsm7Part, Gsm7Units)
                      : Measure(text, SmsAlphabet::kUcs2, kUcs2Part, Ucs2Units);
}

std::string ComposeSms(std::string_view text, std::string_view signature,
                       std::string_view opt_out, SignaturePosition position) {
  const bool signed_already = text.find(signature) != std::string_view::npos;
  const bool opt_out_given = text.find(opt_out) != std::string_view::npos;
  std::string message;
  message.reserve(signature.size() + text.size() + opt_out.size() + 2);
  if (position == SignaturePosition::kFront && !signed_already) {
    Join(signature, message);
  }
  Join(text, message);
  if (!opt_out_given) Join(opt_out, message);
  if (position == SignaturePosition::kBack && !signed_already) {
    Join(signature, message);
  }
  return message;
}

}  // namespace shuke::campaign
