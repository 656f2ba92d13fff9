#include "core/report/identity_json.h"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <string>

#include "core/workspace/key_json.h"

namespace shuke::report {
namespace {

using Json = nlohmann::ordered_json;
using table::Dictionary;
using workspace::KeyJson;

constexpr std::array<std::string_view, 3> kReviewListCodes = {
    "merged", "probable", "shared"};

Json GroupJson(const customers::ReviewGroup& group,
               const Dictionary& dictionary) {
  Json accounts = Json::array();
  for (const customers::ReviewAccount& account : group.accounts) {
    accounts.push_back({{"key", KeyJson(account.key, dictionary)},
                        {"orders", account.orders},
                        {"valid_orders", account.valid_orders},
                        {"net_minor", account.net_minor},
                        {"last_day", FormatDay(account.last_day)}});
  }
  Json links = Json::array();
  for (const customers::ReviewLink& link : group.links) {
    links.push_back(
        {{"key", KeyJson(link.key, dictionary)}, {"accounts", link.accounts}});
  }
  return {{"accounts", std::move(accounts)},
          {"links", std::move(links)},
          {"net_minor", group.net_minor},
          {"customers_fewer", group.customers_fewer}};
}

Json SharedJson(const customers::ReviewShared& entry,
                const Dictionary& dictionary) {
  return {{"key", KeyJson(entry.shared.key, dictionary)},
          {"stronger_keys", entry.shared.stronger_keys},
          {"orders", entry.orders},
          {"without", entry.without}};
}

template <typename T, typename Write>
Json PageJson(const std::vector<T>& list, const Page& page,
              const Dictionary& dictionary, Write&& write) {
  const size_t begin = std::min(page.offset, list.size());
  const size_t end = begin + std::min(page.limit, list.size() - begin);
  Json rows = Json::array();
  for (size_t i = begin; i < end; ++i)
    rows.push_back(write(list[i], dictionary));
  return {{"total", list.size()}, {"offset", begin}, {"rows", rows}};
}

}  // namespace

Json IdentityFiguresJson(const IdentityFigures& figures) {
  const customers::Identity& identity = figures.identity;
  Json joined = Json::object();
  // The strongest kind joins nothing: it is what people are told by.
  for (size_t kind = 1; kind < customers::kKeyKinds; ++kind) {
    joined[std::string(customers::kKeyKindCodes[kind])] = identity.joined[kind];
  }
  return {
      {"accounts", identity.accounts()},
      {"people", identity.people()},
      {"joined", std::move(joined)},
      {"people_excluded", figures.people_excluded},
      {"orders_without", identity.orders_without},
      {"shared_keys", identity.shared.size()},
      {"probable",
       {{"on", identity.join_probable}, {"joins", identity.probable_joins}}},
      {"customers",
       {{"now", figures.effect.customers},
        {"without_merges", figures.effect.without_merges},
        {"probable_switched", figures.effect.probable_switched}}}};
}

std::optional<ReviewList> FindReviewList(std::string_view code) {
  const auto found =
      std::find(kReviewListCodes.begin(), kReviewListCodes.end(), code);
  if (found == kReviewListCodes.end()) return std::nullopt;
  return static_cast<ReviewList>(found - kReviewListCodes.begin());
}

Json ReviewPageJson(const customers::IdentityReview& review,
                    const Dictionary& dictionary, ReviewList list,
                    const Page& page) {
  switch (list) {
    case ReviewList::kMerged:
      return PageJson(review.merged, page, dictionary, GroupJson);
    case ReviewList::kProbable:
      return PageJson(review.probable, page, dictionary, GroupJson);
    case ReviewList::kShared:
      return PageJson(review.shared, page, dictionary, SharedJson);
  }
  return {};
}

}  // namespace shuke::report
