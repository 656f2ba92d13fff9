// Identity: which orders are one person's.
//
// Orders that share a strong key are joined by union-find, so a person's
// platforms merge through an e-mail address or a phone of their own. Strong
// keys, strongest first: member id and nick (each within its platform), Alipay
// account, e-mail, the buyer's own phone (rulings 11). Guards:
// - A masked key (138****1234) is no key.
// - A key that appears with more than `max_stronger_keys` distinct stronger
// ones
//   (a courier's phone, guest@) joins nothing; orders that have no other key
//   belong to nobody.
// - A recipient is not the buyer. The pair of recipient name and phone joins
//   people only where it is the usual recipient of each, and never two nicks or
//   member ids of one platform: gift givers are not the people they give to. An
//   order without any strong key belongs to its recipient.
// - Probable: masked phone + masked name + city, off by default, under the same
//   rules as a recipient.
// - Pairs of keys that the owner has separated never end up in one person.
//
// The result depends on the orders, not on their sequence.
#ifndef SHUKE_CUSTOMERS_IDENTITY_H_
#define SHUKE_CUSTOMERS_IDENTITY_H_

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/table/dictionary.h"

namespace shuke::customers {

enum class KeyKind : uint8_t {
  kMemberId,
  kNick,
  kAlipay,
  kEmail,
  kPhone,
  kRecipient,  // name and phone together
  kProbable,   // masked name, masked phone and city together
};
inline constexpr size_t kStrongKinds = 5;
inline constexpr size_t kKeyKinds = 7;
// KeyKind -> its code in JSON and message keys ("key.nick").
inline constexpr std::array<std::string_view, kKeyKinds> kKeyKindCodes = {
    "member_id", "nick", "alipay", "email", "phone", "recipient", "probable"};

// What an order says of its buyer and its recipient; texts of one dictionary.
struct OrderKeys {
  std::array<table::StringId, kStrongKinds> strong{};
  table::StringId platform = table::kEmptyString;
  table::StringId recipient = table::kEmptyString;
  table::StringId recipient_phone = table::kEmptyString;
  table::StringId city = table::kEmptyString;
};

// One key of a person: `second` is the phone of kRecipient and kProbable.
struct PersonKey {
  KeyKind kind = KeyKind::kNick;
  table::StringId scope = table::kEmptyString;
  table::StringId first = table::kEmptyString;
  table::StringId second = table::kEmptyString;

  friend bool operator==(const PersonKey&, const PersonKey&) = default;
};

struct IdentityOptions {
  int max_stronger_keys = 5;
  bool join_probable = false;
  // Keys that the owner says belong to different people.
  std::vector<std::pair<PersonKey, PersonKey>> separated;
};

inline constexpr uint32_t kNoPerson = 0xffffffff;

struct Identity {
  std::vector<uint32_t> person_of_order;     // dense, by first order; kNoPerson
  std::vector<std::vector<PersonKey>> keys;  // of each person, strongest first
  // What the guards did, for the review list.
  uint64_t shared_keys = 0;                 // keys of too many: joined nothing
  uint64_t orders_without = 0;              // orders that no key identifies
  uint64_t people_joined_by_recipient = 0;  // people that the step took away
  uint64_t probable_joins =
      0;  // people that probable joins take away, or would
};

// O(keys log keys).
Identity ResolveIdentity(const std::vector<OrderKeys>& orders,
                         const table::Dictionary& dictionary,
                         const IdentityOptions& options);

}  // namespace shuke::customers

#endif  // SHUKE_CUSTOMERS_IDENTITY_H_
