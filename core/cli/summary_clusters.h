// Clusters as lines that a person reads in a terminal.
#ifndef SHUKE_CLI_SUMMARY_CLUSTERS_H_
#define SHUKE_CLI_SUMMARY_CLUSTERS_H_

#include <string>
#include <string_view>

#include "core/cli/messages.h"

namespace shuke::cli {

// `clusters_json` is what Session::Clusters gives.
std::string SummariseClusters(std::string_view clusters_json,
                              std::string_view report_json,
                              const Messages& messages);

}  // namespace shuke::cli

#endif  // SHUKE_CLI_SUMMARY_CLUSTERS_H_
