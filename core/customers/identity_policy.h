// How accounts are joined to people: the thresholds of identity resolution.
#ifndef SHUKE_CUSTOMERS_IDENTITY_POLICY_H_
#define SHUKE_CUSTOMERS_IDENTITY_POLICY_H_

#include <nlohmann/json_fwd.hpp>
#include <string_view>

#include "core/base/result.h"

namespace shuke::customers {

struct IdentityPolicy {
  // A key that appears with more distinct stronger keys than this (a courier's
  // phone, guest@) joins nothing.
  int max_stronger_keys = 5;
  // Whether masked phone + masked name + city join people.
  bool join_probable = false;

  friend bool operator==(const IdentityPolicy&,
                         const IdentityPolicy&) = default;
};

void ToJson(const IdentityPolicy& policy, nlohmann::json& json);
// Reads over what `policy` holds; on failure `policy` may be partly changed.
Status FromJson(const nlohmann::json& json, std::string_view path,
                IdentityPolicy& policy);

}  // namespace shuke::customers

#endif  // SHUKE_CUSTOMERS_IDENTITY_POLICY_H_
