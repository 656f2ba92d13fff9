#include "core/workspace/workspace.h"

#include <nlohmann/json.hpp>

#include "core/base/json_fields.h"
#include "core/base/json_text.h"
#include "core/workspace/key_json.h"

namespace shuke::workspace {
namespace {

using nlohmann::json;
using OrderedJson = nlohmann::ordered_json;

// Of this form of the document; a later form will read the earlier ones.
constexpr int kSchemaVersion = 1;
constexpr std::string_view kSecretForm = "32 × [0-9a-f]";

Error Invalid(std::string path, std::string problem, std::string got,
              std::string expected) {
  return PolicyInvalid(std::move(path), std::move(problem), std::move(got),
                       std::move(expected));
}

// Calls read(item, path) for each item of the list `key`.
template <typename Read>
void ForEachItem(JsonFields& fields, std::string_view key, Read&& read) {
  const json* list = fields.Member(key);
  if (list == nullptr) return;
  if (!list->is_array()) {
    fields.Fail(
        Invalid(fields.Path(key), "wrong_type", QuoteJson(*list), "[…]"));
    return;
  }
  for (size_t i = 0; i < list->size() && fields.ok(); ++i) {
    fields.Take(read((*list)[i], JsonPath(fields.Path(key), i)));
  }
}

Status ReadPair(const json& item, const std::string& path,
                std::pair<Key, Key>& pair) {
  if (!item.is_array() || item.size() != 2) {
    return Invalid(path, "wrong_type", QuoteJson(item), "[{…}, {…}]");
  }
  Status status = KeyFromJson(item[0], JsonPath(path, 0), pair.first);
  if (!status.ok()) return status;
  status = KeyFromJson(item[1], JsonPath(path, 1), pair.second);
  if (!status.ok()) return status;
  if (pair.first == pair.second) {
    return Invalid(JsonPath(path, 1), "repeated", QuoteJson(item[1]), "a ≠ b");
  }
  return Ok();
}

// The members that every listed person has.
void ReadListed(JsonFields& fields, Listed& who) {
  ForEachItem(fields, "keys", [&](const json& item, const std::string& path) {
    return KeyFromJson(item, path, who.keys.emplace_back());
  });
  fields.Text("note", 0, who.note);
  if (who.keys.empty()) {
    fields.Fail(Invalid(fields.Path("keys"), "out_of_range", "[]", "[{…}, …]"));
  }
}

Status ReadListedItem(const json& item, const std::string& path, Listed& who) {
  JsonFields fields(item, path);
  ReadListed(fields, who);
  return fields.Finish();
}

Status ReadExcludedItem(const json& item, const std::string& path,
                        Excluded& excluded) {
  JsonFields fields(item, path);
  ReadListed(fields, excluded.who);
  auto reason = static_cast<size_t>(excluded.reason);
  fields.Word("reason", kExclusionCodes, reason);
  excluded.reason = static_cast<Exclusion>(reason);
  return fields.Finish();
}

Error TooMany(std::string path, size_t got, size_t most) {
  return Invalid(std::move(path), "out_of_range", std::to_string(got),
                 "0.." + std::to_string(most));
}

Status ReadPickedList(const json& item, const std::string& path,
                      const std::vector<PickedList>& before, PickedList& list) {
  JsonFields fields(item, path);
  fields.Text("name", 1, list.name);
  if (fields.ok() && list.name.empty())
    fields.Fail(Invalid(fields.Path("name"), "wrong_type", "null", "\"…\""));
  for (const PickedList& other : before) {
    if (other.name == list.name) {
      fields.Fail(Invalid(fields.Path("name"), "repeated",
                          QuoteJson(json(list.name)), "a ≠ b"));
    }
  }
  ForEachItem(fields, "people", [&](const json& one, const std::string& at) {
    return ReadListedItem(one, at, list.people.emplace_back());
  });
  if (list.people.size() > kMostOnAList) {
    fields.Fail(
        TooMany(fields.Path("people"), list.people.size(), kMostOnAList));
  }
  return fields.Finish();
}

void ReadSecret(JsonFields& fields, std::optional<SipHashKey>& secret) {
  const json* member = fields.Member("secret");
  if (member == nullptr || member->is_null()) return;
  if (member->is_string()) {
    secret = ParseSipHashKey(member->get_ref<const std::string&>());
  }
  if (secret) return;
  fields.Fail(Invalid(fields.Path("secret"),
                      member->is_string() ? "out_of_range" : "wrong_type", "…",
                      std::string(kSecretForm)));
}

OrderedJson ListedJson(const Listed& who) {
  OrderedJson keys = OrderedJson::array();
  for (const Key& key : who.keys) keys.push_back(KeyJson(key));
  OrderedJson out = {{"keys", std::move(keys)}};
  if (!who.note.empty()) out["note"] = who.note;
  return out;
}

OrderedJson ListJson(const std::vector<Listed>& list) {
  OrderedJson out = OrderedJson::array();
  for (const Listed& who : list) out.push_back(ListedJson(who));
  return out;
}

}  // namespace

Result<Workspace> ParseWorkspace(std::string_view json_text) {
  const json document = ParseJson(json_text);
  if (document.is_discarded()) {
    return Error{"workspace_not_json", {{"at", JsonFault(json_text)}}};
  }
  Workspace workspace;
  JsonFields fields(document, "");
  int version = kSchemaVersion;
  fields.Integer("schema_version", kSchemaVersion, kSchemaVersion, version);
  ReadSecret(fields, workspace.secret);
  ForEachItem(fields, "separated",
              [&](const json& item, const std::string& path) {
                return ReadPair(item, path, workspace.separated.emplace_back());
              });
  ForEachItem(
      fields, "excluded", [&](const json& item, const std::string& path) {
        return ReadExcludedItem(item, path, workspace.excluded.emplace_back());
      });
  const auto read_list = [&](std::string_view key, std::vector<Listed>& list) {
    ForEachItem(fields, key, [&](const json& item, const std::string& path) {
      return ReadListedItem(item, path, list.emplace_back());
    });
  };
  read_list("bad_actors", workspace.bad_actors);
  read_list("opt_outs", workspace.opt_outs);
  ForEachItem(fields, "lists", [&](const json& item, const std::string& path) {
    PickedList list;
    const Status status = ReadPickedList(item, path, workspace.lists, list);
    workspace.lists.push_back(std::move(list));
    return status;
  });
  if (workspace.lists.size() > kMostLists)
    fields.Fail(
        TooMany(fields.Path("lists"), workspace.lists.size(), kMostLists));
  const Status status = fields.Finish();
  if (status.ok()) return workspace;
  Error error = status.error();
  error.code = "workspace_invalid";
  return error;
}

std::string FormatWorkspace(const Workspace& workspace) {
  OrderedJson separated = OrderedJson::array();
  for (const auto& [a, b] : workspace.separated) {
    separated.push_back({KeyJson(a), KeyJson(b)});
  }
  OrderedJson excluded = OrderedJson::array();
  for (const Excluded& entry : workspace.excluded) {
    OrderedJson out = ListedJson(entry.who);
    out["reason"] = kExclusionCodes[static_cast<size_t>(entry.reason)];
    excluded.push_back(std::move(out));
  }
  OrderedJson lists = OrderedJson::array();
  for (const PickedList& list : workspace.lists)
    lists.push_back({{"name", list.name}, {"people", ListJson(list.people)}});
  const OrderedJson document = {
      {"schema_version", kSchemaVersion},
      {"secret", workspace.secret
                     ? OrderedJson(HexText(Hash128{workspace.secret->bytes}))
                     : OrderedJson(nullptr)},
      {"separated", std::move(separated)},
      {"excluded", std::move(excluded)},
      {"bad_actors", ListJson(workspace.bad_actors)},
      {"opt_outs", ListJson(workspace.opt_outs)},
      {"lists", std::move(lists)}};
  return document.dump(2, ' ', false, OrderedJson::error_handler_t::replace) +
         "\n";
}

}  // namespace shuke::workspace
