// shuke predict, shuke mine, shuke cluster: what customers will do, what goes
// with what, and who buys alike.
#include <iostream>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/json_text.h"
#include "core/cli/command.h"
#include "core/cli/outlook_summary.h"
#include "core/cli/output.h"
#include "core/cli/summary.h"
#include "core/cli/summary_clusters.h"

namespace shuke::cli {
namespace {

using session::Session;
using Json = nlohmann::ordered_json;

struct MineOptions {
  std::string level, explain;
  std::vector<std::string> without;
  int most = -1;
};

struct ClusterOptions {
  int clusters = 0;
  bool gross = false;
};

// Prints `answer`, as JSON without its "ok" or by `summarise`.
int PrintOutlook(const std::string& answer, const Input& input,
                 const Messages& messages,
                 std::string (*summarise)(std::string_view, const Messages&)) {
  Require(answer, messages);
  if (input.json) {
    PrintDocument(answer);
  } else {
    std::cout << summarise(answer, messages);
  }
  return kExitOk;
}

int Predict(const Input& input, const Messages& messages) {
  Session session;
  if (!Load(session, input, messages))
    return SayNothingUsable(session, messages);
  return PrintOutlook(session.Predict(""), input, messages,
                      SummarisePrediction);
}

int Mine(const Input& input, const MineOptions& options,
         const Messages& messages) {
  Session session;
  Json request = Json::object();
  if (!options.level.empty()) request["level"] = options.level;
  if (options.most >= 0) request["most"] = options.most;
  if (!options.explain.empty()) {
    request["explain"] = ParseOrderedJson(options.explain);
    if (request["explain"].is_discarded())
      Refuse(SayFailure(session.RuleSizes(options.explain), messages));
    request["without"] = options.without;
  }
  if (!Load(session, input, messages))
    return SayNothingUsable(session, messages);
  return PrintOutlook(session.Mine(request.dump()), input, messages,
                      SummariseMining);
}

int Cluster(const Input& input, const ClusterOptions& options,
            const Messages& messages) {
  Session session;
  if (!Load(session, input, messages))
    return SayNothingUsable(session, messages);
  const Json request = {{"k", options.clusters},
                        {"amount", options.gross ? "gross" : "net"}};
  const std::string answer = session.Clusters(request.dump());
  Require(answer, messages);
  std::cout << (input.json
                    ? ParseOrderedJson(answer)["clusters"].dump(2) + "\n"
                    : SummariseClusters(answer, session.Report(), messages));
  return kExitOk;
}

}  // namespace

Command AddPredict(CLI::App& app, Input& input) {
  CLI::App* predict = app.add_subcommand(
      "predict", "What customers will do and are worth, tested on the past");
  AddInput(predict, input);
  return {predict, [&input](const Messages& messages) {
            return Predict(input, messages);
          }};
}

Command AddMine(CLI::App& app, Input& input) {
  const auto options = std::make_shared<MineOptions>();
  CLI::App* mine = app.add_subcommand(
      "mine", "What is bought together, what next, and when again");
  AddInput(mine, input);
  mine->add_option("--level", options->level, "What an item is")
      ->check(CLI::IsMember({"product", "category"}));
  mine->add_option("--most", options->most, "At most so many of each list")
      ->check(CLI::NonNegativeNumber);
  CLI::Option* explain = mine->add_option(
      "--explain", options->explain,
      "A rule (JSON): by which facts do its customers differ from the rest?");
  mine->add_option("--without", options->without,
                   "Facts that are no explanation, with commas between")
      ->delimiter(',')
      ->needs(explain);
  return {mine, [&input, options](const Messages& messages) {
            return Mine(input, *options, messages);
          }};
}

Command AddCluster(CLI::App& app, Input& input) {
  const auto options = std::make_shared<ClusterOptions>();
  CLI::App* cluster = app.add_subcommand(
      "cluster", "Customers who buy alike, and what sets them apart");
  AddInput(cluster, input);
  cluster
      ->add_option("--k", options->clusters,
                   "How many clusters, 2 to 12; else by silhouette")
      ->check(CLI::Range(2, 12));
  cluster->add_flag("--gross", options->gross,
                    "Amounts before refunds and cancelling invoices");
  return {cluster, [&input, options](const Messages& messages) {
            return Cluster(input, *options, messages);
          }};
}

}  // namespace shuke::cli
