#include "core/customers/order_keys.h"

#include <string_view>

#include "core/base/find_byte.h"

namespace shuke::customers {

using table::Dictionary;
using table::kEmptyString;
using table::StringId;

OrderKeys KeyColumns::At(size_t order) const {
  const auto text = [&](const std::vector<StringId>& column) {
    return column.empty() ? kEmptyString : column[order];
  };
  OrderKeys keys;
  for (size_t kind = 0; kind < kStrongKinds; ++kind)
    keys.strong[kind] = text(strong[kind]);
  keys.platform = platform[order];
  keys.recipient = text(recipient);
  keys.recipient_phone = text(recipient_phone);
  keys.city = text(city);
  return keys;
}

bool IsMasked(StringId text, const Dictionary& dictionary) {
  return FindByte(dictionary.At(text), '*') != std::string_view::npos;
}

MaskedTexts::MaskedTexts(const table::Strings& strings) {
  const std::string_view all(strings.arena.data(), strings.arena.size());
  const table::TextStarts& starts = strings.starts;
  StringId text = 0;
  for (size_t at = FindByte(all, '*'); at != std::string_view::npos;) {
    if (masked_.empty()) masked_.resize(strings.size());
    while (starts.At(text + 1) <= at) ++text;
    masked_[text] = true;
    const auto end = static_cast<size_t>(starts.At(text + 1));
    const size_t next = FindByte(all.substr(end), '*');
    at = next == std::string_view::npos ? next : end + next;
  }
}

UsableKeys::UsableKeys(const OrderKeys& order, const Dictionary& dictionary) {
  for (size_t i = 0; i < kStrongKinds; ++i) {
    const StringId text = order.strong[i];
    if (text == kEmptyString || IsMasked(text, dictionary)) continue;
    const auto kind = static_cast<KeyKind>(i);
    keys_[size_++] = {kind, IsScoped(kind) ? order.platform : kEmptyString,
                      text, kEmptyString};
  }
  if (RecipientKey(
          order.recipient, order.recipient_phone, order.city,
          [&](StringId text) { return IsMasked(text, dictionary); },
          keys_[size_])) {
    ++size_;
  }
}

}  // namespace shuke::customers
