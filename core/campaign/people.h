// People: who customers are outside a session, and whom no campaign may reach,
// as identity and workspace say.
#ifndef SHUKE_CAMPAIGN_PEOPLE_H_
#define SHUKE_CAMPAIGN_PEOPLE_H_

#include <cstdint>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "core/customers/customers.h"
#include "core/customers/identity.h"
#include "core/table/dictionary.h"
#include "core/workspace/workspace.h"

namespace shuke::campaign {

enum class Standing : uint8_t { kFree, kBadActor, kOptedOut };

struct People {
  const customers::Identity& identity;
  std::vector<uint32_t> person;    // customer -> person
  std::vector<Standing> standing;  // by customer: as listed in the workspace
  // Numbers, nicks and addresses, as AddressOn gives them, that an opt-out or a
  // listed bad actor names: no message goes there, whoever's they are.
  std::set<std::string, std::less<>> closed;

  std::span<const customers::PersonKey> KeysOf(
      customers::CustomerId customer) const {
    return identity.KeysOf(person[customer]);
  }
};

// `identity` was resolved for the orders of `customers`, and must outlive the
// result. O(customers + keys of people and lists).
People FindPeople(const customers::Customers& customers,
                  const customers::Identity& identity,
                  const workspace::Workspace& workspace,
                  const table::Dictionary& dictionary);

}  // namespace shuke::campaign

#endif  // SHUKE_CAMPAIGN_PEOPLE_H_
