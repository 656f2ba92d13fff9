// Baskets of words for tests, and the groceries, where they are at hand.
#ifndef SHUKE_TESTS_MINE_LISTS_H_
#define SHUKE_TESTS_MINE_LISTS_H_

#include <fstream>
#include <optional>
#include <sstream>
#include <string>
#include <vector>

#include "core/mine/baskets.h"
#include "tests/testing/variable.h"

namespace shuke::mine {

struct NamedBaskets {
  table::Dictionary dictionary;
  Baskets baskets;

  Item Find(std::string_view name) const {
    for (Item item = 0; item < baskets.items(); ++item)
      if (dictionary.At(baskets.name[item]) == name) return item;
    return kNoItem;
  }
};

// One basket a line, items apart by commas.
inline NamedBaskets ReadLists(std::istream& in) {
  NamedBaskets out;
  std::vector<std::vector<table::StringId>> lists;
  for (std::string line; std::getline(in, line);) {
    while (!line.empty() && line.back() == '\r') line.pop_back();
    std::istringstream cells(line);
    lists.emplace_back();
    for (std::string cell; std::getline(cells, cell, ',');)
      if (!cell.empty()) lists.back().push_back(out.dictionary.Intern(cell));
  }
  out.baskets = BasketsOfLists(lists, out.dictionary);
  return out;
}

inline NamedBaskets Lists(const std::string& text) {
  std::istringstream in(text);
  return ReadLists(in);
}

inline constexpr const char* kGroceriesAreNotKeptHere =
    "the groceries data set is not kept with the sources: "
    "scripts/check-reference runs this test with SHUKE_GROCERIES naming it";

// 9,835 baskets of a grocery (Hahsler, Hornik and Reutterer 2006; R package
// arules), named by the variable SHUKE_GROCERIES; scripts/check-reference sets
// it. Nothing where it does not.
inline std::optional<NamedBaskets> Groceries() {
  const auto path = testkit::Variable("SHUKE_GROCERIES");
  if (!path) return std::nullopt;
  std::ifstream in(*path);
  return ReadLists(in);
}

}  // namespace shuke::mine

#endif  // SHUKE_TESTS_MINE_LISTS_H_
