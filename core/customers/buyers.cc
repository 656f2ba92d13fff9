#include "core/customers/buyers.h"

#include <algorithm>
#include <string>
#include <unordered_map>

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

// What the rows of an order say in `field`; of several the first by text, so
// that the order of files decides nothing.
StringId FirstText(const OrderLines& lines, std::span<const uint32_t> rows,
                   TextField field, const Dictionary& dictionary) {
  StringId found = kEmptyString;
  for (const uint32_t row : rows) {
    const StringId text = lines.Text(field, row);
    if (text == kEmptyString || text == found) continue;
    if (found == kEmptyString || dictionary.At(text) < dictionary.At(found)) {
      found = text;
    }
  }
  return found;
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

// What each person goes by. One's Alipay account can be another one's phone:
// the weaker key then says its kind, so that no two people read alike.
std::vector<StringId> SpellPeople(const Identity& identity,
                                  Dictionary& dictionary) {
  std::vector<StringId> spelt(identity.people());
  std::unordered_map<StringId, KeyKind> strongest;  // of keys without a scope
  for (uint32_t person = 0; person < spelt.size(); ++person) {
    const PersonKey& key = identity.KeysOf(person).front();
    spelt[person] = Spell(key, dictionary);
    if (IsScoped(key.kind)) continue;
    KeyKind& kind =
        strongest.try_emplace(spelt[person], key.kind).first->second;
    kind = std::min(kind, key.kind);
  }
  for (uint32_t person = 0; person < spelt.size(); ++person) {
    const KeyKind kind = identity.KeysOf(person).front().kind;
    if (IsScoped(kind) || strongest.at(spelt[person]) == kind) continue;
    std::string text(dictionary.At(spelt[person]));
    text += " (";
    text += kKeyKindCodes[static_cast<size_t>(kind)];
    text += ')';
    spelt[person] = dictionary.Intern(text);
  }
  return spelt;
}

}  // namespace

std::vector<OrderKeys> ReadOrderKeys(const OrderLines& lines,
                                     std::span<const StringId> platform_of_file,
                                     const Dictionary& dictionary,
                                     const Orders& orders) {
  std::vector<OrderKeys> keys(orders.size());
  for (size_t order = 0; order < orders.size(); ++order) {
    const auto rows = orders.Lines(order);
    const auto text = [&](TextField field) {
      return FirstText(lines, rows, field, dictionary);
    };
    for (size_t kind = 0; kind < kStrongKinds; ++kind) {
      keys[order].strong[kind] = text(kStrongFields[kind]);
    }
    keys[order].platform = platform_of_file[lines.file[rows.front()]];
    keys[order].recipient = text(TextField::kRecipient);
    keys[order].recipient_phone = text(TextField::kRecipientPhone);
    keys[order].city = text(TextField::kCity);
  }
  return keys;
}

Identity AssignBuyers(const OrderLines& lines,
                      std::span<const StringId> platform_of_file,
                      const IdentityOptions& options, Dictionary& dictionary,
                      Orders& orders) {
  Identity identity = ResolveIdentity(
      ReadOrderKeys(lines, platform_of_file, dictionary, orders), dictionary,
      options);
  const std::vector<StringId> spelt = SpellPeople(identity, dictionary);
  for (size_t order = 0; order < orders.size(); ++order) {
    const uint32_t person = identity.person_of_order[order];
    orders.buyer_key[order] = kEmptyString;
    orders.buyer_scope[order] = kEmptyString;
    if (person == kNoPerson) continue;
    const PersonKey& strongest = identity.KeysOf(person).front();
    orders.buyer_key[order] = spelt[person];
    if (IsScoped(strongest.kind)) orders.buyer_scope[order] = strongest.scope;
  }
  return identity;
}

}  // namespace shuke::customers
