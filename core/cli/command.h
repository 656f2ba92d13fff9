// A command of `shuke`: it adds itself, with its options, to the parser, and
// runs once the arguments are read. One file a theme, command_<theme>.cc.
#ifndef SHUKE_CLI_COMMAND_H_
#define SHUKE_CLI_COMMAND_H_

#include <CLI/CLI.hpp>
#include <functional>

#include "core/cli/input.h"
#include "core/cli/messages.h"

namespace shuke::cli {

struct Command {
  CLI::App* parser;
  // Returns the exit code; wrong usage ends the program with its sentence.
  std::function<int(const Messages&)> run;
};

// `input` is filled by the parser and outlives the command.
Command AddAnalyze(CLI::App& app, Input& input);
Command AddCluster(CLI::App& app, Input& input);
Command AddCustomer(CLI::App& app, Input& input);
Command AddDraft(CLI::App& app, Input& input);
Command AddEffect(CLI::App& app, Input& input);
Command AddIdentity(CLI::App& app, Input& input);
Command AddMetrics(CLI::App& app, Input& input);
Command AddMigrate(CLI::App& app, Input& input);
Command AddMine(CLI::App& app, Input& input);
Command AddPlan(CLI::App& app, Input& input);
Command AddPredict(CLI::App& app, Input& input);
Command AddSegment(CLI::App& app, Input& input);
Command AddToday(CLI::App& app, Input& input);
Command AddTry(CLI::App& app, Input& input);

}  // namespace shuke::cli

#endif  // SHUKE_CLI_COMMAND_H_
