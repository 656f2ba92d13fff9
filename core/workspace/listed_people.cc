#include "core/workspace/listed_people.h"

#include <algorithm>
#include <optional>
#include <unordered_map>

#include "core/ingest/normalise.h"

namespace shuke::workspace {
namespace {

using customers::Identity;
using customers::KeyKind;
using customers::PersonKey;
using customers::PersonKeyHash;
using table::Dictionary;
using table::kEmptyString;
using table::StringId;

// The key as a file would have brought it; nothing if none has.
std::optional<PersonKey> Resolve(const Key& key, const Dictionary& dictionary) {
  std::string text = key.text;
  if (key.kind == KeyKind::kPhone) text = ingest::NormalisePhone(key.text);
  if (key.kind == KeyKind::kEmail) text = ingest::NormaliseEmail(key.text);
  PersonKey found{.kind = key.kind};
  const auto find = [&](const std::string& part, StringId& id) {
    return part.empty() || dictionary.Find(part, id);
  };
  const std::string& scope =
      key.kind == KeyKind::kProbable ? key.city : key.platform;
  if (!find(text, found.first) || !find(scope, found.scope) ||
      !find(key.phone, found.second)) {
    return std::nullopt;
  }
  return found;
}

template <typename Value>
using ByKey = std::unordered_map<PersonKey, Value, PersonKeyHash>;

// meet(person, value) for each key of each person that `values` has.
template <typename Value, typename Meet>
void MeetKeys(const ByKey<Value>& values, const Identity& identity, Meet meet) {
  if (values.empty()) return;
  for (uint32_t person = 0; person < identity.people(); ++person) {
    const auto look_up = [&](const PersonKey& key) {
      const auto found = values.find(key);
      if (found != values.end()) meet(person, found->second);
    };
    for (const PersonKey& key : identity.KeysOf(person)) {
      look_up(key);
      if (customers::IsScoped(key.kind))
        look_up({key.kind, kEmptyString, key.first, kEmptyString});
      if (key.kind == KeyKind::kRecipient)
        look_up({KeyKind::kPhone, kEmptyString, key.second, kEmptyString});
    }
  }
}

}  // namespace

std::vector<uint32_t> FindListed(std::span<const Listed* const> list,
                                 const Identity& identity,
                                 const Dictionary& dictionary) {
  ByKey<uint32_t> entries;
  for (uint32_t i = 0; i < list.size(); ++i) {
    for (const Key& key : list[i]->keys) {
      if (const auto found = Resolve(key, dictionary)) {
        entries.try_emplace(*found, i);
      }
    }
  }
  std::vector<uint32_t> out(identity.people(), kNotListed);
  MeetKeys(entries, identity, [&](uint32_t person, uint32_t entry) {
    out[person] = std::min(out[person], entry);
  });
  return out;
}

std::vector<uint64_t> FindOnLists(
    std::span<const std::vector<Listed>* const> lists, const Identity& identity,
    const Dictionary& dictionary) {
  ByKey<uint64_t> masks;
  bool named = false;
  for (size_t i = 0; i < lists.size(); ++i) {
    for (const Listed& entry : *lists[i]) {
      for (const Key& key : entry.keys) {
        named = true;
        if (const auto found = Resolve(key, dictionary))
          masks[*found] |= uint64_t{1} << i;
      }
    }
  }
  if (!named) return {};
  std::vector<uint64_t> out(identity.people(), 0);
  MeetKeys(masks, identity,
           [&](uint32_t person, uint64_t mask) { out[person] |= mask; });
  return out;
}

std::vector<std::pair<PersonKey, PersonKey>> FindSeparated(
    const Workspace& workspace, const Dictionary& dictionary) {
  std::vector<std::pair<PersonKey, PersonKey>> out;
  for (const auto& [a, b] : workspace.separated) {
    const auto left = Resolve(a, dictionary), right = Resolve(b, dictionary);
    if (left && right) out.emplace_back(*left, *right);
  }
  return out;
}

}  // namespace shuke::workspace
