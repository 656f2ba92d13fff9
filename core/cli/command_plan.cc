// shuke today: what is due; shuke plan: who gets what when.
#include <iostream>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>

#include "core/base/json_text.h"
#include "core/cli/campaign_summary.h"
#include "core/cli/command.h"
#include "core/cli/output.h"

namespace shuke::cli {
namespace {

using session::Session;
using Json = nlohmann::ordered_json;

int Today(const Input& input, const std::string& since,
          const Messages& messages) {
  Session session;
  if (!Load(session, input, messages))
    return SayNothingUsable(session, messages);
  Json options = Json::object();
  if (!since.empty()) options["since"] = since;
  const std::string answer = session.Today(options.dump());
  Require(answer, messages);
  if (input.json) {
    PrintMember(answer, "today");
  } else {
    std::cout << SummariseToday(answer, messages);
  }
  return kExitOk;
}

int Plan(const Input& input, const std::string& calendar,
         const Messages& messages) {
  Session session;
  if (!Load(session, input, messages))
    return SayNothingUsable(session, messages);
  const std::string answer = session.Plan();
  Require(answer, messages);
  if (!calendar.empty()) {
    Json titles = Json::object();
    const Json document = ParseOrderedJson(answer);
    for (const Json& contact : document["plan"]["contacts"]) {
      const auto code = contact["activity"].get<std::string>();
      titles[code] =
          messages.Has("touch." + code) ? messages.Say("touch." + code) : code;
    }
    for (const Json& occasion : document["plan"]["occasions"]) {
      const auto key = "occasion." + occasion["name"].get<std::string>();
      if (messages.Has(key)) titles[key] = messages.Say(key);
      const auto activity = occasion["activity"].get<std::string>();
      if (!titles.contains(activity) && messages.Has("activity." + activity))
        titles[activity] = messages.Say("activity." + activity);
    }
    std::string error;
    const std::string bytes = session.PlanCalendar(titles.dump(), &error);
    RequireNone(error, messages);
    WriteFile(calendar, bytes, messages);
  }
  if (input.json) {
    PrintMember(answer, "plan");
  } else {
    std::cout << SummarisePlan(answer, messages);
  }
  return kExitOk;
}

}  // namespace

Command AddToday(CLI::App& app, Input& input) {
  const auto since = std::make_shared<std::string>();
  CLI::App* today = app.add_subcommand(
      "today", "What is due: whom to write to, at what cost");
  AddInput(today, input);
  today->get_option("--workspace")->required();
  today->add_option("--since", *since,
                    "The day of the last analysis, YYYY-MM-DD");
  return {today, [&input, since](const Messages& messages) {
            return Today(input, *since, messages);
          }};
}

Command AddPlan(CLI::App& app, Input& input) {
  const auto calendar = std::make_shared<std::string>();
  CLI::App* plan = app.add_subcommand(
      "plan", "Who gets what when by the contact plan, and what caps cut");
  AddInput(plan, input);
  plan->add_option("--calendar", *calendar,
                   "Write the calendar here, as iCalendar (.ics)");
  return {plan, [&input, calendar](const Messages& messages) {
            return Plan(input, *calendar, messages);
          }};
}

}  // namespace shuke::cli
