// Identity: which orders are one person's.
//
// Orders that share a strong key are joined by union-find, so a person's
// platforms merge through an e-mail address or a phone of their own. Strong
// keys, strongest first: member id and nick (each within its platform), Alipay
// account, e-mail, the buyer's own phone (rulings 11). Guards:
// - A masked key (138****1234) is no key.
// - A key that appears with more than `max_stronger_keys` distinct stronger
//   ones (a courier's phone, guest@) joins nothing; orders that have no other
//   key belong to nobody.
// - A recipient is not the buyer. The pair of recipient name and phone joins
//   people only where it is the usual recipient of each, and never two accounts
//   of one platform (member ids, nicks, or where it has neither whatever strong
//   keys tell its buyers): gift givers are not the people they give to. An
//   order without any strong key belongs to its recipient.
// - Probable: masked phone + masked name + city, off by default, under the same
//   rules as a recipient.
// - Pairs of keys that the owner has separated never end up in one person.
//
// An account is what an order would be counted as if nothing were joined: the
// strongest key that it bears itself. People are sets of accounts.
//
// The result depends on the orders, not on their sequence.
#ifndef SHUKE_CUSTOMERS_IDENTITY_H_
#define SHUKE_CUSTOMERS_IDENTITY_H_

#include <array>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "core/customers/identity_policy.h"
#include "core/customers/order_keys.h"
#include "core/customers/person_key.h"
#include "core/table/dictionary.h"

namespace shuke::customers {

struct IdentityOptions {
  int max_stronger_keys = IdentityPolicy{}.max_stronger_keys;
  bool join_probable = IdentityPolicy{}.join_probable;
  // Keys that the owner says belong to different people.
  std::vector<std::pair<PersonKey, PersonKey>> separated;
};

inline constexpr uint32_t kNoPerson = 0xffffffff;

// A key that joins nothing since too many share it.
struct SharedKey {
  PersonKey key;
  uint32_t stronger_keys;  // distinct ones that it appears with
};

struct Identity {
  // order -> person; dense, by first order. kNoPerson: nobody is identified.
  std::vector<uint32_t> person_of_order;
  // order -> account; dense, by first order. kNoPerson as above.
  std::vector<uint32_t> account_of_order;
  std::vector<uint32_t> key_of_account;  // where in `key`; Account
  // order -> person with join_probable the other way round; empty where no
  // order bears a probable key, so that it would change nothing.
  std::vector<uint32_t> other_person_of_order;
  bool join_probable = false;  // which way round person_of_order is

  // Each person's keys in the order of KeyLess; KeysOf.
  std::vector<uint32_t> key_offset = {0};  // one more than there are people
  std::vector<PersonKey> key;

  // People that keys of each kind took away: accounts = people + their sum.
  // Kinds are taken strongest first.
  std::array<uint64_t, kKeyKinds> joined{};
  std::vector<SharedKey> shared;  // by KeyLess
  uint64_t orders_without = 0;    // orders that no key identifies
  // People that probable joins take away, or would.
  uint64_t probable_joins = 0;

  // The key that an account is.
  size_t accounts() const { return key_of_account.size(); }
  const PersonKey& Account(uint32_t account) const {
    return key[key_of_account[account]];
  }
  size_t people() const { return key_offset.size() - 1; }
  std::span<const PersonKey> KeysOf(uint32_t person) const {
    return {key.data() + key_offset[person],
            key_offset[person + 1] - key_offset[person]};
  }
};

// Takes out the orders whose entry in `keep` is 0; people and keys stay.
void KeepOrders(std::span<const uint8_t> keep, Identity& identity);

// O(orders + keys log keys).
Identity ResolveIdentity(KeyColumns orders, const table::Dictionary& dictionary,
                         const IdentityOptions& options);

}  // namespace shuke::customers

#endif  // SHUKE_CUSTOMERS_IDENTITY_H_
