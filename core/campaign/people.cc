#include "core/campaign/people.h"

#include "core/campaign/contact.h"
#include "core/workspace/listed_people.h"

namespace shuke::campaign {
namespace {

using customers::KeyKind;
using workspace::Listed;

// Where a message to the key would go; empty if it cannot.
std::string AddressOf(const workspace::Key& key) {
  switch (key.kind) {
    case KeyKind::kPhone:
      return NormaliseMobile(key.text).value_or(std::string());
    case KeyKind::kRecipient:
      return NormaliseMobile(key.phone).value_or(std::string());
    case KeyKind::kEmail:
      return NormaliseEmail(key.text).value_or(std::string());
    case KeyKind::kNick:
      return key.text;
    case KeyKind::kMemberId:
    case KeyKind::kAlipay:
    case KeyKind::kProbable:
      break;
  }
  return {};
}

}  // namespace

People FindPeople(const customers::Customers& customers,
                  const customers::Identity& identity,
                  const workspace::Workspace& workspace,
                  const table::Dictionary& dictionary) {
  People people{identity, {}, {}, {}};
  people.person.reserve(customers.size());
  for (customers::CustomerId id = 0; id < customers.size(); ++id) {
    people.person.push_back(
        identity.person_of_order[customers.OrdersOf(id).front()]);
  }
  people.standing.assign(customers.size(), Standing::kFree);
  const auto mark = [&](const std::vector<Listed>& list, Standing standing) {
    std::vector<const Listed*> entries;
    for (const Listed& entry : list) {
      entries.push_back(&entry);
      for (const workspace::Key& key : entry.keys) {
        std::string address = AddressOf(key);
        if (!address.empty()) people.closed.insert(std::move(address));
      }
    }
    const std::vector<uint32_t> listed =
        workspace::FindListed(entries, identity, dictionary);
    for (customers::CustomerId id = 0; id < customers.size(); ++id) {
      if (listed[people.person[id]] != workspace::kNotListed)
        people.standing[id] = standing;
    }
  };
  mark(workspace.opt_outs, Standing::kOptedOut);
  mark(workspace.bad_actors, Standing::kBadActor);
  return people;
}

}  // namespace shuke::campaign
