#include "core/customers/order_keys.h"

#include <string_view>

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
  return dictionary.At(text).find('*') != std::string_view::npos;
}

UsableKeys::UsableKeys(const OrderKeys& order, const Dictionary& dictionary) {
  for (size_t i = 0; i < kStrongKinds; ++i) {
    const StringId text = order.strong[i];
    if (text == kEmptyString || IsMasked(text, dictionary)) continue;
    const auto kind = static_cast<KeyKind>(i);
    keys_[size_++] = {kind, IsScoped(kind) ? order.platform : kEmptyString,
                      text, kEmptyString};
  }
  if (RecipientKey(order, dictionary, keys_[size_])) ++size_;
}

bool RecipientKey(const OrderKeys& order, const Dictionary& dictionary,
                  PersonKey& key) {
  if (order.recipient == kEmptyString || order.recipient_phone == kEmptyString)
    return false;
  if (IsMasked(order.recipient_phone, dictionary)) {
    key = {KeyKind::kProbable, order.city, order.recipient,
           order.recipient_phone};
    return order.city != kEmptyString;
  }
  key = {KeyKind::kRecipient, kEmptyString, order.recipient,
         order.recipient_phone};
  return !IsMasked(order.recipient, dictionary);
}

}  // namespace shuke::customers
