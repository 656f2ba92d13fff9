#include "core/campaign/draft_json.h"

#include <nlohmann/json.hpp>
#include <string>
#include <utility>

#include "core/campaign/list_csv.h"

namespace shuke::campaign {
namespace {

using nlohmann::json;

json Suppressed(const Draft& draft) {
  json suppressed = {{"total", draft.suppressed_total()}};
  for (size_t i = 0; i < kSuppressions; ++i) {
    suppressed[std::string(kSuppressionCodes[i])] = draft.suppressed[i];
  }
  return suppressed;
}

json Messages(const Draft& draft) {
  json parts = json::object();
  for (const auto& [count, messages] : draft.sms_parts) {
    parts[std::to_string(count)] = messages;
  }
  return {{"total", draft.treated.size()},
          {"parts", draft.parts_total},
          {"sms_parts", std::move(parts)},
          {"cost_minor_x100", draft.cost_minor_x100}};
}

json Balance(const Draft& draft) {
  json rows = json::array();
  for (const BalanceRow& row : draft.balance) {
    const bool staged = row.stage != segment::Stage::kNone;
    rows.push_back(
        {{"level", segment::kLevelCodes[static_cast<size_t>(row.level)]},
         {"stage",
          staged ? json(segment::kStageCodes[static_cast<size_t>(row.stage)])
                 : json(nullptr)},
         {"treated", row.treated},
         {"control", row.control}});
  }
  return rows;
}

json OrNull(const std::optional<double>& value) {
  return value ? json(*value) : json(nullptr);
}

json MeansOf(const GroupMeans& means) {
  return {{"recency_days", OrNull(means.recency_days)},
          {"orders", OrNull(means.orders)},
          {"net_minor", OrNull(means.net_minor)}};
}

json Means(const Draft& draft) {
  return {{"treated", MeansOf(draft.treated_means)},
          {"control", MeansOf(draft.control_means)}};
}

json Hashes(const std::vector<Hash128>& hashes) {
  json customers = json::array();
  for (const Hash128& hash : hashes) {
    customers.push_back(json::array({HashText(hash)}));
  }
  return customers;
}

}  // namespace

void SummaryToJson(const Draft& draft, json& json_out) {
  ToJson(draft.definition, json_out);
  json_out["audience"] = draft.audience;
  json_out["treated"] = draft.treated.size();
  json_out["control"] = draft.control();
  json_out["suppressed"] = Suppressed(draft);
  json_out["messages"] = Messages(draft);
  json_out["balance"] = Balance(draft);
  json_out["means"] = Means(draft);
  json_out["columns"] = json::array();
  for (std::string_view column : ListColumns(draft.definition.channel)) {
    json_out["columns"].push_back(column);
  }
  json_out["preview"] = json::array();
  for (const PreviewRow& row : draft.preview) {
    json_out["preview"].push_back({{"key_masked", row.key_masked},
                                   {"address_masked", row.address_masked},
                                   {"subject", row.subject},
                                   {"message", row.message},
                                   {"characters", row.characters},
                                   {"parts", row.parts}});
  }
}

void CampaignToJson(const Draft& draft, json& json_out) {
  json definition;
  ToJson(draft.definition, definition);
  json_out = {
      {"schema_version", kCampaignSchemaVersion},
      {"as_of", FormatDay(draft.as_of)},
      {"definition", std::move(definition)},
      {"counts",
       {{"audience", draft.audience},
        {"treated", draft.treated.size()},
        {"control", draft.control()},
        {"suppressed", Suppressed(draft)}}},
      {"messages", Messages(draft)},
      {"balance", Balance(draft)},
      {"means", Means(draft)},
      {"hash",
       {{"algorithm", "siphash-2-4-128"},
        {"input", "platform, a zero byte, buyer key"},
        {"key_check", HashText(draft.key_check)}}},
      {"treated", Hashes(draft.treated_hashes)},
      {"control", Hashes(draft.control_hashes)},
  };
}

}  // namespace shuke::campaign
