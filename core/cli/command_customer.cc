// shuke customer, shuke migrate, shuke try: why somebody is where they are, and
// who moves.
#include <iostream>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "core/base/json_text.h"
#include "core/cli/command.h"
#include "core/cli/outlook_summary.h"
#include "core/cli/output.h"
#include "core/cli/segmentation_text.h"

namespace shuke::cli {
namespace {

using session::Session;
using Json = nlohmann::ordered_json;

// Who goes by a key, why they are where they are, and what to offer them.
int Customer(const Input& input, const std::string& buyer,
             const Messages& messages) {
  Session session;
  if (!Load(session, input, messages))
    return SayNothingUsable(session, messages);
  const Json query = {
      {"rule", {{"fact", "buyer"}, {"op", "eq"}, {"value", buyer}}}};
  std::string error;
  const std::vector<uint32_t> found = session.SelectCustomers(
      query.dump(-1, ' ', false, Json::error_handler_t::replace), &error);
  RequireNone(error, messages);
  if (found.empty())
    Refuse(messages.Say("cli.customer_not_found", {{"buyer", buyer}}));
  const int minor_digits =
      ParseOrderedJson(session.Report())["revenue"]["minor_digits"].get<int>();
  Json list = Json::array();
  for (const uint32_t customer : found) {
    const std::string reasons = session.Explain(customer);
    Require(reasons, messages);
    const Json offers = ParseOrderedJson(session.Recommend(customer))["items"];
    if (!input.json) {
      std::cout << SayReasons(reasons, minor_digits, messages)
                << SayOffers(offers.dump(), messages);
      continue;
    }
    Json entry = ParseOrderedJson(session.Customer(customer))["customer"];
    entry["reasons"] = ParseOrderedJson(reasons)["reasons"];
    entry["offers"] = offers;
    list.push_back(std::move(entry));
  }
  if (input.json) std::cout << list.dump(2) << "\n";
  return kExitOk;
}

int Migrate(const Input& input, const std::string& from, const std::string& to,
            const Messages& messages) {
  Session session;
  Require(session.SetCompareDay(from), messages);
  Input read = input;
  if (!to.empty()) read.as_of = to;
  if (!Load(session, read, messages))
    return SayNothingUsable(session, messages);
  const std::string answer = session.Migration();
  Require(answer, messages);
  if (input.json) {
    PrintMember(answer, "migration");
  } else {
    std::cout << SayMigration(answer, messages);
  }
  return kExitOk;
}

int Try(const Input& input, const std::string& path, const Messages& messages) {
  const std::string candidate = ReadSmallFile(path, messages);
  Session session;
  if (!Load(session, input, messages))
    return SayNothingUsable(session, messages);
  const std::string answer = session.TryPolicy(candidate);
  Require(answer, messages);
  if (input.json) {
    PrintMember(answer, "changes");
  } else {
    std::cout << SayChanges(answer, messages);
  }
  return kExitOk;
}

}  // namespace

Command AddCustomer(CLI::App& app, Input& input) {
  const auto buyer = std::make_shared<std::string>();
  CLI::App* customer = app.add_subcommand(
      "customer", "One customer: every fact, every order, and why");
  AddInput(customer, input);
  customer->add_option("--buyer", *buyer, "The key, as the file spells it")
      ->required();
  return {customer, [&input, buyer](const Messages& messages) {
            return Customer(input, *buyer, messages);
          }};
}

Command AddMigrate(CLI::App& app, Input& input) {
  const auto from = std::make_shared<std::string>();
  const auto to = std::make_shared<std::string>();
  CLI::App* migrate = app.add_subcommand(
      "migrate", "Who moved between stages, levels and tiers");
  AddInput(migrate, input);
  migrate->add_option("--from", *from,
                      "The earlier day, YYYY-MM-DD; else as the policy says");
  migrate->add_option("--to", *to, "The later day: --as-of");
  return {migrate, [&input, from, to](const Messages& messages) {
            return Migrate(input, *from, *to, messages);
          }};
}

Command AddTry(CLI::App& app, Input& input) {
  const auto candidate = std::make_shared<std::string>();
  CLI::App* attempt = app.add_subcommand(
      "try", "Whom another policy would move, without applying it");
  AddInput(attempt, input);
  attempt
      ->add_option("--candidate", *candidate,
                   "The other policy document (JSON)")
      ->required();
  return {attempt, [&input, candidate](const Messages& messages) {
            return Try(input, *candidate, messages);
          }};
}

}  // namespace shuke::cli
