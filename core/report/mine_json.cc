#include "core/report/mine_json.h"

#include <algorithm>
#include <cmath>

#include "core/base/or_null.h"

namespace shuke::report {
namespace {

using Json = nlohmann::ordered_json;
using mine::Item;

class Writer {
 public:
  Writer(const Mined& mined, size_t most) : mined_(mined), most_(most) {}

  Json Rules() const {
    Json list = Json::array();
    for (size_t i = 0; i < std::min(most_, mined_.rules.rules.size()); ++i) {
      const mine::Rule& rule = mined_.rules.rules[i];
      Json left = Json::array();
      for (const Item item : rule.antecedent) left.push_back(ItemJson(item));
      const auto without =
          mined_.owners.BoughtNotYet(rule.antecedent, rule.consequent);
      list.push_back(
          {{"left", std::move(left)},
           {"right", ItemJson(rule.consequent)},
           {"count", rule.count},
           {"left_count", rule.left},
           {"right_count", rule.right},
           {"support", rule.support},
           {"confidence", rule.confidence},
           {"lift", rule.lift},
           {"leverage", rule.leverage},
           {"conviction", OrNull<Json>(rule.conviction)},
           {"chi_square", rule.chi_square},
           {"p_value", rule.p_value},
           {"false_discovery", rule.false_discovery},
           {"bought_not_yet", without.size()},
           {"expected_minor",
            std::llround(static_cast<double>(without.size()) * rule.confidence *
                         mined_.affinity.mean_amount[rule.consequent])}});
    }
    return {{"least_count", mined_.rules.least_count},
            {"tested", mined_.rules.tested},
            {"likely_chance", mined_.rules.chance},
            {"implied", mined_.rules.implied},
            {"truncated", mined_.rules.truncated},
            {"found", mined_.rules.rules.size()},
            {"list", std::move(list)}};
  }

  Json Sequences() const {
    Json list = Json::array();
    const auto& flows = mined_.sequences.flows;
    for (size_t i = 0; i < std::min(most_, flows.size()); ++i) {
      const mine::Flow& flow = flows[i];
      list.push_back({{"from", ItemJson(flow.from)},
                      {"to", ItemJson(flow.to)},
                      {"customers", flow.customers},
                      {"returned", flow.returned},
                      {"started", flow.started},
                      {"waiting", flow.started - flow.returned},
                      {"share", flow.share},
                      {"lift", flow.lift},
                      {"p_value", flow.p_value},
                      {"false_discovery", flow.false_discovery},
                      {"days_25", flow.days_lower},
                      {"days_50", flow.days_median},
                      {"days_75", flow.days_upper}});
    }
    return {{"started", mined_.sequences.started},
            {"returned", mined_.sequences.returned},
            {"likely_chance", mined_.sequences.chance},
            {"found", flows.size()},
            {"list", std::move(list)}};
  }

  Json Cycles() const {
    Json list = Json::array();
    const auto& cycles = mined_.cycles.cycles;
    for (size_t i = 0; i < std::min(most_, cycles.size()); ++i) {
      const mine::Cycle& cycle = cycles[i];
      Json curve = Json::array();
      for (size_t k = 0; k < mine::kCurveDays.size(); ++k)
        curve.push_back(
            {{"days", mine::kCurveDays[k]}, {"share", cycle.share[k]}});
      list.push_back({{"item", ItemJson(cycle.item)},
                      {"buyers", cycle.buyers},
                      {"repeat_buyers", cycle.repeat_buyers},
                      {"waits", cycle.waits},
                      {"ended", cycle.ended},
                      {"days_25", OrNull<Json>(cycle.days_25)},
                      {"days_50", OrNull<Json>(cycle.days_50)},
                      {"days_75", OrNull<Json>(cycle.days_75)},
                      {"typical_days", cycle.typical_days},
                      {"typical_units", cycle.typical_units},
                      {"repeatable", cycle.repeatable},
                      {"due", cycle.due},
                      {"overdue", cycle.overdue},
                      {"curve", std::move(curve)}});
    }
    return {{"found", cycles.size()}, {"list", std::move(list)}};
  }

  Json Potential() const {
    double total = 0;
    uint32_t customers = 0;
    for (const double minor : mined_.affinity.potential_minor) {
      total += minor;
      customers += minor > 0;
    }
    return {{"customers", customers},
            {"potential_minor", mined_.affinity.knows_related
                                    ? Json(std::llround(total))
                                    : Json(nullptr)},
            {"assumes", kPotentialAssumes}};
  }

 private:
  // The number is the item's place among the names, good for this data alone.
  Json ItemJson(Item item) const {
    return {{"item", item},
            {"name", mined_.dictionary.At(mined_.baskets.name[item])}};
  }

  const Mined& mined_;
  size_t most_;
};

}  // namespace

Json MineJson(const Mined& mined, size_t most) {
  const Writer writer(mined, most);
  return {{"level", mine::kLevelCodes[static_cast<size_t>(mined.level)]},
          {"baskets", mined.baskets.size()},
          {"items", mined.baskets.items()},
          {"rule_baskets", mined.rule_baskets.baskets.size()},
          {"cut_baskets", mined.rule_baskets.cut},
          {"rules", writer.Rules()},
          {"sequences", writer.Sequences()},
          {"cycles", writer.Cycles()},
          {"potential", writer.Potential()}};
}

}  // namespace shuke::report
