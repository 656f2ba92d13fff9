// What an order says of its buyer and recipient, and what of it is a key.
#ifndef SHUKE_CUSTOMERS_ORDER_KEYS_H_
#define SHUKE_CUSTOMERS_ORDER_KEYS_H_

#include <array>
#include <cstddef>
#include <vector>

#include "core/customers/person_key.h"
#include "core/table/dictionary.h"

namespace shuke::customers {

// Of one order; texts of one dictionary.
struct OrderKeys {
  std::array<table::StringId, kStrongKinds> strong{};
  table::StringId platform = table::kEmptyString;
  table::StringId recipient = table::kEmptyString;
  table::StringId recipient_phone = table::kEmptyString;
  table::StringId city = table::kEmptyString;
};

// Of many orders, as columns: each as long as there are orders, or empty where
// none says it. `platform` always is as long.
struct KeyColumns {
  std::array<std::vector<table::StringId>, kStrongKinds> strong;
  std::vector<table::StringId> platform;
  std::vector<table::StringId> recipient, recipient_phone, city;

  size_t size() const { return platform.size(); }
  OrderKeys At(size_t order) const;
};

// A masked text (138****1234) tells nobody from anybody.
bool IsMasked(table::StringId text, const table::Dictionary& dictionary);

// The keys of an order that are whole, strongest first: no masked ones but
// kProbable.
class UsableKeys {
 public:
  UsableKeys(const OrderKeys& order, const table::Dictionary& dictionary);
  const PersonKey* begin() const { return keys_.data(); }
  const PersonKey* end() const { return keys_.data() + size_; }

 private:
  // A recipient is whole or masked, never both.
  std::array<PersonKey, kStrongKinds + 1> keys_;
  size_t size_ = 0;
};

// A recipient by name, phone and city as a key into `key`, kRecipient or
// kProbable; false if it is neither.
bool RecipientKey(table::StringId name, table::StringId phone,
                  table::StringId city, const table::Dictionary& dictionary,
                  PersonKey& key);

}  // namespace shuke::customers

#endif  // SHUKE_CUSTOMERS_ORDER_KEYS_H_
