// Short messages: what is sent, and how carriers count and bill it.
//
// A message whose every character is in the GSM 7-bit alphabet holds 160 units
// in one part and 153 in each part of a longer one; the extension characters
// (^ { } \ [ ~ ] | EUR and form feed) take two units. Any other message is
// UCS-2: 70 and 67 UTF-16 code units, so an emoji takes two. One Chinese
// character makes the whole message UCS-2.
//
// A character is never split between parts: one of two units that does not fit
// into the rest of a part starts the next part, as handsets and carriers do.
#ifndef SHUKE_CAMPAIGN_SMS_H_
#define SHUKE_CAMPAIGN_SMS_H_

#include <string>
#include <string_view>

namespace shuke::campaign {

enum class SmsAlphabet { kGsm7, kUcs2 };

struct SmsLength {
  SmsAlphabet alphabet;
  int characters;  // in the units that are billed
  int parts;       // 0 for an empty text

  friend bool operator==(const SmsLength&, const SmsLength&) = default;
};

// Measures UTF-8 `text` as it is: signature and opt-out already in it.
SmsLength MeasureSms(std::string_view text);

// Where carriers and platforms put the name of the sender.
enum class SignaturePosition { kFront, kBack };

// Signature + text + opt-out, or text + opt-out + signature: what is sent. What
// is empty is left out, what the text already holds is not said twice, and two
// Latin words are kept apart by a blank.
std::string ComposeSms(std::string_view text, std::string_view signature,
                       std::string_view opt_out, SignaturePosition position);

}  // namespace shuke::campaign

#endif  // SHUKE_CAMPAIGN_SMS_H_
