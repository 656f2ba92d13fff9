// What goes with what, what to offer whom, and why somebody is in a group.
#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

#include "core/mine/rules.h"
#include "core/mine/sequences.h"
#include "core/mine/tree.h"
#include "core/report/mine_json.h"
#include "core/report/tree_json.h"
#include "core/session/answer.h"
#include "core/session/outlook_answer.h"
#include "core/session/session_state.h"

namespace shuke::session {
namespace {

constexpr size_t kMostListed = 200;

// Whether a fact restates, more or less, when somebody last bought.
bool TellsWhenLastBought(const segment::FactInfo& info) {
  constexpr std::string_view kTopics[] = {"lifecycle",  "rfm",       "value",
                                          "membership", "migration", "now",
                                          "cluster",    "prediction"};
  constexpr std::string_view kIds[] = {"recency_days",     "last_day",
                                       "recency_band",     "leaving_reason",
                                       "account_age_days", "rfmx_group"};
  if (info.id == "usual_interval_days") return false;
  return std::find(std::begin(kTopics), std::end(kTopics), info.topic) !=
             std::end(kTopics) ||
         std::find(std::begin(kIds), std::end(kIds), info.id) != std::end(kIds);
}

void AddFacts(const segment::Rule& rule, std::vector<uint8_t>& used) {
  if (rule.kind == segment::Rule::Kind::kFact) used[rule.fact] = 1;
  for (const segment::Rule& child : rule.children) AddFacts(child, used);
}

// Orders of certain days tell when somebody bought.
bool AsksForOrders(const segment::Rule& rule) {
  return rule.kind == segment::Rule::Kind::kOrders ||
         std::any_of(rule.children.begin(), rule.children.end(), AsksForOrders);
}

// The facts that may explain a group: neither personal, nor predicted from the
// same orders, nor the group's own definition, nor barred by id. A group that
// is told by when its customers last bought is not explained by saying so in
// other words.
std::vector<segment::FactIndex> Explaining(const segment::Rule& rule,
                                           const Json& without) {
  const auto infos = segment::Facts();
  std::vector<uint8_t> used(infos.size(), 0);
  AddFacts(rule, used);
  bool by_last_order = AsksForOrders(rule);
  for (segment::FactIndex fact = 0; fact < infos.size(); ++fact)
    by_last_order |= used[fact] != 0 && TellsWhenLastBought(infos[fact]);
  std::vector<segment::FactIndex> out;
  for (segment::FactIndex fact = 0; fact < infos.size(); ++fact) {
    const segment::FactInfo& info = infos[fact];
    if (info.personal || info.topic == "prediction" || used[fact] != 0 ||
        info.type == segment::FactType::kText ||
        info.type == segment::FactType::kTexts ||
        info.type == segment::FactType::kLists ||
        info.type == segment::FactType::kDay) {
      continue;
    }
    bool barred = by_last_order && TellsWhenLastBought(info);
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
  return report::TreeJson(tree, facts, features);
}

}  // namespace

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
                          static_cast<size_t>(policy.basket_items),
                          policy.false_discovery_percent / 100);
  Json answer = OutlookHead(pipeline);
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

std::string Session::ExplainGroup(std::string_view request_json) {
  const auto request = ParseOptions(request_json, {"rule", "without"});
  if (!request.ok()) return Failure(request.error());
  const Json rule = request.value().value("rule", Json());
  const auto parsed = segment::ParseRule(rule.dump());
  if (!parsed.ok()) return Failure(parsed.error());
  return Success({{"tree", ExplainByTree(state_->Current(), parsed.value(),
                                         request.value().value(
                                             "without", Json::array()))}});
}

std::string Session::Recommend(uint32_t customer) {
  Pipeline& pipeline = state_->Current();
  if (customer >= pipeline.customers().size())
    return Failure(BadOption("customer", customer));
  const Outlook& outlook = pipeline.outlook();
  const mine::Level level = outlook.finest();
  const mine::Baskets& baskets = outlook.baskets(level);
  const mine::Affinity& affinity = outlook.affinity(level);
  const auto name = [&](mine::Item item) {
    return pipeline.book().dictionary().At(baskets.name[item]);
  };
  Json items = Json::array();
  for (const mine::Recommendation& offer :
       mine::Recommend(affinity, outlook.items_ever(level).Of(customer),
                       outlook.cycles(level).repeatable,
                       outlook.mine_policy().recommendations)) {
    items.push_back(
        {{"item", name(offer.item)},
         {"because", name(offer.because)},
         {"score", offer.score},
         {"share", offer.share},
         {"amount_minor", std::llround(affinity.mean_amount[offer.item])}});
  }
  return Success({{"items", std::move(items)}});
}

}  // namespace shuke::session
