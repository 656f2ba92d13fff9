// shuke analyze, shuke identity: the report, and who was joined to whom.
#include <filesystem>
#include <fstream>
#include <iostream>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>

#include "core/base/json_text.h"
#include "core/cli/command.h"
#include "core/cli/identity_summary.h"
#include "core/cli/output.h"
#include "core/cli/read_file.h"
#include "core/cli/summary.h"

namespace shuke::cli {
namespace {

using session::Session;
using Json = nlohmann::ordered_json;

struct Options {
  std::string out, set_aside;
};

int Analyze(const Input& input, const Options& options,
            const Messages& messages) {
  Session session;
  std::vector<int> ids;
  const bool usable = Load(session, input, messages, &ids);
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
      Require(WriteSetAside(session, input.files[i], ids[i], out), messages);
    }
    out.close();
    if (!out)
      Refuse(messages.Say("cli.cannot_write", {{"path", options.set_aside}}));
  }
  if (input.json) std::cout << report;
  if (!usable || !input.json) {
    (usable ? std::cout : std::cerr) << Summarise(report, messages);
  }
  if (!usable) std::cerr << messages.Say("cli.nothing_usable") << "\n";
  return usable ? kExitOk : kExitNothingUsable;
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
    Json page = ParseOrderedJson(answer);
    for (Json& row : page["rows"]) rows.push_back(std::move(row));
    if (rows.size() >= page["total"].get<size_t>()) return rows;
  }
}

int Identity(const Input& input, const Messages& messages) {
  Session session;
  if (!Load(session, input, messages))
    return SayNothingUsable(session, messages);
  const Json report = ParseOrderedJson(session.Report());
  Json identity = {{"as_of", report["as_of"]},
                   {"currency", report["revenue"]["currency"]},
                   {"figures", report["identity"]}};
  for (const char* list : {"merged", "probable", "shared"})
    identity[list] = ReviewRows(session, list, messages);
  const std::string text =
      identity.dump(2, ' ', false, Json::error_handler_t::replace);
  if (input.json) {
    std::cout << text << "\n";
  } else {
    std::cout << SummariseIdentity(text, report["revenue"].dump(), messages);
  }
  return kExitOk;
}

}  // namespace

Command AddAnalyze(CLI::App& app, Input& input) {
  const auto options = std::make_shared<Options>();
  CLI::App* analyze = app.add_subcommand(
      "analyze", "Who the customers are, and what became of every row");
  AddInput(analyze, input);
  analyze->add_option("--out", options->out,
                      "Write report.json, customers.csv and ledger.csv here");
  analyze->add_option("--set-aside", options->set_aside,
                      "Write every row that is not used to this CSV file");
  return {analyze, [&input, options](const Messages& messages) {
            return Analyze(input, *options, messages);
          }};
}

Command AddIdentity(CLI::App& app, Input& input) {
  CLI::App* identity = app.add_subcommand(
      "identity", "Which accounts were joined to one person, and why");
  AddInput(identity, input);
  return {identity, [&input](const Messages& messages) {
            return Identity(input, messages);
          }};
}

}  // namespace shuke::cli
