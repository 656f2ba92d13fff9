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

}  // namespace

std::vector<uint32_t> FindListed(std::span<const Listed* const> list,
                                 const Identity& identity,
                                 const Dictionary& dictionary) {
  std::unordered_map<PersonKey, uint32_t, PersonKeyHash> entries;
  for (uint32_t i = 0; i < list.size(); ++i) {
    for (const Key& key : list[i]->keys) {
      if (const auto found = Resolve(key, dictionary)) {
        entries.try_emplace(*found, i);
      }
    }
  }
  std::vector<uint32_t> out(identity.people(), kNotListed);
  if (entries.empty()) return out;
  const auto look_up = [&](const PersonKey& key, uint32_t& entry) {
    const auto found = entries.find(key);
    if (found != entries.end()) entry = std::min(entry, found->second);
  };
  for (uint32_t person = 0; person < out.size(); ++person) {
    for (const PersonKey& key : identity.KeysOf(person)) {
      look_up(key, out[person]);
      if (customers::IsScoped(key.kind)) {
        look_up({key.kind, kEmptyString, key.first, kEmptyString}, out[person]);
      }
      if (key.kind == KeyKind::kRecipient) {
        look_up({KeyKind::kPhone, kEmptyString, key.second, kEmptyString},
                out[person]);
      }
    }
  }
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
