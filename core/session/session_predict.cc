// What is expected of the customers, what goes with what, and why somebody is
// in a group.
#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

#include "core/mine/rules.h"
#include "core/mine/sequences.h"
#include "core/mine/tree.h"
#include "core/report/mine_json.h"
#include "core/report/predict_json.h"
#include "core/segment/lifecycle.h"
#include "core/segment/rfm.h"
#include "core/session/answer.h"
#include "core/session/session_state.h"

namespace shuke::session {
namespace {

constexpr size_t kMostListed = 200;

// What stands at the head of either document.
Json Head(const Pipeline& pipeline) {
  return {
      {"schema_version", 1},
      {"as_of", pipeline.as_of() == kNoDay ? Json(nullptr)
                                           : Json(FormatDay(pipeline.as_of()))},
      {"currency", pipeline.book().dictionary().At(pipeline.currency())},
      {"minor_digits", pipeline.minor_digits()}};
}

Result<mine::Level> LevelOf(const Json& options, const Outlook& outlook) {
  const auto found = options.find("level");
  if (found == options.end()) return outlook.finest();
  for (size_t i = 0; i < mine::kLevelCodes.size(); ++i)
    if (*found == mine::kLevelCodes[i]) return static_cast<mine::Level>(i);
  return BadOption("level", *found);
}

// An object that has no members but `known`; the empty text is {}.
Result<Json> ParseOptions(std::string_view text,
                          std::initializer_list<std::string_view> known) {
  if (text.empty()) return Json::object();
  Json options = Json::parse(text, nullptr, false);
  if (!options.is_object())
    return BadOption("options", Json(std::string(text)));
  for (const auto& [name, value] : options.items()) {
    if (std::find(known.begin(), known.end(), name) == known.end())
      return BadOption(name, value);
  }
  return options;
}

template <typename Codes, typename Values>
report::ValuedGroups GroupsBy(std::string_view key, const Codes& codes,
                              const Values& values, const Pipeline& pipeline,
                              const predict::Prediction& prediction) {
  std::vector<uint8_t> group;
  for (const auto value : values) group.push_back(static_cast<uint8_t>(value));
  group.resize(pipeline.customers().size(), 0xff);
  return {key,
          {codes.begin(), codes.end()},
          predict::ValueByGroup(pipeline.customers(), prediction, group,
                                codes.size())};
}

void AddFacts(const segment::Rule& rule, std::vector<uint8_t>& used) {
  if (rule.kind == segment::Rule::Kind::kFact) used[rule.fact] = 1;
  for (const segment::Rule& child : rule.children) AddFacts(child, used);
}

// The facts that may explain a group: neither personal, nor predicted from the
// same orders, nor the group's own definition, nor barred by id.
std::vector<segment::FactIndex> Explaining(const segment::Rule& rule,
                                           const Json& without) {
  const auto infos = segment::Facts();
  std::vector<uint8_t> used(infos.size(), 0);
  AddFacts(rule, used);
  std::vector<segment::FactIndex> out;
  for (segment::FactIndex fact = 0; fact < infos.size(); ++fact) {
    const segment::FactInfo& info = infos[fact];
    if (info.personal || info.topic == "prediction" || used[fact] != 0 ||
        info.type == segment::FactType::kText ||
        info.type == segment::FactType::kTexts ||
        info.type == segment::FactType::kDay) {
      continue;
    }
    bool barred = false;
    for (const Json& id : without) barred |= id == info.id;
    if (!barred) out.push_back(fact);
  }
  return out;
}

Json ExplainByTree(Pipeline& pipeline, const segment::Rule& rule,
                   const Json& without) {
  const mine::MinePolicy& policy = pipeline.outlook().mine_policy();
  const segment::CustomerBits bits = pipeline.rules().MatchBuyers(rule);
  const customers::Customers& customers = pipeline.customers();
  std::vector<customers::CustomerId> ids;
  std::vector<uint8_t> in_group;
  for (customers::CustomerId id = 0; id < customers.size(); ++id) {
    if (customers.valid_orders[id] == 0) continue;
    ids.push_back(id);
    in_group.push_back(static_cast<uint8_t>(bits[id / 64] >> (id % 64) & 1));
  }
  const std::vector<segment::FactIndex> facts = Explaining(rule, without);
  std::vector<mine::Feature> features;
  for (const segment::FactIndex fact : facts) {
    const segment::FactInfo& info = segment::Facts()[fact];
    const segment::FactColumn& column = pipeline.facts().Column(fact);
    mine::Feature feature = {
        std::string(info.id), info.type == segment::FactType::kCode, {}};
    for (const customers::CustomerId id : ids) {
      double value = mine::kUnknown;
      if (info.type == segment::FactType::kNumber) {
        if (column.numbers[id] != segment::kNoNumber)
          value = column.numbers[id];
      } else if (column.integers[id] != segment::kNoInteger) {
        value = static_cast<double>(column.integers[id]);
      }
      feature.value.push_back(value);
    }
    features.push_back(std::move(feature));
  }
  const auto least = static_cast<uint32_t>(std::ceil(
      policy.tree_leaf_percent / 100 * static_cast<double>(ids.size())));
  const mine::Tree tree = mine::GrowTree(
      features, in_group,
      {.depth = policy.tree_depth, .least_customers = std::max(least, 5u)});
  return report::TreeJson(tree, features, [&](size_t feature, double value) {
    const auto& codes = segment::Facts()[facts[feature]].codes;
    return codes[static_cast<size_t>(value)];
  });
}

}  // namespace

std::string Session::Predict(std::string_view options_json) {
  const auto options = ParseOptions(options_json, {});
  if (!options.ok()) return Failure(options.error());
  Pipeline& pipeline = state_->Current();
  const Outlook& outlook = pipeline.outlook();
  const predict::Prediction& prediction = outlook.prediction();
  double potential = 0;
  for (const double minor : outlook.affinity(outlook.finest()).potential_minor)
    potential += minor;
  Json answer = Head(pipeline);
  answer.update(report::PredictJson(
      prediction, outlook.predict_policy(), potential,
      {GroupsBy("stage", segment::kStageCodes,
                pipeline.segments().lifecycle().stage, pipeline, prediction),
       GroupsBy("level", segment::kLevelCodes, pipeline.segments().rfm().level,
                pipeline, prediction),
       GroupsBy("band", predict::kValueBandCodes, prediction.value_band,
                pipeline, prediction)}));
  return Success(std::move(answer));
}

std::string Session::Mine(std::string_view options_json) {
  const auto options =
      ParseOptions(options_json, {"level", "most", "explain", "without"});
  if (!options.ok()) return Failure(options.error());
  Pipeline& pipeline = state_->Current();
  const Outlook& outlook = pipeline.outlook();
  const auto level = LevelOf(options.value(), outlook);
  if (!level.ok()) return Failure(level.error());
  const Json most = options.value().value("most", Json(kMostListed));
  if (!most.is_number_unsigned()) return Failure(BadOption("most", most));
  std::optional<segment::Rule> explained;
  if (options.value().contains("explain")) {
    auto rule = segment::ParseRule(options.value()["explain"].dump());
    if (!rule.ok()) return Failure(rule.error());
    explained = std::move(rule).value();
  }

  const mine::MinePolicy& policy = outlook.mine_policy();
  const mine::Baskets& baskets = outlook.baskets(level.value());
  const mine::RuleBaskets& joint = outlook.rule_baskets(level.value());
  const mine::RuleResult rules = mine::FindRules(
      joint.baskets,
      {.support = policy.support_percent / 100,
       .least_count = static_cast<uint32_t>(policy.least_count),
       .confidence = policy.confidence_percent / 100,
       .most_items = policy.most_items,
       .most_false_discoveries = policy.false_discovery_percent / 100,
       .prune = policy.prune});
  const mine::Sequences sequences =
      mine::FindSequences(baskets, outlook.by_customer(level.value()),
                          static_cast<uint32_t>(policy.least_customers),
                          static_cast<size_t>(policy.basket_items));
  Json answer = Head(pipeline);
  answer.update(report::MineJson(
      {level.value(), pipeline.book().dictionary(), baskets, joint,
       outlook.owners(level.value()), rules, sequences,
       outlook.cycles(level.value()), outlook.affinity(level.value())},
      most.get<size_t>()));
  answer["tree"] =
      explained ? ExplainByTree(pipeline, *explained,
                                options.value().value("without", Json::array()))
                : Json(nullptr);
  return Success(std::move(answer));
}

std::string Session::BoughtNotYet(std::string_view request_json) {
  const auto request =
      ParseOptions(request_json, {"level", "bought", "not_yet"});
  if (!request.ok()) return Failure(request.error());
  Pipeline& pipeline = state_->Current();
  const Outlook& outlook = pipeline.outlook();
  const auto level = LevelOf(request.value(), outlook);
  if (!level.ok()) return Failure(level.error());
  const size_t items = outlook.baskets(level.value()).items();
  const auto is_item = [&](const Json& item) {
    return item.is_number_unsigned() && item.get<uint64_t>() < items;
  };
  const Json bought = request.value().value("bought", Json());
  const Json not_yet = request.value().value("not_yet", Json());
  if (!is_item(not_yet)) return Failure(BadOption("not_yet", not_yet));
  if (!bought.is_array() || bought.empty())
    return Failure(BadOption("bought", bought));
  std::vector<mine::Item> left;
  for (const Json& item : bought) {
    if (!is_item(item)) return Failure(BadOption("bought", item));
    left.push_back(item.get<mine::Item>());
  }
  return Success(
      {{"customers", outlook.owners(level.value())
                         .BoughtNotYet(left, not_yet.get<mine::Item>())}});
}

}  // namespace shuke::session
