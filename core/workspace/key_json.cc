#include "core/workspace/key_json.h"

#include <nlohmann/json.hpp>
#include <string>

#include "core/base/json_fields.h"

namespace shuke::workspace {

using customers::KeyKind;

nlohmann::ordered_json KeyJson(const Key& key) {
  nlohmann::ordered_json json = {
      {"kind", customers::kKeyKindCodes[static_cast<size_t>(key.kind)]}};
  if (!key.platform.empty()) json["platform"] = key.platform;
  json["key"] = key.text;
  if (!key.phone.empty()) json["phone"] = key.phone;
  if (!key.city.empty()) json["city"] = key.city;
  return json;
}

nlohmann::ordered_json KeyJson(const customers::PersonKey& key,
                               const table::Dictionary& dictionary) {
  const std::string scope(dictionary.At(key.scope));
  const bool probable = key.kind == KeyKind::kProbable;
  return KeyJson(Key{.kind = key.kind,
                     .platform = probable ? std::string() : scope,
                     .text = std::string(dictionary.At(key.first)),
                     .phone = std::string(dictionary.At(key.second)),
                     .city = probable ? scope : std::string()});
}

Status KeyFromJson(const nlohmann::json& json, std::string_view path,
                   Key& key) {
  JsonFields fields(json, path);
  size_t kind = customers::kKeyKinds;
  fields.Word("kind", customers::kKeyKindCodes, kind);
  if (fields.ok() && kind == customers::kKeyKinds) {
    fields.Fail(PolicyInvalid(fields.Path("kind"), "wrong_type", "null",
                              JoinChoices(customers::kKeyKindCodes)));
  }
  key.kind = static_cast<KeyKind>(kind);
  const auto text = [&](std::string_view name, std::string& value) {
    fields.Text(name, 1, value);
    if (!value.empty()) return;
    fields.Fail(
        PolicyInvalid(fields.Path(name), "wrong_type", "null", "\"…\""));
  };
  text("key", key.text);
  const bool probable = key.kind == KeyKind::kProbable;
  if (customers::IsScoped(key.kind)) fields.Text("platform", 0, key.platform);
  if (probable || key.kind == KeyKind::kRecipient) text("phone", key.phone);
  if (probable) text("city", key.city);
  return fields.Finish();
}

}  // namespace shuke::workspace
