// What identity resolution joined, for the owner to look through and undo, and
// what it does to the number of customers.
#ifndef SHUKE_CUSTOMERS_IDENTITY_REVIEW_H_
#define SHUKE_CUSTOMERS_IDENTITY_REVIEW_H_

#include <cstdint>
#include <span>
#include <vector>

#include "core/base/date.h"
#include "core/customers/identity.h"
#include "core/table/dictionary.h"
#include "core/table/orders.h"

namespace shuke::customers {

// Which orders count: those of `currency` up to and including `as_of`.
struct ReviewScope {
  Day as_of = kNoDay;
  table::StringId currency = table::kEmptyString;
};

// One account of a person, with the orders that bear it.
struct ReviewAccount {
  PersonKey key;
  uint32_t orders = 0;         // that count, valid or not
  uint32_t valid_orders = 0;   // of them
  table::Minor net_minor = 0;  // of valid orders, less cancelling invoices
  Day last_day = kNoDay;       // of the latest that counts
};

// Why accounts are one person: the key that all of `accounts` have on their
// orders.
struct ReviewLink {
  PersonKey key;
  std::vector<uint32_t> accounts;  // indices into ReviewGroup::accounts
};

// Two accounts or more that count as one person.
struct ReviewGroup {
  std::vector<ReviewAccount> accounts;  // by KeyLess
  // Strongest first; each one is needed, none repeats what others say.
  std::vector<ReviewLink> links;
  table::Minor net_minor = 0;
  // By how many customers (people with a valid order) there are fewer for it.
  uint32_t customers_fewer = 0;
};

struct ReviewShared {
  SharedKey shared;
  uint32_t orders = 0;   // that count and bear it
  uint32_t without = 0;  // of them, those that no other key identifies
};

// Groups with the largest net amount come first; ties by the first key.
struct IdentityReview {
  std::vector<ReviewGroup> merged;
  // The people whom probable keys join or, switched off, would join.
  std::vector<ReviewGroup> probable;
  std::vector<ReviewShared> shared;  // most orders first; ties by key
};

// `keys` are those of each order, as identity was resolved from.
// O(orders log orders).
IdentityReview ReviewIdentity(const KeyColumns& keys, const Identity& identity,
                              const table::Dictionary& dictionary,
                              const table::Orders& orders,
                              const ReviewScope& scope);

// Customers: people with a valid order that counts.
struct IdentityEffect {
  uint64_t customers = 0;          // as resolved
  uint64_t without_merges = 0;     // if every account were a person
  uint64_t probable_switched = 0;  // with join_probable the other way round
};
// O(orders).
IdentityEffect MeasureIdentity(const Identity& identity,
                               const table::Orders& orders,
                               const ReviewScope& scope);

}  // namespace shuke::customers

#endif  // SHUKE_CUSTOMERS_IDENTITY_REVIEW_H_
