// shuke effect: what a campaign did, by newer orders and its campaign file.
#include <filesystem>
#include <iostream>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>
#include <system_error>

#include "core/base/json_text.h"
#include "core/cli/campaign_summary.h"
#include "core/cli/command.h"
#include "core/cli/output.h"

namespace shuke::cli {
namespace {

using session::Session;
using Json = nlohmann::ordered_json;

struct Options {
  std::string campaign, process, archive, owner, sent;
  int window_days = 0;
};

int Effect(const Input& input, const Options& options,
           const Messages& messages) {
  Session session;
  Json request = {{"campaign", ReadSmallFile(options.campaign, messages)}};
  if (!options.process.empty())
    request["process"] = ReadSmallFile(options.process, messages);
  std::error_code failed;
  // A new archive begins where there is no file yet.
  if (!options.archive.empty() &&
      std::filesystem::exists(options.archive, failed)) {
    request["archive"] = ReadSmallFile(options.archive, messages);
  }
  if (!options.owner.empty()) request["owner"] = options.owner;
  if (!options.sent.empty()) request["sent"] = options.sent;
  if (options.window_days > 0) request["window_days"] = options.window_days;
  if (!Load(session, input, messages))
    return SayNothingUsable(session, messages);
  const std::string answer = session.Effect(
      request.dump(-1, ' ', false, Json::error_handler_t::replace));
  Require(answer, messages);
  if (!options.archive.empty()) {
    WriteFile(options.archive,
              ParseOrderedJson(answer)["archive"].dump(2) + "\n", messages);
  }
  if (input.json) {
    PrintMember(answer, "effect");
  } else {
    std::cout << SummariseEffect(answer, messages);
  }
  return kExitOk;
}

}  // namespace

Command AddEffect(CLI::App& app, Input& input) {
  const auto options = std::make_shared<Options>();
  CLI::App* effect = app.add_subcommand(
      "effect", "What a campaign did, by newer orders and its campaign file");
  AddInput(effect, input);
  effect
      ->add_option("--campaign", options->campaign,
                   "The campaign file that draft wrote")
      ->required();
  effect->get_option("--workspace")->required();
  effect->add_option("--process", options->process,
                     "A table of what was sent, delivered, opened … (CSV)");
  effect->add_option("--archive", options->archive,
                     "Add the result to this file; begins it if need be");
  effect->add_option("--owner", options->owner, "Who owns the campaign");
  effect->add_option("--sent", options->sent,
                     "The day of sending, if it was another");
  effect
      ->add_option("--window", options->window_days,
                   "Orders count for so many days after sending")
      ->check(CLI::Range(1, 365));
  return {effect, [&input, options](const Messages& messages) {
            return Effect(input, *options, messages);
          }};
}

}  // namespace shuke::cli
