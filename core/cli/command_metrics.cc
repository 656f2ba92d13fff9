// shuke metrics: the figures of the shop, one section or all, for a range of
// days and a part of the shop.
#include <memory>
#include <nlohmann/json.hpp>
#include <string>
#include <utility>
#include <vector>

#include "core/cli/command.h"
#include "core/cli/output.h"

namespace shuke::cli {
namespace {

using session::Session;
using Json = nlohmann::ordered_json;

struct MetricsOptions {
  std::string section = "all", from, to;
  std::vector<std::string> platforms, shops, categories;
};

int Metrics(const Input& input, const MetricsOptions& options,
            const Messages& messages) {
  Session session;
  if (!Load(session, input, messages))
    return SayNothingUsable(session, messages);
  Json filter = Json::object();
  if (!options.from.empty()) filter["from"] = options.from;
  if (!options.to.empty()) filter["to"] = options.to;
  if (!options.platforms.empty()) filter["platforms"] = options.platforms;
  if (!options.shops.empty()) filter["shops"] = options.shops;
  if (!options.categories.empty()) filter["categories"] = options.categories;
  const Json request = {{"section", options.section},
                        {"filter", std::move(filter)}};
  const std::string answer = session.Metrics(
      request.dump(-1, ' ', false, Json::error_handler_t::replace));
  Require(answer, messages);
  PrintMember(answer, "metrics");
  return kExitOk;
}

}  // namespace

Command AddMetrics(CLI::App& app, Input& input) {
  const auto options = std::make_shared<MetricsOptions>();
  CLI::App* metrics = app.add_subcommand(
      "metrics", "How the shop is doing: key figures, cohorts, forecast");
  AddInput(metrics, input);
  metrics->add_option("--section", options->section,
                      "One of its sections; all of them without");
  metrics->add_option("--from", options->from, "The first day, YYYY-MM-DD");
  metrics->add_option("--to", options->to, "The last day, YYYY-MM-DD");
  const auto only = [&](const char* name, std::vector<std::string>& values,
                        const char* about) {
    metrics->add_option(name, values, about)
        ->expected(1)
        ->take_all()
        ->allow_extra_args(false);
  };
  only("--only-platform", options->platforms, "A platform; repeatable");
  only("--only-shop", options->shops,
       "A shop, as the file names it; repeatable");
  only("--only-category", options->categories,
       "Orders with a line of this category; repeatable");
  return {metrics, [&input, options](const Messages& messages) {
            return Metrics(input, *options, messages);
          }};
}

}  // namespace shuke::cli
