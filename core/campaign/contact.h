// How a customer can be reached, and what to call them.
//
// Everything comes from the customer's own orders, the latest that has it. What
// a platform has masked ("138****1234", "小***") counts as not there: a message
// to it could not arrive, and one with it would read as a form letter.
#ifndef SHUKE_CAMPAIGN_CONTACT_H_
#define SHUKE_CAMPAIGN_CONTACT_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/customers/customers.h"
#include "core/segment/facts.h"

namespace shuke::campaign {

enum class Channel : uint8_t {
  kSms,       // needs a mobile number
  kWangwang,  // needs a Taobao nick
  kEmail,     // needs an e-mail address
  kPhone,     // a list to call by: needs a mobile number
  kWecom,     // 企业微信, where people are added by their mobile number
  kQq,        // needs a QQ number, which a qq.com address tells
  kParcel,    // a card in the next parcel: reaches whoever orders
  kGift,      // the same for a gift
};
inline constexpr size_t kChannels = 8;
// Channel -> its code in JSON and message keys ("channel.sms").
inline constexpr std::array<std::string_view, kChannels> kChannelCodes = {
    "sms", "wangwang", "email", "phone", "wecom", "qq", "parcel", "gift"};

// Empty = not known.
struct Person {
  std::string mobile;      // the buyer's own, else the one on most parcels
  std::string email;       // ASCII lower case
  std::string nick;        // platform nick
  std::string name;        // the buyer's own name
  std::string recipient;   // name on the parcels
  std::string product;     // title of the first product of the last valid order
  bool on_taobao = false;  // whether `nick` is a Taobao nick
};

// `facts` computes its columns "recipient" and "recipient_phone" on first use.
Person FindPerson(segment::FactTable& facts, customers::CustomerId customer);

// Where a message on `channel` goes; empty if it cannot reach the person. A
// parcel goes by what the packer knows the buyer by: nick, else name, number or
// e-mail.
std::string AddressOn(Channel channel, const Person& person);

// A mainland mobile number as its 11 digits: +86, 0086, blanks, dashes and
// full-width digits are understood. Nothing for anything else.
std::optional<std::string> NormaliseMobile(std::string_view text);

// An e-mail address in lower case, if it looks like one: one @ with something
// before it, a dot inside the domain, no blanks, no masking.
std::optional<std::string> NormaliseEmail(std::string_view text);

// For the screen: "138****1234", "小**", "a***@example.com". The form is chosen
// by what the text looks like; an empty text stays empty.
std::string Mask(std::string_view text);

}  // namespace shuke::campaign

#endif  // SHUKE_CAMPAIGN_CONTACT_H_
