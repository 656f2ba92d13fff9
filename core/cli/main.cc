// shuke: the core on the command line. Arguments in, Session, stdout; no figure
// is made here.
//
// Exit codes: 0 if any file gave orders, 2 if none did, 64 for wrong usage.
#include <CLI/CLI.hpp>
#include <cstdlib>
#include <iostream>
#include <string>

#include "core/cli/command.h"
#include "core/cli/input.h"
#include "core/cli/messages.h"
#include "core/cli/output.h"

namespace {

std::string DefaultLanguage() {
  for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
    const char* value = std::getenv(name);
    if (value != nullptr && *value != '\0')
      return std::string(value).substr(0, 2);
  }
  return "zh";
}

}  // namespace

int main(int argc, char** argv) {
  using namespace shuke::cli;
  Input input;
  input.language = DefaultLanguage();
  CLI::App app{
      "Shuke (熟客): order exports in, customers and campaign lists out; all "
      "on this machine."};
  app.require_subcommand(1);
  const Command commands[] = {
      AddAnalyze(app, input), AddSegment(app, input), AddCustomer(app, input),
      AddMigrate(app, input), AddTry(app, input),     AddIdentity(app, input),
      AddCluster(app, input), AddPredict(app, input), AddMine(app, input),
      AddMetrics(app, input), AddToday(app, input),   AddPlan(app, input),
      AddDraft(app, input),   AddEffect(app, input),
  };
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    if (error.get_exit_code() == 0) return app.exit(error);  // --help
    std::cerr << error.what() << "\n"
              << Messages(input.language).Say("cli.see_help") << "\n";
    return kExitUsage;
  }
  const Messages messages(input.language);
  for (const Command& command : commands) {
    if (command.parser->parsed()) return command.run(messages);
  }
  return kExitUsage;  // not reached: one command is required
}
