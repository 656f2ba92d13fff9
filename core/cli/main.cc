// shuke: the core on the command line. Arguments in, Session, stdout; no figure
// is made here.
//
// Exit codes: 0 if any file gave orders, 2 if none did, 64 for wrong usage
// (sysexits EX_USAGE).
#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/cli/identity_summary.h"
#include "core/cli/messages.h"
#include "core/cli/outlook_summary.h"
#include "core/cli/read_file.h"
#include "core/cli/rule_text.h"
#include "core/cli/segmentation_text.h"
#include "core/cli/summary.h"
#include "core/cli/summary_clusters.h"
#include "core/cli/workspace_file.h"
#include "core/session/session.h"

namespace {

using shuke::cli::Failed;
using shuke::cli::Messages;
using shuke::session::Session;
using Json = nlohmann::ordered_json;

constexpr int kExitOk = 0;
constexpr int kExitNothingUsable = 2;
constexpr int kExitUsage = 64;

struct Options {
  std::vector<std::string> files;
  std::string as_of, policy, workspace, platform, encoding, currency,
      date_order, sheet, out, set_aside, language, decimal;
  std::vector<std::string> map, label;
  bool rows_are_orders = false;
  bool join_probable = false;
  bool json = false;
  // draft
  std::string activity, name, channel, text, shop, coupon, opt_out;
  int control_percent = -1;
  // cluster
  int clusters = 0;
  bool gross = false;
  // mine
  std::string level, explain;
  std::vector<std::string> without;
  int most = -1;
  // segment
  std::string rule, segment, sort, snapshot, compare;
  std::vector<std::string> columns;
  // customer, migrate, try
  std::string buyer, from, to, candidate;
};

// Wrong usage: one sentence, exit 64.
[[noreturn]] void Refuse(const std::string& sentence) {
  std::cerr << sentence << "\n";
  std::exit(kExitUsage);
}

void Require(const std::string& answer, const Messages& messages) {
  if (Failed(answer)) Refuse(shuke::cli::SayFailure(answer, messages));
}

std::string ReadOptionsJson(const Options& options, const Messages& messages) {
  Json json = Json::object();
  if (!options.platform.empty()) json["platform"] = options.platform;
  if (!options.encoding.empty()) json["encoding"] = options.encoding;
  if (!options.date_order.empty()) json["date_order"] = options.date_order;
  if (!options.sheet.empty()) json["sheet"] = options.sheet;
  if (options.rows_are_orders) json["rows_are_orders"] = true;
  if (!options.decimal.empty()) {
    for (const char* role : {"order_amount", "paid_amount", "refund_amount",
                             "adjusted_amount", "line_amount", "line_refund",
                             "unit_price", "discount", "postage", "quantity"}) {
      json["decimal"][role] = options.decimal;
    }
  }
  for (const std::string& entry : options.map) {
    const size_t equals = entry.find('=');
    if (equals == std::string::npos)
      Refuse(messages.Say("cli.bad_map", {{"value", entry}}));
    json["map"][entry.substr(0, equals)] = entry.substr(equals + 1);
  }
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

void WriteFile(const std::filesystem::path& path, const std::string& bytes,
               const Messages& messages) {
  std::ofstream out(path, std::ios::binary);
  out << bytes;
  out.close();
  if (!out) Refuse(messages.Say("cli.cannot_write", {{"path", path.string()}}));
}

void MakeFolder(const std::string& folder, const Messages& messages) {
  std::error_code failed;
  std::filesystem::create_directories(folder, failed);
  if (failed) Refuse(messages.Say("cli.cannot_write", {{"path", folder}}));
}

// The whole of a small file. Nothing if it cannot be read (a folder opens, and
// fails at the first byte).
std::optional<std::string> ReadWhole(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  std::string text;
  char chunk[4096];
  while (in) {
    in.read(chunk, sizeof chunk);
    text.append(chunk, static_cast<size_t>(in.gcount()));
  }
  if (!in.eof()) return std::nullopt;
  return text;
}

void Configure(Session& session, const Options& options,
               const Messages& messages) {
  if (!options.policy.empty()) {
    const auto text = ReadWhole(options.policy);
    if (!text)
      Refuse(messages.Say("cli.cannot_open", {{"path", options.policy}}));
    Require(session.SetPolicy(*text), messages);
  }
  if (options.join_probable) {
    Json policy = Json::parse(session.Policy());
    policy["identity"]["join_probable"] = true;
    Require(session.SetPolicy(policy.dump()), messages);
  }
  if (!options.workspace.empty()) {
    const auto text = shuke::cli::OpenWorkspace(options.workspace);
    if (!text)
      Refuse(messages.Say("cli.cannot_open", {{"path", options.workspace}}));
    Require(session.SetWorkspace(*text), messages);
  }
  Require(session.SetAsOf(options.as_of), messages);
  Require(session.SetCurrency(options.currency), messages);
}

// --label FILE=SHOP
std::map<std::string, std::string> Labels(const Options& options,
                                          const Messages& messages) {
  std::map<std::string, std::string> labels;
  for (const std::string& entry : options.label) {
    // A path may hold the sign too, so the file decides where it ends.
    const auto file = std::find_if(
        options.files.begin(), options.files.end(),
        [&](const std::string& path) { return entry.starts_with(path + "="); });
    if (file == options.files.end())
      Refuse(messages.Say("cli.bad_label", {{"value", entry}}));
    labels[*file] = entry.substr(file->size() + 1);
  }
  return labels;
}

// Reads all files; `ids` receives what the session calls them. False without
// any order.
bool Load(Session& session, const Options& options, const Messages& messages,
          std::vector<int>* ids = nullptr) {
  Configure(session, options, messages);
  const std::string read_options = ReadOptionsJson(options, messages);
  // Wrong options are wrong usage, whether or not a file can be opened.
  Require(session.BeginFile("", read_options), messages);
  session.AbortFile();
  const auto labels = Labels(options, messages);
  for (const std::string& file : options.files) {
    const std::string end = shuke::cli::ReadFile(session, file, read_options);
    Require(end, messages);
    if (const auto label = labels.find(file); label != labels.end()) {
      session.SetLabel(Json::parse(end)["file"].get<int>(), label->second);
    }
    if (ids != nullptr) ids->push_back(Json::parse(end)["file"].get<int>());
  }
  return session.HasOrders();
}

int Analyze(const Options& options, const Messages& messages) {
  Session session;
  std::vector<int> ids;
  const bool usable = Load(session, options, messages, &ids);
  const std::string report = session.Report();
  if (!options.out.empty()) {
    MakeFolder(options.out, messages);
    const std::filesystem::path folder(options.out);
    WriteFile(folder / "report.json", report, messages);
    WriteFile(folder / "customers.csv", session.CustomersCsv(), messages);
    WriteFile(folder / "ledger.csv", session.LedgerCsv(), messages);
  }
  if (!options.set_aside.empty()) {
    std::ofstream out(options.set_aside, std::ios::binary);
    out << Session::SetAsideHeader();
    for (size_t i = 0; i < ids.size(); ++i) {
      Require(shuke::cli::WriteSetAside(session, options.files[i], ids[i], out),
              messages);
    }
    out.close();
    if (!out)
      Refuse(messages.Say("cli.cannot_write", {{"path", options.set_aside}}));
  }
  if (options.json) std::cout << report;
  if (!usable || !options.json) {
    (usable ? std::cout : std::cerr) << shuke::cli::Summarise(report, messages);
  }
  if (!usable) std::cerr << messages.Say("cli.nothing_usable") << "\n";
  return usable ? kExitOk : kExitNothingUsable;
}

// That no file gave an order, file by file.
int SayNothingUsable(Session& session, const Messages& messages) {
  std::cerr << shuke::cli::Summarise(session.Report(), messages)
            << messages.Say("cli.nothing_usable") << "\n";
  return kExitNothingUsable;
}

// All rows of one list of the identity review.
Json ReviewRows(Session& session, const char* list, const Messages& messages) {
  constexpr size_t kPageRows = 1000;
  Json rows = Json::array();
  while (true) {
    const Json query = {
        {"list", list}, {"offset", rows.size()}, {"limit", kPageRows}};
    const std::string answer = session.Identity(query.dump());
    Require(answer, messages);
    Json page = Json::parse(answer);
    for (Json& row : page["rows"]) rows.push_back(std::move(row));
    if (rows.size() >= page["total"].get<size_t>()) return rows;
  }
}

int Identity(const Options& options, const Messages& messages) {
  Session session;
  if (!Load(session, options, messages))
    return SayNothingUsable(session, messages);
  const Json report = Json::parse(session.Report());
  Json identity = {{"as_of", report["as_of"]},
                   {"currency", report["revenue"]["currency"]},
                   {"figures", report["identity"]}};
  for (const char* list : {"merged", "probable", "shared"})
    identity[list] = ReviewRows(session, list, messages);
  const std::string text =
      identity.dump(2, ' ', false, Json::error_handler_t::replace);
  if (options.json) {
    std::cout << text << "\n";
  } else {
    std::cout << shuke::cli::SummariseIdentity(text, report["revenue"].dump(),
                                               messages);
  }
  return kExitOk;
}

int Draft(const Options& options, const Messages& messages) {
  Session session;
  if (!Load(session, options, messages))
    return SayNothingUsable(session, messages);
  Json request = {{"activity", options.activity}};
  const auto add = [&](const char* key, const std::string& value) {
    if (!value.empty()) request[key] = value;
  };
  add("name", options.name);
  add("channel", options.channel);
  add("template", options.text);
  add("shop", options.shop);
  add("coupon", options.coupon);
  add("opt_out", options.opt_out);
  if (options.control_percent >= 0)
    request["control_percent"] = options.control_percent;
  const std::string text =
      request.dump(-1, ' ', false, Json::error_handler_t::replace);

  const std::string summary = session.Draft(text);
  Require(summary, messages);
  MakeFolder(options.out, messages);
  for (const char* kind : {"list", "control", "campaign"}) {
    std::string name, error;
    const std::string bytes = session.DraftFile(text, kind, &name, &error);
    if (!error.empty()) Refuse(shuke::cli::SayFailure(error, messages));
    WriteFile(std::filesystem::path(options.out) / name, bytes, messages);
    if (!options.json) {
      std::cout << messages.Say("cli.wrote",
                                {{"path", options.out + "/" + name}})
                << "\n";
    }
  }
  if (options.json) {
    std::cout << Json::parse(summary)["draft"].dump(2) << "\n";
  } else {
    std::cout << shuke::cli::SummariseDraft(summary, messages);
  }
  return kExitOk;
}

int Cluster(const Options& options, const Messages& messages) {
  Session session;
  if (!Load(session, options, messages)) {
    std::cerr << shuke::cli::Summarise(session.Report(), messages)
              << messages.Say("cli.nothing_usable") << "\n";
    return kExitNothingUsable;
  }
  const Json request = {{"k", options.clusters},
                        {"amount", options.gross ? "gross" : "net"}};
  const std::string answer = session.Clusters(request.dump());
  Require(answer, messages);
  std::cout << (options.json ? Json::parse(answer)["clusters"].dump(2) + "\n"
                             : shuke::cli::SummariseClusters(
                                   answer, session.Report(), messages));
  return kExitOk;
}

// The rule that was asked for, as JSON text: of a saved segment, in the
// argument itself, or in the file that it names.
std::string RuleOf(const Session& session, const Options& options,
                   const Messages& messages) {
  if (!options.segment.empty()) {
    const std::string answer = session.SegmentRule(options.segment);
    Require(answer, messages);
    return Json::parse(answer)["rule"].dump();
  }
  const size_t first = options.rule.find_first_not_of(" \t\r\n");
  if (first != std::string::npos && options.rule[first] == '{')
    return options.rule;
  const auto text = ReadWhole(options.rule);
  if (!text) Refuse(messages.Say("cli.cannot_open", {{"path", options.rule}}));
  return *text;
}

int Segment(const Options& options, const Messages& messages) {
  Session session;
  // A wrong rule is wrong usage, whatever the files say.
  Configure(session, options, messages);
  const bool listing = options.rule.empty() && options.segment.empty();
  const std::string rule = listing ? "" : RuleOf(session, options, messages);
  if (!listing) Require(session.RuleSizes(rule), messages);
  if (!Load(session, options, messages)) {
    std::cerr << shuke::cli::Summarise(session.Report(), messages)
              << messages.Say("cli.nothing_usable") << "\n";
    return kExitNothingUsable;
  }
  if (!options.snapshot.empty()) {
    std::string error;
    const std::string file = session.Snapshot(&error);
    if (!error.empty()) Refuse(shuke::cli::SayFailure(error, messages));
    WriteFile(options.snapshot, file, messages);
  }
  if (!options.compare.empty()) {
    const auto file = ReadWhole(options.compare);
    if (!file)
      Refuse(messages.Say("cli.cannot_open", {{"path", options.compare}}));
    const std::string answer = session.CompareSnapshot(*file);
    Require(answer, messages);
    std::cout << (options.json ? Json::parse(answer).dump(2) + "\n"
                               : shuke::cli::SummariseMoves(answer, messages));
    return kExitOk;
  }
  if (listing) {
    const std::string answer = session.Segments();
    std::cout << (options.json ? Json::parse(answer).dump(2) + "\n"
                               : shuke::cli::SummariseSegments(
                                     answer, session.Report(), messages));
    return kExitOk;
  }
  const std::string sizes = session.RuleSizes(rule);
  const std::string report = session.Report();
  const Json revenue = Json::parse(report)["revenue"];
  const shuke::cli::RuleUnits units = {revenue["currency"].get<std::string>(),
                                       revenue["minor_digits"].get<int>()};
  if (!options.out.empty()) {
    Json query = {{"rule", Json::parse(rule)}};
    if (!options.sort.empty()) {
      const bool descending = options.sort[0] == '-';
      query["sort"] = {{"fact", options.sort.substr(descending ? 1 : 0)},
                       {"descending", descending}};
    }
    std::string error;
    const std::string csv = session.SelectionCsv(
        query.dump(), Json(options.columns).dump(), &error);
    if (!error.empty()) Refuse(shuke::cli::SayFailure(error, messages));
    WriteFile(options.out, csv, messages);
  }
  if (options.json) {
    const Json all = Json::parse(sizes);
    const Json document = {
        {"rule", Json::parse(rule)},
        {"sentence",
         {{"zh",
           shuke::cli::RuleText(rule, Session::Facts(), units, Messages("zh"))},
          {"en", shuke::cli::RuleText(rule, Session::Facts(), units,
                                      Messages("en"))}}},
        {"customers", all["sizes"][0]["customers"]},
        {"revenue_minor", all["sizes"][0]["revenue_minor"]},
        {"of",
         {{"customers", all["customers"]},
          {"revenue_minor", all["revenue_minor"]}}}};
    std::cout << document.dump(2) << "\n";
  } else {
    std::cout << shuke::cli::SummariseRule(
        shuke::cli::RuleText(rule, Session::Facts(), units, messages), sizes,
        report, messages);
    if (!options.out.empty())
      std::cout << messages.Say("cli.wrote", {{"path", options.out}}) << "\n";
  }
  return kExitOk;
}

// Prints `answer`, as JSON without its "ok" or by `summarise`.
int PrintOutlook(const std::string& answer, const Options& options,
                 const Messages& messages,
                 std::string (*summarise)(std::string_view, const Messages&)) {
  Require(answer, messages);
  if (!options.json) {
    std::cout << summarise(answer, messages);
    return kExitOk;
  }
  Json document = Json::parse(answer);
  document.erase("ok");
  std::cout << document.dump(2) << "\n";
  return kExitOk;
}

// Says why nothing could be used.
int NothingUsable(Session& session, const Messages& messages) {
  std::cerr << shuke::cli::Summarise(session.Report(), messages)
            << messages.Say("cli.nothing_usable") << "\n";
  return kExitNothingUsable;
}

// One member of an answer as a document of its own.
void PrintMember(const std::string& answer, const char* member) {
  std::cout << Json::parse(answer)[member].dump(2) << "\n";
}

// Who goes by a key, and why they are where they are.
int Customer(const Options& options, const Messages& messages) {
  Session session;
  if (!Load(session, options, messages))
    return NothingUsable(session, messages);
  const Json query = {
      {"rule", {{"fact", "buyer"}, {"op", "eq"}, {"value", options.buyer}}}};
  std::string error;
  const std::vector<uint32_t> found = session.SelectCustomers(
      query.dump(-1, ' ', false, Json::error_handler_t::replace), &error);
  if (!error.empty()) Refuse(shuke::cli::SayFailure(error, messages));
  if (found.empty())
    Refuse(messages.Say("cli.customer_not_found", {{"buyer", options.buyer}}));
  const int minor_digits =
      Json::parse(session.Report())["revenue"]["minor_digits"].get<int>();
  Json list = Json::array();
  for (const uint32_t customer : found) {
    const std::string reasons = session.Explain(customer);
    Require(reasons, messages);
    if (!options.json) {
      std::cout << shuke::cli::SayReasons(reasons, minor_digits, messages);
      continue;
    }
    Json entry = Json::parse(session.Customer(customer))["customer"];
    entry["reasons"] = Json::parse(reasons)["reasons"];
    list.push_back(std::move(entry));
  }
  if (options.json) std::cout << list.dump(2) << "\n";
  return kExitOk;
}

int Migrate(const Options& options, const Messages& messages) {
  Session session;
  Require(session.SetCompareDay(options.from), messages);
  Options read = options;
  if (!options.to.empty()) read.as_of = options.to;
  if (!Load(session, read, messages)) return NothingUsable(session, messages);
  const std::string answer = session.Migration();
  Require(answer, messages);
  if (options.json) {
    PrintMember(answer, "migration");
  } else {
    std::cout << shuke::cli::SayMigration(answer, messages);
  }
  return kExitOk;
}

int Try(const Options& options, const Messages& messages) {
  const auto candidate = ReadWhole(options.candidate);
  if (!candidate)
    Refuse(messages.Say("cli.cannot_open", {{"path", options.candidate}}));
  Session session;
  if (!Load(session, options, messages))
    return NothingUsable(session, messages);
  const std::string answer = session.TryPolicy(*candidate);
  Require(answer, messages);
  if (options.json) {
    PrintMember(answer, "changes");
  } else {
    std::cout << shuke::cli::SayChanges(answer, messages);
  }
  return kExitOk;
}

int Predict(const Options& options, const Messages& messages) {
  Session session;
  if (!Load(session, options, messages))
    return SayNothingUsable(session, messages);
  return PrintOutlook(session.Predict(""), options, messages,
                      shuke::cli::SummarisePrediction);
}

int Mine(const Options& options, const Messages& messages) {
  Session session;
  Json request = Json::object();
  if (!options.level.empty()) request["level"] = options.level;
  if (options.most >= 0) request["most"] = options.most;
  if (!options.explain.empty()) {
    request["explain"] = Json::parse(options.explain, nullptr, false);
    if (request["explain"].is_discarded())
      Refuse(
          shuke::cli::SayFailure(session.RuleSizes(options.explain), messages));
    request["without"] = options.without;
  }
  if (!Load(session, options, messages))
    return SayNothingUsable(session, messages);
  return PrintOutlook(session.Mine(request.dump()), options, messages,
                      shuke::cli::SummariseMining);
}

std::string DefaultLanguage() {
  for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
    const char* value = std::getenv(name);
    if (value != nullptr && *value != '\0')
      return std::string(value).substr(0, 2);
  }
  return "zh";
}

void AddInput(CLI::App* command, Options& options) {
  command
      ->add_option("files", options.files,
                   "Order exports: CSV, TSV, TXT or XLSX")
      ->required();
  command->add_option("--as-of", options.as_of,
                      "The day that \"now\" means, YYYY-MM-DD");
  command->add_option("--policy", options.policy, "A policy document (JSON)");
  command->add_option("--workspace", options.workspace,
                      "What names people: the secret, exclusions, opt-outs "
                      "(JSON); made with a fresh secret if it is not there");
  command->add_flag("--join-probable", options.join_probable,
                    "Join people by masked phone, masked name and city too");
  command->add_option("--platform", options.platform,
                      "Read every file as this platform's export");
  command->add_option("--encoding", options.encoding,
                      "Read every file in this encoding");
  command->add_option("--date-order", options.date_order, "How 1/2/2026 reads")
      ->check(CLI::IsMember({"dmy", "mdy"}));
  command->add_option("--sheet", options.sheet,
                      "Of every workbook, read this sheet");
  command->add_flag("--rows-are-orders", options.rows_are_orders,
                    "Without a column of order numbers, each row is an order");
  command->add_option("--currency", options.currency,
                      "The currency to analyse (ISO 4217)");
  command
      ->add_option("--map", options.map,
                   "role=header: what a column means; repeatable")
      ->expected(1)
      ->take_all()
      ->allow_extra_args(false);
  command
      ->add_option("--label", options.label,
                   "FILE=SHOP: the shop of a file without a shop column; "
                   "repeatable")
      ->expected(1)
      ->take_all()
      ->allow_extra_args(false);
  command
      ->add_option("--decimal", options.decimal,
                   "What stands before the fraction of amounts")
      ->check(CLI::IsMember({"point", "comma"}));
  command->add_flag("--json", options.json, "One JSON document on stdout");
  command->add_option("--lang", options.language, "zh or en")
      ->check(CLI::IsMember({"zh", "en"}));
}

}  // namespace

int main(int argc, char** argv) {
  Options options;
  options.language = DefaultLanguage();
  CLI::App app{
      "Shuke (熟客): order exports in, customers and campaign lists out; all "
      "on this machine."};
  app.require_subcommand(1);

  CLI::App* analyze = app.add_subcommand(
      "analyze", "Who the customers are, and what became of every row");
  AddInput(analyze, options);
  analyze->add_option("--out", options.out,
                      "Write report.json, customers.csv and ledger.csv here");
  analyze->add_option("--set-aside", options.set_aside,
                      "Write every row that is not used to this CSV file");

  CLI::App* identity = app.add_subcommand(
      "identity", "Which accounts were joined to one person, and why");
  AddInput(identity, options);

  CLI::App* customer = app.add_subcommand(
      "customer", "One customer: every fact, every order, and why");
  AddInput(customer, options);
  customer
      ->add_option("--buyer", options.buyer, "The key, as the file spells it")
      ->required();

  CLI::App* migrate = app.add_subcommand(
      "migrate", "Who moved between stages, levels and tiers");
  AddInput(migrate, options);
  migrate->add_option("--from", options.from,
                      "The earlier day, YYYY-MM-DD; else as the policy says");
  migrate->add_option("--to", options.to, "The later day: --as-of");

  CLI::App* attempt = app.add_subcommand(
      "try", "Whom another policy would move, without applying it");
  AddInput(attempt, options);
  attempt
      ->add_option("--candidate", options.candidate,
                   "The other policy document (JSON)")
      ->required();

  CLI::App* draft = app.add_subcommand(
      "draft", "Draft a campaign: list, control group, campaign file");
  AddInput(draft, options);
  draft
      ->add_option("--activity", options.activity,
                   "An activity, stage:<code> or level:<code>")
      ->required();
  draft->add_option("--out", options.out, "Write the files here")->required();
  draft->get_option("--workspace")->required();
  draft->add_option("--name", options.name,
                    "The campaign's own name (decides the control group)");
  draft->add_option("--channel", options.channel,
                    "sms, wangwang, email or phone");
  draft->add_option("--template", options.text,
                    "The message, with {nick}, {shop}, {coupon} …");
  draft->add_option("--shop", options.shop, "The shop's name");
  draft->add_option("--coupon", options.coupon, "What is offered");
  draft->add_option("--opt-out", options.opt_out, "How to opt out");
  draft
      ->add_option("--control-percent", options.control_percent,
                   "Share held back, 0 to 50")
      ->check(CLI::Range(0, 50));

  CLI::App* cluster = app.add_subcommand(
      "cluster", "Customers who buy alike, and what sets them apart");
  AddInput(cluster, options);
  cluster
      ->add_option("--k", options.clusters,
                   "How many clusters, 2 to 12; else by silhouette")
      ->check(CLI::Range(2, 12));
  cluster->add_flag("--gross", options.gross,
                    "Amounts before refunds and cancelling invoices");

  CLI::App* segment = app.add_subcommand(
      "segment", "Whom a rule holds; without one, the saved segments");
  AddInput(segment, options);
  CLI::Option* rule = segment->add_option(
      "--rule", options.rule, "A rule: JSON, or a file that holds it");
  segment
      ->add_option("--segment", options.segment,
                   "A saved segment of the policy, by its id")
      ->excludes(rule);
  segment->add_option("--out", options.out, "Write the customers here, as CSV");
  segment
      ->add_option("--columns", options.columns,
                   "The facts that are its columns, with commas between")
      ->delimiter(',');
  segment
      ->add_option("--snapshot", options.snapshot,
                   "Write who is in which segment here, by keyed hashes")
      ->needs(segment->get_option("--workspace"));
  segment
      ->add_option("--compare", options.compare,
                   "Say what changed since this snapshot")
      ->needs(segment->get_option("--workspace"));
  segment->add_option("--sort", options.sort,
                      "The fact to sort by; -FACT: the largest first");

  CLI::App* predict = app.add_subcommand(
      "predict", "What customers will do and are worth, tested on the past");
  AddInput(predict, options);

  CLI::App* mine = app.add_subcommand(
      "mine", "What is bought together, what next, and when again");
  AddInput(mine, options);
  mine->add_option("--level", options.level, "What an item is")
      ->check(CLI::IsMember({"product", "category"}));
  mine->add_option("--most", options.most, "At most so many of each list")
      ->check(CLI::NonNegativeNumber);
  CLI::Option* explain = mine->add_option(
      "--explain", options.explain,
      "A rule (JSON): by which facts do its customers differ from the rest?");
  mine->add_option("--without", options.without,
                   "Facts that are no explanation, with commas between")
      ->delimiter(',')
      ->needs(explain);

  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    if (error.get_exit_code() == 0) return app.exit(error);  // --help
    std::cerr << error.what() << "\n"
              << Messages(options.language).Say("cli.see_help") << "\n";
    return kExitUsage;
  }
  const Messages messages(options.language);
  if (customer->parsed()) return Customer(options, messages);
  if (migrate->parsed()) return Migrate(options, messages);
  if (attempt->parsed()) return Try(options, messages);
  if (cluster->parsed()) return Cluster(options, messages);
  if (segment->parsed()) return Segment(options, messages);
  if (predict->parsed()) return Predict(options, messages);
  if (mine->parsed()) return Mine(options, messages);
  if (analyze->parsed()) return Analyze(options, messages);
  if (identity->parsed()) return Identity(options, messages);
  return Draft(options, messages);
}
