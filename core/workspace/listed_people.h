// Which people of a session the workspace lists.
#ifndef SHUKE_WORKSPACE_LISTED_PEOPLE_H_
#define SHUKE_WORKSPACE_LISTED_PEOPLE_H_

#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "core/customers/identity.h"
#include "core/table/dictionary.h"
#include "core/workspace/workspace.h"

namespace shuke::workspace {

inline constexpr uint32_t kNotListed = 0xffffffff;

// For each person, the first entry of `list` that names one of their keys, or
// kNotListed. Phones and e-mail addresses match however they are written; a
// phone also finds who is known by the parcels sent to it alone.
// O(keys of people + keys of the list).
std::vector<uint32_t> FindListed(std::span<const Listed* const> list,
                                 const customers::Identity& identity,
                                 const table::Dictionary& dictionary);

// For each person, bit i: one of lists[i] names one of their keys, matched as
// above. At most 64 lists; without any key in them the answer is empty.
// O(keys of people + keys of the lists).
std::vector<uint64_t> FindOnLists(
    std::span<const std::vector<Listed>* const> lists,
    const customers::Identity& identity, const table::Dictionary& dictionary);

// The separated pairs of which this session knows both keys.
std::vector<std::pair<customers::PersonKey, customers::PersonKey>>
FindSeparated(const Workspace& workspace, const table::Dictionary& dictionary);

}  // namespace shuke::workspace

#endif  // SHUKE_WORKSPACE_LISTED_PEOPLE_H_
