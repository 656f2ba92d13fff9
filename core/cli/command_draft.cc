// shuke draft: list, control group and campaign file.
#include <filesystem>
#include <iostream>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "core/base/json_text.h"
#include "core/cli/campaign_summary.h"
#include "core/cli/command.h"
#include "core/cli/output.h"
#include "core/cli/summary.h"

namespace shuke::cli {
namespace {

using session::Session;
using Json = nlohmann::ordered_json;

struct Options {
  std::string out, activity, name, channel, text, shop, coupon, opt_out;
  std::string fan_name, unpaid;
  std::vector<std::string> earlier;
  int due_days = 0;
  std::string product, link, subject, project, sent;
  int control_percent = -1;
  double planned_lift = -1;
  int64_t coupon_minor = -1, gift_minor = -1;
  int window_days = 0;
  bool language_asked = false;
};

int Draft(const Input& input, const Options& options,
          const Messages& messages) {
  Session session;
  if (!Load(session, input, messages))
    return SayNothingUsable(session, messages);
  Json request = {{"activity", options.activity}};
  const auto add = [&](const char* key, const std::string& value) {
    if (!value.empty()) request[key] = value;
  };
  add("name", options.name);
  add("channel", options.channel);
  add("template", options.text);
  add("shop", options.shop);
  add("fan_name", options.fan_name);
  add("unpaid", options.unpaid);
  add("coupon", options.coupon);
  add("opt_out", options.opt_out);
  add("product", options.product);
  add("link", options.link);
  add("subject", options.subject);
  add("project", options.project);
  add("sent", options.sent);
  // Of the program's language only on demand: customers need not read that of
  // the machine.
  if (options.language_asked) request["language"] = input.language;
  if (options.planned_lift >= 0) request["planned_lift"] = options.planned_lift;
  if (options.coupon_minor >= 0) request["coupon_minor"] = options.coupon_minor;
  if (options.gift_minor >= 0) request["gift_minor"] = options.gift_minor;
  if (options.due_days > 0) request["due_days"] = options.due_days;
  if (options.window_days > 0) request["window_days"] = options.window_days;
  if (options.control_percent >= 0)
    request["control_percent"] = options.control_percent;
  const std::string text =
      request.dump(-1, ' ', false, Json::error_handler_t::replace);

  Json earlier = Json::array();
  for (const std::string& path : options.earlier)
    earlier.push_back(ReadSmallFile(path, messages));
  Require(session.SetEarlierCampaigns(
              earlier.dump(-1, ' ', false, Json::error_handler_t::replace)),
          messages);
  const std::string summary = session.Draft(text);
  Require(summary, messages);
  MakeFolder(options.out, messages);
  // A list that is sent in batches is a file a batch.
  const size_t batches = ParseOrderedJson(summary)["draft"]["batches"].size();
  std::vector<std::string> kinds = {"list"};
  if (batches > 1) {
    kinds.clear();
    for (size_t i = 1; i <= batches; ++i)
      kinds.push_back("list-" + std::to_string(i));
  }
  kinds.insert(kinds.end(), {"control", "campaign"});
  for (const std::string& kind : kinds) {
    std::string name, error;
    const std::string bytes = session.DraftFile(text, kind, &name, &error);
    RequireNone(error, messages);
    WriteFile(std::filesystem::path(options.out) / name, bytes, messages);
    if (!input.json) {
      std::cout << messages.Say("cli.wrote",
                                {{"path", options.out + "/" + name}})
                << "\n";
    }
  }
  if (input.json) {
    std::cout << ParseOrderedJson(summary)["draft"].dump(2) << "\n";
  } else {
    std::cout << SummariseDraft(summary, messages)
              << SummariseEstimate(summary, messages);
  }
  return kExitOk;
}

}  // namespace

Command AddDraft(CLI::App& app, Input& input) {
  const auto options = std::make_shared<Options>();
  CLI::App* draft = app.add_subcommand(
      "draft", "Draft a campaign: list, control group, campaign file");
  AddInput(draft, input);
  draft
      ->add_option("--activity", options->activity,
                   "An activity, stage:<code> or level:<code>")
      ->required();
  draft->add_option("--out", options->out, "Write the files here")->required();
  draft->get_option("--workspace")->required();
  draft->add_option("--name", options->name,
                    "The campaign's own name (decides the control group)");
  draft->add_option("--channel", options->channel,
                    "sms, wangwang, email, phone, wecom, qq, parcel or gift");
  draft->add_option("--template", options->text,
                    "The message, with {nick}, {shop}, {coupon} …");
  draft->add_option("--shop", options->shop, "The shop's name");
  draft->add_option("--fan-name", options->fan_name,
                    "What {nick} says where no nick is known");
  draft->add_option("--coupon", options->coupon, "What is offered");
  draft->add_option("--opt-out", options->opt_out, "How to opt out");
  draft
      ->add_option("--control-percent", options->control_percent,
                   "Share held back, 0 to 50")
      ->check(CLI::Range(0, 50));
  draft->add_option("--earlier", options->earlier,
                    "Campaign files of earlier campaigns: whom they contacted "
                    "counts against the caps");
  draft
      ->add_option("--due", options->due_days,
                   "Only those who became due in so many days")
      ->check(CLI::Range(1, 366));
  draft->add_option("--unpaid", options->unpaid,
                    "Only those whose unpaid order is at this step of the "
                    "reminders: chat, sms, sms_after_chat, chat_again, "
                    "usual_hour or day_end");
  draft->add_option("--product", options->product, "What {product} says");
  draft->add_option("--link", options->link, "What {link} says");
  draft->add_option("--subject", options->subject, "The subject of an e-mail");
  draft->add_option("--project", options->project,
                    "The standing project that it belongs to");
  draft->add_option(
      "--sent", options->sent,
      "The day of sending, YYYY-MM-DD; else the day after --as-of");
  draft
      ->add_option("--window", options->window_days,
                   "Orders count for so many days after sending")
      ->check(CLI::Range(1, 365));
  draft
      ->add_option("--planned-lift", options->planned_lift,
                   "The lift hoped for, as a share (0.01: one point)")
      ->check(CLI::Range(0.0, 1.0));
  draft
      ->add_option("--coupon-minor", options->coupon_minor,
                   "What one coupon costs, in minor units")
      ->check(CLI::NonNegativeNumber);
  draft
      ->add_option("--gift-minor", options->gift_minor,
                   "What one gift costs, in minor units")
      ->check(CLI::NonNegativeNumber);
  return {draft, [&input, draft, options](const Messages& messages) {
            options->language_asked = draft->count("--lang") > 0;
            return Draft(input, *options, messages);
          }};
}

}  // namespace shuke::cli
