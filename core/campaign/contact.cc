#include "core/campaign/contact.h"

#include <cassert>
#include <span>

#include "core/base/ascii.h"
#include "core/base/utf8.h"

namespace shuke::campaign {
namespace {

using customers::CustomerId;
using table::OrderKind;
using table::TextField;

constexpr std::string_view kTaobao = "taobao";
// What platforms write in the place of what they hide.
constexpr char kMaskCharacter = '*';

bool IsDigit(char c) { return c >= '0' && c <= '9'; }

bool IsMasked(std::string_view text) {
  return text.find(kMaskCharacter) != std::string_view::npos;
}

// Mainland mobile numbers: 11 digits, the first 1, the second 3 to 9.
bool IsMobile(std::string_view digits) {
  if (digits.size() != 11) return false;
  for (char c : digits) {
    if (!IsDigit(c)) return false;
  }
  return digits[0] == '1' && digits[1] >= '3';
}

// What the first line of the order that has the field says.
std::string_view TextOf(const segment::SegmentInputs& context, TextField field,
                        uint32_t order) {
  for (const uint32_t line : context.orders.Lines(order)) {
    const table::StringId text = context.lines.Text(field, line);
    if (text != table::kEmptyString) return context.dictionary.At(text);
  }
  return {};
}

std::string_view TextFact(segment::FactTable& facts, std::string_view id,
                          CustomerId customer) {
  const std::optional<segment::FactIndex> fact = segment::FindFact(id);
  assert(fact);  // ours, named in this file
  return facts.inputs().dictionary.At(facts.Column(*fact).texts[customer]);
}

// 12345@qq.com names its number; a qq.com address with letters does not.
std::string QqNumber(const std::string& email) {
  const size_t at = email.find('@');
  if (at == std::string::npos || email.substr(at) != "@qq.com") return {};
  const std::string number = email.substr(0, at);
  for (const char c : number) {
    if (!IsDigit(c)) return {};
  }
  return number.size() >= 5 ? number : std::string();
}

std::string Unmasked(std::string_view text) {
  return IsMasked(text) ? std::string() : std::string(text);
}

}  // namespace

Person FindPerson(segment::FactTable& facts, CustomerId customer) {
  const segment::SegmentInputs& context = facts.inputs();
  Person person;
  bool product_known = false;
  const std::span<const uint32_t> orders = context.customers.OrdersOf(customer);
  for (size_t i = orders.size(); i-- > 0;) {
    const uint32_t order = orders[i];
    if (person.nick.empty()) {
      person.nick = Unmasked(TextOf(context, TextField::kNick, order));
      person.on_taobao =
          !person.nick.empty() &&
          context.dictionary.At(context.orders.buyer_scope[order]) == kTaobao;
    }
    if (person.name.empty()) {
      person.name = Unmasked(TextOf(context, TextField::kName, order));
    }
    if (person.mobile.empty()) {
      person.mobile = NormaliseMobile(TextOf(context, TextField::kPhone, order))
                          .value_or("");
    }
    if (person.email.empty()) {
      person.email = NormaliseEmail(TextOf(context, TextField::kEmail, order))
                         .value_or("");
    }
    if (!product_known && context.orders.kind[order] == OrderKind::kValid) {
      person.product = TextOf(context, TextField::kProduct, order);
      product_known = true;
    }
  }
  if (person.mobile.empty()) {
    person.mobile =
        NormaliseMobile(TextFact(facts, "recipient_phone", customer))
            .value_or("");
  }
  person.recipient = Unmasked(TextFact(facts, "recipient", customer));
  return person;
}

std::string AddressOn(Channel channel, const Person& person) {
  switch (channel) {
    case Channel::kSms:
    case Channel::kPhone:
    case Channel::kWecom:
      return person.mobile;
    case Channel::kQq:
      return QqNumber(person.email);
    case Channel::kParcel:
    case Channel::kGift:
      for (const std::string* known :
           {&person.nick, &person.name, &person.mobile, &person.email}) {
        if (!known->empty()) return *known;
      }
      return {};
    case Channel::kWangwang:
      return person.on_taobao ? person.nick : std::string();
    case Channel::kEmail:
      return person.email;
  }
  return {};
}

std::optional<std::string> NormaliseMobile(std::string_view text) {
  const std::string folded = FoldWidth(text);
  std::string digits;
  bool plus = false;
  for (char c : TrimBlanks(folded)) {
    if (IsDigit(c)) {
      digits += c;
    } else if (c == '+' && digits.empty() && !plus) {
      plus = true;
    } else if (c != ' ' && c != '-' && c != '(' && c != ')') {
      return std::nullopt;
    }
  }
  std::string_view number = digits;
  if (plus) {
    if (number.substr(0, 2) != "86") return std::nullopt;
    number.remove_prefix(2);
  } else if (number.substr(0, 4) == "0086") {
    number.remove_prefix(4);
  } else if (number.size() == 13 && number.substr(0, 2) == "86") {
    number.remove_prefix(2);
  }
  if (!IsMobile(number)) return std::nullopt;
  return std::string(number);
}

std::optional<std::string> NormaliseEmail(std::string_view text) {
  text = TrimBlanks(text);
  const size_t at = text.find('@');
  if (at == 0 || at == std::string_view::npos) return std::nullopt;
  const std::string_view domain = text.substr(at + 1);
  const size_t dot = domain.find('.');
  if (dot == 0 || dot == std::string_view::npos || domain.back() == '.') {
    return std::nullopt;
  }
  if (domain.find('@') != std::string_view::npos) return std::nullopt;
  for (char c : text) {
    // Blanks, control characters, and what would end the address where a mail
    // program reads a list of them.
    if (static_cast<unsigned char>(c) <= ' ' || c == ',' || c == ';' ||
        c == '<' || c == '>' || c == '"' || c == kMaskCharacter) {
      return std::nullopt;
    }
  }
  return LowerAscii(text);
}

std::string Mask(std::string_view text) {
  if (text.empty()) return {};
  if (IsMobile(text)) {
    return std::string(text.substr(0, 3)) + "****" +
           std::string(text.substr(7));
  }
  size_t first = 0;
  NextCodePoint(text, first);
  std::string masked(text.substr(0, first));
  const std::optional<std::string> email = NormaliseEmail(text);
  if (!email) return masked + "**";
  return masked + "***" + email->substr(email->find('@'));
}

}  // namespace shuke::campaign
