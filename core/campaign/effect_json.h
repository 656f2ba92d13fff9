// An effect as JSON, the same for page, command line and archive.
#ifndef SHUKE_CAMPAIGN_EFFECT_JSON_H_
#define SHUKE_CAMPAIGN_EFFECT_JSON_H_

#include <nlohmann/json_fwd.hpp>
#include <optional>

#include "core/campaign/effect.h"
#include "core/campaign/process.h"

namespace shuke::campaign {

// {window {from, to, as_of, closed}, treated, control: {customers, found,
// buyers, orders, items, net_minor, unpaid_customers, unpaid_orders,
// response_rate, average_order_minor, net_per_customer_minor}, lift {value,
// low, high, p_value, test: "fisher" | "pooled_z", planned}, verdict,
// revenue_lift {treated_minor, control_minor, value_minor, low_minor,
// high_minor}, incremental {…}, strata [{level, stage, treated, control, lift,
// verdict}], crossed, merged, process {counts, rates}, notes [{code, args}]}.
// `planned_lift` is the file's.
void EffectToJson(const Effect& effect, double planned_lift,
                  const std::optional<ProcessFigures>& process,
                  nlohmann::json& json);

}  // namespace shuke::campaign

#endif  // SHUKE_CAMPAIGN_EFFECT_JSON_H_
