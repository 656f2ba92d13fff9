// Key <-> JSON: {"kind": code, "platform"?: of a nick or member id, "key":
// text, "phone"?: of a recipient or probable key, "city"?: of a probable key}.
#ifndef SHUKE_WORKSPACE_KEY_JSON_H_
#define SHUKE_WORKSPACE_KEY_JSON_H_

#include <nlohmann/json_fwd.hpp>
#include <string_view>

#include "core/base/result.h"
#include "core/customers/person_key.h"
#include "core/table/dictionary.h"
#include "core/workspace/workspace.h"

namespace shuke::workspace {

nlohmann::ordered_json KeyJson(const Key& key);
// Of a key of this session.
nlohmann::ordered_json KeyJson(const customers::PersonKey& key,
                               const table::Dictionary& dictionary);
// Fails as JsonFields does.
Status KeyFromJson(const nlohmann::json& json, std::string_view path, Key& key);

}  // namespace shuke::workspace

#endif  // SHUKE_WORKSPACE_KEY_JSON_H_
