#include "core/customers/buyers.h"

#include <string>

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

// The key that a person goes by: "name phone" for a recipient.
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
  std::vector<StringId> spelt(identity.people());
  for (uint32_t person = 0; person < spelt.size(); ++person) {
    spelt[person] = Spell(identity.KeysOf(person).front(), dictionary);
  }
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
