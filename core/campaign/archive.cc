// The definitions of all runs are kept in the record, so that evolution is
// always worked out from them and never drifts from what it describes.
#include "core/campaign/archive.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <string>

namespace shuke::campaign {
namespace {

using nlohmann::json;

Error Invalid(std::string path) {
  return {"archive_invalid", {{"path", std::move(path)}}};
}

json Member(const json& object, const char* key) {
  return object.is_object() && object.contains(key) ? object[key]
                                                    : json(nullptr);
}

std::string TextOf(const json& object, const char* key) {
  const json value = Member(object, key);
  return value.is_string() ? value.get<std::string>() : std::string();
}

// The members of the definition that differ, by name.
json Changes(const json& before, const json& after) {
  json changes = json::array();
  for (const auto& [key, value] : after.items()) {
    const json old = Member(before, key.c_str());
    if (old == value) continue;
    changes.push_back({{"what", key}, {"before", old}, {"after", value}});
  }
  return changes;
}

json Evolution(const json& record) {
  json evolution = json::array();
  for (size_t i = 1; i < record.size(); ++i) {
    const json& before = record[i - 1];
    const json& after = record[i];
    evolution.push_back(
        {{"from", before["run"]},
         {"to", after["run"]},
         {"changes", Changes(before["definition"], after["definition"])},
         {"lift_before", Member(before["effect"], "lift")},
         {"lift_after", Member(after["effect"], "lift")},
         {"verdict_before", Member(before["effect"], "verdict")},
         {"verdict_after", Member(after["effect"], "verdict")}});
  }
  return evolution;
}

}  // namespace

Result<json> AddToArchive(const json& archive, const json& document,
                          const json& effect, std::string_view owner) {
  const json definition = Member(document, "definition");
  if (!definition.is_object()) return Invalid("/definition");
  json record = json::array();
  std::string kept_owner;
  if (!archive.is_null()) {
    if (!archive.is_object()) return Invalid("");
    if (Member(archive, "schema_version") != kArchiveSchemaVersion)
      return Invalid("/schema_version");
    record = Member(archive, "record");
    if (!record.is_array()) return Invalid("/record");
    for (size_t i = 0; i < record.size(); ++i) {
      if (!Member(record[i], "run").is_string() ||
          !Member(record[i], "definition").is_object() ||
          !Member(record[i], "effect").is_object()) {
        return Invalid("/record/" + std::to_string(i));
      }
    }
    kept_owner = TextOf(Member(archive, "identity"), "owner");
  }
  const std::string as_of = TextOf(document, "as_of");
  const std::string run = as_of + " " + TextOf(definition, "name");
  json entry = {{"run", run},
                {"as_of", as_of},
                {"definition", definition},
                {"counts", Member(document, "counts")},
                {"estimate", Member(document, "estimate")},
                {"effect", effect}};
  const auto same =
      std::find_if(record.begin(), record.end(),
                   [&](const json& other) { return other["run"] == run; });
  if (same != record.end()) {
    *same = std::move(entry);
  } else {
    record.push_back(std::move(entry));
  }
  std::stable_sort(record.begin(), record.end(),
                   [](const json& a, const json& b) {
                     return a["run"].get_ref<const std::string&>() <
                            b["run"].get_ref<const std::string&>();
                   });
  const json& latest = record.back();
  const bool is_latest = latest["run"] == run;
  json result = {
      {"schema_version", kArchiveSchemaVersion},
      {"identity",
       {{"id", record.front()["run"]},
        {"name", Member(latest["definition"], "name")},
        {"activity", Member(latest["definition"], "activity")},
        {"project", Member(latest["definition"], "project")},
        {"goal", Member(latest["definition"], "goal")},
        {"owner", owner.empty() ? kept_owner : std::string(owner)},
        {"created", record.front()["as_of"]},
        {"last_run", latest["as_of"]},
        {"version", record.size()}}},
      {"snapshot", is_latest ? json{{"as_of", as_of},
                                    {"definition", definition},
                                    {"counts", Member(document, "counts")},
                                    {"messages", Member(document, "messages")},
                                    {"balance", Member(document, "balance")},
                                    {"means", Member(document, "means")},
                                    {"estimate", Member(document, "estimate")}}
                             : Member(archive, "snapshot")},
      {"record", record},
      {"evolution", Evolution(record)},
  };
  return result;
}

}  // namespace shuke::campaign
