// What every command reads: the exports, and what they are read with.
#ifndef SHUKE_CLI_INPUT_H_
#define SHUKE_CLI_INPUT_H_

#include <CLI/CLI.hpp>
#include <string>
#include <vector>

#include "core/cli/messages.h"
#include "core/session/session.h"

namespace shuke::cli {

struct Input {
  std::vector<std::string> files;
  std::string as_of, policy, workspace, platform, encoding, currency,
      date_order, sheet, decimal;
  std::vector<std::string> map, label;
  int threads = 0;  // that read a large file; 0: as the machine has, up to 8
  bool rows_are_orders = false;
  bool join_probable = false;
  bool json = false;
  std::string language;
};

// Adds the options that fill `input` to a command.
void AddInput(CLI::App* command, Input& input);

// Policy, workspace, as-of date and currency; refuses what is wrong in them.
void Configure(session::Session& session, const Input& input,
               const Messages& messages);

// Configures, then reads all files; `ids` receives what the session calls them.
// False without any order.
bool Load(session::Session& session, const Input& input,
          const Messages& messages, std::vector<int>* ids = nullptr);

}  // namespace shuke::cli

#endif  // SHUKE_CLI_INPUT_H_
