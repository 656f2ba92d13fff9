// What the shop itself has noted of a customer (marks.h).
#include <array>

#include "core/segment/fact_entry.h"
#include "core/segment/marks.h"

namespace shuke::segment {
namespace {

using customers::CustomerId;

constexpr std::array<std::string_view, 2> kNoYesCodes = {"no", "yes"};

constexpr FactTopic kTopic{"marks"};

// In the order in which the page offers them.
constexpr FactEntry kEntries[] = {
    kTopic.Lists("list",
                 [](const FactInputs& in, CustomerId i) {
                   const Marks* marks = in.Marked();
                   if (marks == nullptr || marks->on_lists.empty() ||
                       marks->on_lists[i] == 0)
                     return kNoInteger;
                   return marks->on_lists[i];
                 }),
    kTopic.Code("opted_out", kNoYesCodes,
                [](const FactInputs& in, CustomerId i) {
                  const Marks* marks = in.Marked();
                  return int64_t{marks != nullptr &&
                                 !marks->opted_out.empty() &&
                                 marks->opted_out[i] != 0};
                }),
};

}  // namespace

std::span<const FactEntry> MarkFacts() { return kEntries; }

}  // namespace shuke::segment
