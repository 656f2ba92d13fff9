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

// The same of all texts of a dictionary, found in one pass over its bytes: for
// those of many orders, which stand far apart.
class MaskedTexts {
 public:
  explicit MaskedTexts(const table::Strings& strings);
  bool operator()(table::StringId text) const {
    return !masked_.empty() && masked_[text];
  }

 private:
  std::vector<bool> masked_;  // by text; empty if none is
};

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
// kProbable; false if it is neither. is_masked(text) says whether a text is.
template <typename Masked>
bool RecipientKey(table::StringId name, table::StringId phone,
                  table::StringId city, Masked&& is_masked, PersonKey& key) {
  if (name == table::kEmptyString || phone == table::kEmptyString) return false;
  if (is_masked(phone)) {
    key = {KeyKind::kProbable, city, name, phone};
    return city != table::kEmptyString;
  }
  key = {KeyKind::kRecipient, table::kEmptyString, name, phone};
  return !is_masked(name);
}

}  // namespace shuke::customers

#endif  // SHUKE_CUSTOMERS_ORDER_KEYS_H_
