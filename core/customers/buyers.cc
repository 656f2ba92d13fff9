#include "core/customers/buyers.h"

#include <algorithm>
#include <string>
#include <vector>

#include "core/base/hot_loop.h"

namespace shuke::customers {
namespace {

using table::Dictionary;
using table::kEmptyString;
using table::OrderLines;
using table::Orders;
using table::StringId;
using table::TextField;

constexpr TextField kStrongFields[kStrongKinds] = {
    TextField::kMemberId, TextField::kNick, TextField::kAlipay,
    TextField::kEmail, TextField::kPhone};

// What the rows of an order say in `column`; of several the first by text, so
// that the order of files decides nothing.
StringId FirstText(const table::TextColumn& column, table::LineRange rows,
                   const Dictionary& dictionary) {
  StringId found = kEmptyString;
  for (const uint32_t row : rows) {
    const StringId text = column[row];
    if (text == kEmptyString || text == found) continue;
    if (found == kEmptyString || dictionary.At(text) < dictionary.At(found)) {
      found = text;
    }
  }
  return found;
}

// The same of every order; empty if no file has the column.
std::vector<StringId> FirstTexts(const OrderLines& lines, TextField field,
                                 const Dictionary& dictionary,
                                 const Orders& orders) {
  const auto& column = lines.text[static_cast<size_t>(field)];
  if (column.empty()) return {};
  std::vector<StringId> texts(orders.size());
  HotLoop(orders.size(), [&](size_t order) {
    const auto rows = orders.Lines(order);
    // One row, or two alike: nearly every order.
    texts[order] = column[rows.front()];
    if (rows.size() > 2 || column[rows.back()] != texts[order])
      texts[order] = FirstText(column, rows, dictionary);
  });
  return texts;
}

// "name phone" for a recipient, "name phone city" for a probable key.
StringId Spell(const PersonKey& key, Dictionary& dictionary) {
  if (key.second == kEmptyString) return key.first;
  std::string text(dictionary.At(key.first));
  text += ' ';
  text += dictionary.At(key.second);
  if (key.scope != kEmptyString) {
    text += ' ';
    text += dictionary.At(key.scope);
  }
  return dictionary.Intern(text);
}

// What a person goes by in Orders.
struct Name {
  StringId key;
  StringId scope;
};

// One's Alipay account can be another one's phone: the weaker key then says its
// kind, so that no two people read alike.
std::vector<Name> NamePeople(const Identity& identity, Dictionary& dictionary) {
  std::vector<Name> names;
  names.reserve(identity.people());
  std::vector<KeyKind> strongest;  // by text, of keys without a scope
  HotLoop(identity.people(), [&](size_t at) {
    const PersonKey& key = identity.KeysOf(static_cast<uint32_t>(at)).front();
    names.push_back({Spell(key, dictionary), kEmptyString});
    if (IsScoped(key.kind)) {
      names.back().scope = key.scope;
      return;
    }
    if (names.back().key >= strongest.size())
      strongest.resize(dictionary.size(), KeyKind::kProbable);
    KeyKind& kind = strongest[names.back().key];
    kind = std::min(kind, key.kind);
  });
  for (uint32_t person = 0; person < identity.people(); ++person) {
    const KeyKind kind = identity.KeysOf(person).front().kind;
    StringId& spelt = names[person].key;
    if (IsScoped(kind) || strongest[spelt] == kind) continue;
    std::string text(dictionary.At(spelt));
    text += " (";
    text += kKeyKindCodes[static_cast<size_t>(kind)];
    text += ')';
    spelt = dictionary.Intern(text);
  }
  return names;
}

}  // namespace

KeyColumns ReadOrderKeys(const OrderLines& lines,
                         std::span<const StringId> platform_of_file,
                         const Dictionary& dictionary, const Orders& orders) {
  const auto texts = [&](TextField field) {
    return FirstTexts(lines, field, dictionary, orders);
  };
  KeyColumns keys;
  for (size_t kind = 0; kind < kStrongKinds; ++kind)
    keys.strong[kind] = texts(kStrongFields[kind]);
  keys.platform.resize(orders.size());
  HotLoop(orders.size(), [&](size_t order) {
    const uint32_t row = orders.Lines(order).front();
    keys.platform[order] = platform_of_file[lines.file[row]];
  });
  keys.recipient = texts(TextField::kRecipient);
  keys.recipient_phone = texts(TextField::kRecipientPhone);
  keys.city = texts(TextField::kCity);
  return keys;
}

Identity AssignBuyers(const OrderLines& lines,
                      std::span<const StringId> platform_of_file,
                      const IdentityOptions& options, Dictionary& dictionary,
                      Orders& orders) {
  Identity identity = ResolveIdentity(
      ReadOrderKeys(lines, platform_of_file, dictionary, orders), dictionary,
      options);
  const std::vector<Name> names = NamePeople(identity, dictionary);
  HotLoop(orders.size(), [&](size_t order) {
    const uint32_t person = identity.person_of_order[order];
    const Name name =
        person == kNoPerson ? Name{kEmptyString, kEmptyString} : names[person];
    orders.buyer_key[order] = name.key;
    orders.buyer_scope.Set(order, name.scope);
  });
  return identity;
}

}  // namespace shuke::customers
