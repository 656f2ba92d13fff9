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

UsableKeys::UsableKeys(const OrderKeys& order, const Dictionary& dictionary) {
  for (size_t i = 0; i < kStrongKinds; ++i) {
    const StringId text = order.strong[i];
    if (text == kEmptyString || IsMasked(text, dictionary)) continue;
    const auto kind = static_cast<KeyKind>(i);
    keys_[size_++] = {kind, IsScoped(kind) ? order.platform : kEmptyString,
                      text, kEmptyString};
  }
  if (RecipientKey(order.recipient, order.recipient_phone, order.city,
                   dictionary, keys_[size_])) {
    ++size_;
  }
}

bool RecipientKey(StringId name, StringId phone, StringId city,
                  const Dictionary& dictionary, PersonKey& key) {
  if (name == kEmptyString || phone == kEmptyString) return false;
  if (IsMasked(phone, dictionary)) {
    key = {KeyKind::kProbable, city, name, phone};
    return city != kEmptyString;
  }
  key = {KeyKind::kRecipient, kEmptyString, name, phone};
  return !IsMasked(name, dictionary);
}

}  // namespace shuke::customers
