// The workspace: what a shop keeps that names people, as one JSON document.
//
// It is never part of the policy (rulings 13): a policy may be shown and
// shared, a workspace may not. It holds the secret under which people are
// hashed in campaign files, keys that the owner has separated, buyers who are
// no customers, people whom no campaign may reach, and lists of people who were
// picked by hand. Whoever runs the core
// makes the secret and decides where the document is kept.
#ifndef SHUKE_WORKSPACE_WORKSPACE_H_
#define SHUKE_WORKSPACE_WORKSPACE_H_

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/base/result.h"
#include "core/base/siphash.h"
#include "core/customers/person_key.h"

namespace shuke::workspace {

// A key as text: customers::PersonKey of any session. What does not belong to
// its kind is empty. An empty platform stands for every platform.
struct Key {
  customers::KeyKind kind = customers::KeyKind::kNick;
  std::string platform;  // of a nick or a member id
  std::string text;
  std::string phone;  // of a recipient or a probable key
  std::string city;   // of a probable key

  friend bool operator==(const Key&, const Key&) = default;
};

// Why a buyer is no customer: their orders are set aside.
enum class Exclusion { kStaff, kWholesale, kTest };
inline constexpr std::array<std::string_view, 3> kExclusionCodes = {
    "staff", "wholesale", "test"};

// One person: whoever has any of the keys.
struct Listed {
  std::vector<Key> keys;  // at least one
  std::string note;       // the owner's own words

  friend bool operator==(const Listed&, const Listed&) = default;
};

struct Excluded {
  Listed who;
  Exclusion reason = Exclusion::kStaff;

  friend bool operator==(const Excluded&, const Excluded&) = default;
};

// People whom the shop picked by hand: a segment that no rule can say.
struct PickedList {
  std::string name;  // not empty, and of no other list: what rules call it
  std::vector<Listed> people;

  friend bool operator==(const PickedList&, const PickedList&) = default;
};
// As many as the fact "list" has bits for, and as many in one as a page can
// keep at hand.
inline constexpr size_t kMostLists = 60;
inline constexpr size_t kMostOnAList = 20'000;

struct Workspace {
  std::optional<SipHashKey> secret;
  std::vector<std::pair<Key, Key>> separated;  // never one person
  std::vector<Excluded> excluded;
  std::vector<Listed> bad_actors;  // in no campaign
  std::vector<Listed> opt_outs;    // in no campaign, nor any message to the key
  std::vector<PickedList> lists;

  friend bool operator==(const Workspace&, const Workspace&) = default;
};

// Reads a whole or partial document; an empty object is an empty workspace.
// Fails with "workspace_not_json" {at} or "workspace_invalid" {path, problem,
// got, expected} as in json_fields.h; got never quotes the secret.
Result<Workspace> ParseWorkspace(std::string_view json_text);

// The whole document: two spaces of indent, a newline at the end. The same
// workspace is always the same bytes, and ParseWorkspace reads them back.
std::string FormatWorkspace(const Workspace& workspace);

}  // namespace shuke::workspace

#endif  // SHUKE_WORKSPACE_WORKSPACE_H_
