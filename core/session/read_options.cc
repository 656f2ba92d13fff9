#include "core/session/read_options.h"

#include "core/base/json_text.h"
#include "core/ingest/encoding.h"
#include "core/ingest/profile.h"
#include "core/ingest/role.h"

namespace shuke::session {

Result<ingest::ReadOptions> ParseReadOptions(std::string_view text) {
  ingest::ReadOptions options;
  if (text.empty()) return options;
  const Json json = ParseOrderedJson(text);
  if (!json.is_object())
    return Error{"bad_option", {{"option", ""}, {"value", std::string(text)}}};
  for (const auto& [name, value] : json.items()) {
    const bool word = value.is_string();
    if (name == "platform" && word) {
      options.platform = value.get<std::string>();
      if (ingest::FindProfile(options.platform) == nullptr) {
        return Error{"unknown_platform", {{"platform", options.platform}}};
      }
    } else if (name == "encoding" && word) {
      options.encoding = ingest::EncodingFromName(value.get<std::string>());
      if (!options.encoding)
        return Error{"unknown_encoding",
                     {{"encoding", value.get<std::string>()}}};
    } else if (name == "date_order" && word) {
      options.date_order = ingest::DayOrderFromName(value.get<std::string>());
      if (options.date_order == ingest::DayOrder::kUnknown)
        return BadOption(name, value);
    } else if (name == "sheet" && word) {
      options.sheet = value.get<std::string>();
    } else if (name == "label" && word) {
      options.label = value.get<std::string>();
    } else if (name == "decimal" && value.is_object()) {
      for (const auto& [role, mark] : value.items()) {
        if (mark != "point" && mark != "comma")
          return BadOption("decimal/" + role, mark);
        if (ingest::FindRole(role) == nullptr)
          return Error{"unknown_role", {{"role", role}}};
        options.decimal[role] =
            mark == "comma" ? DecimalMark::kComma : DecimalMark::kPoint;
      }
    } else if (name == "rows_are_orders" && value.is_boolean()) {
      options.rows_are_orders = value.get<bool>();
    } else if (name == "map" && value.is_object()) {
      for (const auto& [role, header] : value.items()) {
        if (!header.is_string()) return BadOption("map/" + role, header);
        if (ingest::FindRole(role) == nullptr)
          return Error{"unknown_role", {{"role", role}}};
        options.map[role] = header.get<std::string>();
      }
    } else if (name != "bytes") {
      return BadOption(name, value);
    }
  }
  return options;
}

std::string_view DecimalName(DecimalMark mark) {
  return mark == DecimalMark::kComma ? "comma" : "point";
}

Json WriteReadOptions(const ingest::ReadOptions& options) {
  Json json = Json::object();
  if (!options.platform.empty()) json["platform"] = options.platform;
  if (options.encoding)
    json["encoding"] = ingest::EncodingName(*options.encoding);
  if (!options.map.empty()) json["map"] = options.map;
  if (options.date_order != ingest::DayOrder::kUnknown) {
    json["date_order"] = ingest::DayOrderName(options.date_order);
  }
  if (!options.sheet.empty()) json["sheet"] = options.sheet;
  if (options.rows_are_orders) json["rows_are_orders"] = true;
  if (!options.label.empty()) json["label"] = options.label;
  for (const auto& [role, mark] : options.decimal)
    json["decimal"][role] = DecimalName(mark);
  return json;
}

}  // namespace shuke::session
