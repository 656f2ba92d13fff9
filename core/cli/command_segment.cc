// shuke segment: whom a rule holds, saved segments, snapshots of them.
#include <iostream>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "core/base/json_text.h"
#include "core/cli/command.h"
#include "core/cli/output.h"
#include "core/cli/rule_text.h"
#include "core/cli/summary.h"

namespace shuke::cli {
namespace {

using session::Session;
using Json = nlohmann::ordered_json;

struct Options {
  std::string rule, segment, sort, snapshot, compare, entered, left, list, out;
  std::vector<std::string> columns;
};

// The rule that was asked for, as JSON text: of a saved segment, in the
// argument itself, or in the file that it names.
std::string RuleOf(const Session& session, const Options& options,
                   const Messages& messages) {
  if (!options.segment.empty()) {
    const std::string answer = session.SegmentRule(options.segment);
    Require(answer, messages);
    return ParseOrderedJson(answer)["rule"].dump();
  }
  const size_t first = options.rule.find_first_not_of(" \t\r\n");
  if (first != std::string::npos && options.rule[first] == '{')
    return options.rule;
  return ReadSmallFile(options.rule, messages);
}

Json QueryOf(const Options& options) {
  Json query = Json::object();
  if (!options.sort.empty()) {
    const bool descending = options.sort[0] == '-';
    query["sort"] = {{"fact", options.sort.substr(descending ? 1 : 0)},
                     {"descending", descending}};
  }
  return query;
}

// The customers of the query as a table.
void WriteCustomers(Session& session, const Options& options, const Json& query,
                    const Messages& messages) {
  std::string error;
  const std::string csv =
      session.SelectionCsv(query.dump(), Json(options.columns).dump(), &error);
  RequireNone(error, messages);
  WriteFile(options.out, csv, messages);
}

// What changed since a snapshot, and the table of those who came to a segment
// or left it.
int Compare(Session& session, const Input& input, const Options& options,
            const Messages& messages) {
  const std::string answer =
      session.CompareSnapshot(ReadSmallFile(options.compare, messages));
  Require(answer, messages);
  if (!options.out.empty()) {
    Json query = QueryOf(options);
    const bool left = options.entered.empty();
    query["moved"] = {{"segment", left ? options.left : options.entered},
                      {"how", left ? "left" : "entered"}};
    WriteCustomers(session, options, query, messages);
  }
  std::cout << (input.json ? ParseOrderedJson(answer).dump(2) + "\n"
                           : SummariseMoves(answer, messages));
  return kExitOk;
}

// Puts the rule's customers on a list of the workspace and writes its file.
void PutOnList(Session& session, const Input& input, const Options& options,
               const std::string& rule, const Messages& messages) {
  const Json on_list = {
      {"fact", "list"}, {"op", "in"}, {"value", {options.list}}};
  const Json query = {
      {"rule", {{"all", {ParseOrderedJson(rule), {{"not", on_list}}}}}}};
  std::string error;
  const std::vector<uint32_t> customers =
      session.SelectCustomers(query.dump(), &error);
  RequireNone(error, messages);
  const std::string people = session.PeopleOf(customers);
  Require(people, messages);
  Json document = ParseOrderedJson(session.Workspace());
  Json* list = nullptr;
  for (Json& known : document["lists"]) {
    if (known["name"] == options.list) list = &known;
  }
  if (list == nullptr) {
    list = &document["lists"].emplace_back(
        Json{{"name", options.list}, {"people", Json::array()}});
  }
  const Json added = ParseOrderedJson(people);
  for (const Json& one : added["people"]) (*list)["people"].push_back(one);
  Require(session.SetWorkspace(document.dump()), messages);
  WriteFile(input.workspace, session.Workspace(), messages);
}

int Segment(const Input& input, const Options& options,
            const Messages& messages) {
  Session session;
  // A wrong rule is wrong usage, whatever the files say.
  Configure(session, input, messages);
  const bool listing = options.rule.empty() && options.segment.empty();
  const std::string rule = listing ? "" : RuleOf(session, options, messages);
  if (!listing) Require(session.RuleSizes(rule), messages);
  // What the rule's customers are for, or what is to be written, is not said.
  if ((listing && !options.list.empty()) ||
      (!options.compare.empty() && !options.out.empty() &&
       options.entered.empty() && options.left.empty()))
    Refuse(messages.Say("cli.segment_incomplete"));
  if (!Load(session, input, messages))
    return SayNothingUsable(session, messages);
  if (!options.snapshot.empty()) {
    std::string error;
    const std::string file = session.Snapshot(&error);
    RequireNone(error, messages);
    WriteFile(options.snapshot, file, messages);
  }
  if (!options.compare.empty())
    return Compare(session, input, options, messages);
  if (listing) {
    const std::string answer = session.Segments();
    std::cout << (input.json
                      ? ParseOrderedJson(answer).dump(2) + "\n"
                      : SummariseSegments(answer, session.Report(), messages));
    return kExitOk;
  }
  const std::string sizes = session.RuleSizes(rule);
  const std::string report = session.Report();
  const Json revenue = ParseOrderedJson(report)["revenue"];
  const RuleUnits units = {revenue["currency"].get<std::string>(),
                           revenue["minor_digits"].get<int>()};
  if (!options.list.empty()) PutOnList(session, input, options, rule, messages);
  if (!options.out.empty()) {
    Json query = QueryOf(options);
    query["rule"] = ParseOrderedJson(rule);
    WriteCustomers(session, options, query, messages);
  }
  if (input.json) {
    const Json all = ParseOrderedJson(sizes);
    const Json document = {
        {"rule", ParseOrderedJson(rule)},
        {"sentence",
         {{"zh", RuleText(rule, Session::Facts(), units, Messages("zh"))},
          {"en", RuleText(rule, Session::Facts(), units, Messages("en"))}}},
        {"customers", all["sizes"][0]["customers"]},
        {"revenue_minor", all["sizes"][0]["revenue_minor"]},
        {"of",
         {{"customers", all["customers"]},
          {"revenue_minor", all["revenue_minor"]}}}};
    std::cout << document.dump(2) << "\n";
  } else {
    std::cout << SummariseRule(
        RuleText(rule, Session::Facts(), units, messages), sizes, report,
        messages);
    if (!options.out.empty())
      std::cout << messages.Say("cli.wrote", {{"path", options.out}}) << "\n";
  }
  return kExitOk;
}

}  // namespace

Command AddSegment(CLI::App& app, Input& input) {
  const auto options = std::make_shared<Options>();
  CLI::App* segment = app.add_subcommand(
      "segment", "Whom a rule holds; without one, the saved segments");
  AddInput(segment, input);
  CLI::Option* rule = segment->add_option(
      "--rule", options->rule, "A rule: JSON, or a file that holds it");
  segment
      ->add_option("--segment", options->segment,
                   "A saved segment of the policy, by its id")
      ->excludes(rule);
  CLI::Option* out = segment->add_option("--out", options->out,
                                         "Write the customers here, as CSV");
  segment
      ->add_option("--columns", options->columns,
                   "The facts that are its columns, with commas between")
      ->delimiter(',');
  segment
      ->add_option("--snapshot", options->snapshot,
                   "Write who is in which segment here, by keyed hashes")
      ->needs(segment->get_option("--workspace"));
  segment
      ->add_option("--compare", options->compare,
                   "Say what changed since this snapshot")
      ->needs(segment->get_option("--workspace"));
  CLI::Option* compare = segment->get_option("--compare");
  CLI::Option* entered = segment->add_option(
      "--entered", options->entered,
      "With --compare: write those who came to this segment");
  entered->needs(compare)->needs(out);
  CLI::Option* left =
      segment->add_option("--left", options->left,
                          "With --compare: write those who left this segment");
  left->needs(compare)->needs(out)->excludes(entered);
  segment
      ->add_option("--list", options->list,
                   "Put the customers on this list of the workspace; the fact "
                   "\"list\" then holds them")
      ->needs(segment->get_option("--workspace"));
  segment->add_option("--sort", options->sort,
                      "The fact to sort by; -FACT: the largest first");
  return {segment, [&input, options](const Messages& messages) {
            return Segment(input, *options, messages);
          }};
}

}  // namespace shuke::cli
