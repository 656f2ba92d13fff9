#include "core/cli/input.h"

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <thread>

#include "core/base/json_text.h"
#include "core/cli/output.h"
#include "core/cli/read_file.h"
#include "core/cli/workspace_file.h"

namespace shuke::cli {
namespace {

using Json = nlohmann::ordered_json;

std::string ReadOptionsJson(const Input& input, const Messages& messages) {
  Json json = Json::object();
  if (!input.platform.empty()) json["platform"] = input.platform;
  if (!input.encoding.empty()) json["encoding"] = input.encoding;
  if (!input.date_order.empty()) json["date_order"] = input.date_order;
  if (!input.sheet.empty()) json["sheet"] = input.sheet;
  if (input.rows_are_orders) json["rows_are_orders"] = true;
  if (!input.decimal.empty()) {
    for (const char* role : {"order_amount", "paid_amount", "refund_amount",
                             "adjusted_amount", "line_amount", "line_refund",
                             "unit_price", "discount", "postage", "quantity"}) {
      json["decimal"][role] = input.decimal;
    }
  }
  for (const std::string& entry : input.map) {
    const size_t equals = entry.find('=');
    if (equals == std::string::npos)
      Refuse(messages.Say("cli.bad_map", {{"value", entry}}));
    json["map"][entry.substr(0, equals)] = entry.substr(equals + 1);
  }
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

int Threads(const Input& input) {
  constexpr int kMost = 8;  // one thread puts together what all read
  if (input.threads > 0) return input.threads;
  return std::clamp(static_cast<int>(std::thread::hardware_concurrency()), 1,
                    kMost);
}

// --label FILE=SHOP
std::map<std::string, std::string> Labels(const Input& input,
                                          const Messages& messages) {
  std::map<std::string, std::string> labels;
  for (const std::string& entry : input.label) {
    // A path may hold the sign too, so the file decides where it ends.
    const auto file = std::find_if(
        input.files.begin(), input.files.end(),
        [&](const std::string& path) { return entry.starts_with(path + "="); });
    if (file == input.files.end())
      Refuse(messages.Say("cli.bad_label", {{"value", entry}}));
    labels[*file] = entry.substr(file->size() + 1);
  }
  return labels;
}

}  // namespace

void AddInput(CLI::App* command, Input& input) {
  command
      ->add_option("files", input.files, "Order exports: CSV, TSV, TXT or XLSX")
      ->required();
  command->add_option("--as-of", input.as_of,
                      "The day that \"now\" means, YYYY-MM-DD");
  command->add_option("--policy", input.policy, "A policy document (JSON)");
  command->add_option("--workspace", input.workspace,
                      "What names people: the secret, exclusions, opt-outs "
                      "(JSON); made with a fresh secret if it is not there");
  command->add_flag("--join-probable", input.join_probable,
                    "Join people by masked phone, masked name and city too");
  command->add_option("--platform", input.platform,
                      "Read every file as this platform's export");
  command->add_option("--encoding", input.encoding,
                      "Read every file in this encoding");
  command->add_option("--date-order", input.date_order, "How 1/2/2026 reads")
      ->check(CLI::IsMember({"dmy", "mdy"}));
  command->add_option("--sheet", input.sheet,
                      "Of every workbook, read this sheet");
  command->add_flag("--rows-are-orders", input.rows_are_orders,
                    "Without a column of order numbers, each row is an order");
  command
      ->add_option("--threads", input.threads,
                   "How many threads read a large file; 0: as many as there "
                   "are, up to 8")
      ->check(CLI::Range(0, 64));
  command->add_option("--currency", input.currency,
                      "The currency to analyse (ISO 4217)");
  command
      ->add_option("--map", input.map,
                   "role=header: what a column means; repeatable")
      ->expected(1)
      ->take_all()
      ->allow_extra_args(false);
  command
      ->add_option("--label", input.label,
                   "FILE=SHOP: the shop of a file without a shop column; "
                   "repeatable")
      ->expected(1)
      ->take_all()
      ->allow_extra_args(false);
  command
      ->add_option("--decimal", input.decimal,
                   "What stands before the fraction of amounts")
      ->check(CLI::IsMember({"point", "comma"}));
  command->add_flag("--json", input.json, "One JSON document on stdout");
  command->add_option("--lang", input.language, "zh or en")
      ->check(CLI::IsMember({"zh", "en"}));
}

void Configure(session::Session& session, const Input& input,
               const Messages& messages) {
  if (!input.policy.empty()) {
    Require(session.SetPolicy(ReadSmallFile(input.policy, messages)), messages);
  }
  if (input.join_probable) {
    Json policy = ParseOrderedJson(session.Policy());
    policy["identity"]["join_probable"] = true;
    Require(session.SetPolicy(policy.dump()), messages);
  }
  if (!input.workspace.empty()) {
    const auto text = OpenWorkspace(input.workspace);
    if (!text)
      Refuse(messages.Say("cli.cannot_open", {{"path", input.workspace}}));
    Require(session.SetWorkspace(*text), messages);
  }
  Require(session.SetAsOf(input.as_of), messages);
  Require(session.SetCurrency(input.currency), messages);
}

bool Load(session::Session& session, const Input& input,
          const Messages& messages, std::vector<int>* ids) {
  Configure(session, input, messages);
  const std::string read_options = ReadOptionsJson(input, messages);
  // Wrong options are wrong usage, whether or not a file can be opened.
  Require(session.BeginFile("", read_options), messages);
  session.AbortFile();
  const auto labels = Labels(input, messages);
  for (const std::string& file : input.files) {
    const std::string end =
        ReadFile(session, file, read_options, Threads(input));
    Require(end, messages);
    if (const auto label = labels.find(file); label != labels.end()) {
      session.SetLabel(ParseOrderedJson(end)["file"].get<int>(), label->second);
    }
    if (ids != nullptr)
      ids->push_back(ParseOrderedJson(end)["file"].get<int>());
  }
  return session.HasOrders();
}

}  // namespace shuke::cli
