#include "core/campaign/draft_json.h"

#include <nlohmann/json.hpp>
#include <string>
#include <utility>

#include "core/base/or_null.h"
#include "core/campaign/email_html.h"
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
         {"control", row.control},
         {"control_share",
          static_cast<double>(row.control) /
              static_cast<double>(row.treated + row.control)}});
  }
  return rows;
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

// "name": [ one line for each customer ], as a further member of an object that
// is printed with an indent of 2.
void AppendGroup(std::string_view name, const std::vector<PersonHashes>& people,
                 std::string& text) {
  text.append(",\n  \"").append(name).append("\": [");
  for (size_t i = 0; i < people.size(); ++i) {
    text += i == 0 ? "\n    [" : ",\n    [";
    for (size_t k = 0; k < people[i].size(); ++k) {
      if (k > 0) text += ", ";
      text.append("\"").append(HashText(people[i][k])).append("\"");
    }
    text += ']';
  }
  text += people.empty() ? "]" : "\n  ]";
}

// By what the campaign will be measured.
json Measure(const Draft& draft) {
  const CampaignDefinition& definition = draft.definition;
  return {{"sent", FormatDay(definition.sent.value_or(draft.as_of + 1))},
          {"window_days", definition.window_days},
          {"planned_lift", draft.estimate.planned_lift},
          {"contact_minor_x100", draft.cost_minor_x100},
          {"coupon_minor", definition.coupon_minor},
          {"gift_minor", definition.gift_minor}};
}

// "<name>_strata": the row of `balance` of each, in the order of the list.
void AppendStrata(std::string_view name,
                  const std::vector<PersonHashes>& people, const Draft& draft,
                  std::string& text) {
  text.append(",\n  \"").append(name).append("_strata\": [");
  for (size_t i = 0; i < people.size(); ++i) {
    if (i > 0) text += i % 40 == 0 ? ",\n    " : ",";
    text += std::to_string(draft.stratum_of.at(people[i].front()));
  }
  text += "]";
}

}  // namespace

void SummaryToJson(const Draft& draft, json& json_out) {
  ToJson(draft.definition, json_out);
  json_out["audience"] = draft.audience;
  json_out["treated"] = draft.treated.size();
  json_out["control"] = draft.control();
  json_out["suppressed"] = Suppressed(draft);
  json_out["messages"] = Messages(draft);
  json reach = json::object(), suggested = json::object();
  for (size_t i = 0; i < kChannels; ++i) {
    reach[std::string(kChannelCodes[i])] = draft.reach[i];
    suggested[std::string(kChannelCodes[i])] = draft.suggested[i];
  }
  json_out["reach"] = std::move(reach);
  json_out["suggested"] = std::move(suggested);
  json_out["usual_hours"] = draft.usual_hours;
  json_out["balance"] = Balance(draft);
  json_out["means"] = Means(draft);
  json_out["measure"] = Measure(draft);
  ToJson(draft.estimate, json_out["estimate"]);
  json_out["batches"] = json::array();
  for (const auto batch : draft.Batches())
    json_out["batches"].push_back(batch.size());
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
    if (draft.definition.channel == Channel::kEmail) {
      json_out["preview"].back()["html"] = EmailHtml(row.subject, row.message);
    }
  }
}

std::string FormatCampaign(const Draft& draft) {
  json definition, estimate;
  ToJson(draft.definition, definition);
  ToJson(draft.estimate, estimate);
  const json head = {
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
      {"measure", Measure(draft)},
      {"estimate", std::move(estimate)},
      {"hash",
       {{"algorithm", "siphash-2-4-128"},
        {"input",
         "kind, platform or city, key, phone, with a zero byte between"},
        {"key_check", HashText(draft.key_check)}}},
  };
  // The texts of a definition may come from anywhere: bad bytes are replaced,
  // since dump would throw.
  std::string text = head.dump(2, ' ', false, json::error_handler_t::replace);
  text.erase(text.size() - 2);  // the line break and brace that close it
  AppendGroup("treated", draft.treated_hashes, text);
  AppendGroup("control", draft.control_hashes, text);
  AppendStrata("treated", draft.treated_hashes, draft, text);
  AppendStrata("control", draft.control_hashes, draft, text);
  return text + "\n}\n";
}

}  // namespace shuke::campaign
