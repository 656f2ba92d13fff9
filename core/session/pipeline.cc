#include "core/session/pipeline.h"

#include <algorithm>

#include "core/base/money.h"
#include "core/table/keep_orders.h"
#include "core/workspace/listed_people.h"

namespace shuke::session {

OrderBook::OrderBook(Book& book, const policy::Policy& policy,
                     const workspace::Workspace& workspace) {
  const auto traits = book.Traits();
  assembly = ingest::AssembleOrders(book.lines(), traits, book.dictionary(),
                                    {policy.ingest.count_zero_amount});
  for (const ingest::FileTraits& file : traits)
    platform_of_file.push_back(file.platform);
  identity = customers::AssignBuyers(
      book.lines(), platform_of_file,
      {policy.identity.max_stronger_keys, policy.identity.join_probable,
       workspace::FindSeparated(workspace, book.dictionary())},
      book.dictionary(), assembly.orders);
  SetExcludedAside(book, workspace);
}

void OrderBook::SetExcludedAside(const Book& book,
                                 const workspace::Workspace& workspace) {
  if (workspace.excluded.empty()) return;
  std::vector<const workspace::Listed*> list;
  for (const workspace::Excluded& entry : workspace.excluded)
    list.push_back(&entry.who);
  const std::vector<uint32_t> listed =
      workspace::FindListed(list, identity, book.dictionary());
  for (const uint32_t entry : listed)
    people_excluded += entry != workspace::kNotListed;
  table::Orders& orders = assembly.orders;
  std::vector<uint8_t> keep(orders.size(), 1);
  for (size_t order = 0; order < orders.size(); ++order) {
    const uint32_t person = identity.person_of_order[order];
    if (person == customers::kNoPerson ||
        listed[person] == workspace::kNotListed) {
      continue;
    }
    keep[order] = 0;
    for (const uint32_t line : orders.Lines(order)) {
      excluded_lines.push_back(line);
      assembly.by_file[book.lines().file[line]].SetAside(
          line, ingest::Reason::kExcludedByRule);
    }
  }
  table::KeepOrders(keep, orders);
  customers::KeepOrders(keep, identity);
}

bool OrderBook::SameUnder(const workspace::Workspace& a,
                          const workspace::Workspace& b) {
  return a.separated == b.separated && a.excluded == b.excluded;
}

bool OrderBook::SameUnder(const policy::Policy& a, const policy::Policy& b) {
  return a.ingest == b.ingest && a.identity == b.identity;
}

Pipeline::Pipeline(Book& book, const OrderBook& orders,
                   const policy::Policy& policy,
                   const workspace::Workspace& workspace,
                   const PipelineOptions& options)
    : book_(book),
      orders_(orders),
      workspace_(workspace),
      as_of_given_(options.as_of.has_value()),
      as_of_(options.as_of.value_or(metrics::LatestDay(book.lines()))),
      currency_(options.currency.empty()
                    ? metrics::MainCurrency(orders.assembly.orders)
                    : book.dictionary().Intern(options.currency)),
      minor_digits_(MinorDigits(book.dictionary().At(currency_))),
      customers_(
          customers::BuildCustomers(orders.assembly.orders, as_of_, currency_)),
      outlook_({orders.assembly.orders, book.lines(), book.dictionary(),
                customers_, as_of_, currency_},
               policy.predict, policy.mine),
      marks_([this] { return MakeMarks(); }),
      get_marks_([this]() -> const segment::Marks& { return marks_.Get(); }),
      segments_({orders.assembly.orders, book.lines(), book.dictionary(),
                 customers_, as_of_, minor_digits_, &outlook_.predicted(),
                 orders_.platform_of_file, &get_marks_},
                policy.segment),
      facts_(segments_),
      rules_(facts_),
      totals_([this] {
        return metrics::ComputeTotals(orders_.assembly.orders, customers_,
                                      as_of_, currency_);
      }),
      coverage_([this] {
        return metrics::ComputeCoverage(book_.lines(), orders_.assembly.orders,
                                        as_of_);
      }),
      identity_([this] { return MeasureIdentity(); }),
      review_([this] { return MakeReview(); }),
      ledgers_([this] { return MakeLedgers(); }),
      late_rows_([this] { return ListLateRows(); }) {
  segments_.SetCompareDay(options.compare_day);
}

void Pipeline::SetPolicy(const policy::Policy& policy) {
  for (const std::string_view topic : segments_.SetPolicies(policy.segment))
    facts_.Drop(topic);
  if (outlook_.SetPolicies(policy.predict, policy.mine)) {
    facts_.Drop("prediction");
    facts_.Drop("purchases");
  }
}

void Pipeline::WorkspaceChanged() {
  marks_.Drop();
  facts_.Drop("marks");
  facts_.Drop("group");  // bad_actor is one of it
}

segment::Marks Pipeline::MakeMarks() const {
  std::vector<const std::vector<workspace::Listed>*> lists;
  segment::Marks marks;
  for (const workspace::PickedList& list : workspace_.lists) {
    marks.lists.push_back(list.name);
    lists.push_back(&list.people);
  }
  const size_t picked = lists.size();
  lists.push_back(&workspace_.bad_actors);
  lists.push_back(&workspace_.opt_outs);
  const std::vector<uint64_t> of_person =
      workspace::FindOnLists(lists, orders_.identity, book_.dictionary());
  if (of_person.empty()) return marks;
  const uint64_t bits = (uint64_t{1} << picked) - 1;
  marks.on_lists.reserve(customers_.size());
  marks.bad_actor.reserve(customers_.size());
  marks.opted_out.reserve(customers_.size());
  for (customers::CustomerId id = 0; id < customers_.size(); ++id) {
    const uint64_t mask =
        of_person[orders_.identity
                      .person_of_order[customers_.OrdersOf(id).front()]];
    marks.on_lists.push_back(static_cast<int64_t>(mask & bits));
    marks.bad_actor.push_back(mask >> picked & 1);
    marks.opted_out.push_back(mask >> (picked + 1) & 1);
  }
  return marks;
}

void Pipeline::SetCompareDay(Day day) {
  segments_.SetCompareDay(day);
  facts_.Drop("migration");
}

std::vector<ingest::FileLedger> Pipeline::MakeLedgers() const {
  const table::OrderLines& lines = book_.lines();
  std::vector<ingest::Overlap> overlaps = orders_.assembly.by_file;
  const table::Orders& orders = orders_.assembly.orders;
  for (size_t order = 0; order < orders.size(); ++order) {
    if (orders.day[order] <= as_of_) continue;
    for (const uint32_t line : orders.Lines(order))
      overlaps[lines.file[line]].SetAside(line, ingest::Reason::kAfterAsOf);
  }
  std::vector<ingest::FileLedger> ledgers;
  for (size_t file = 0; file < book_.files().size(); ++file) {
    const BookFile& entry = book_.files()[file];
    if (entry.removed) continue;
    ingest::FileLedger ledger = entry.ledger;
    const ingest::Overlap& overlap = overlaps[file];
    for (size_t reason = 0; reason < ingest::kReasons; ++reason)
      ledger.set_aside[reason] += overlap.set_aside[reason];
    if (entry.layout) {
      ingest::AddSamples(overlap.first, lines, *entry.layout,
                         book_.dictionary(), ledger);
    }
    ledger.repeated_rows = overlap.repeated_rows;
    ledgers.push_back(std::move(ledger));
  }
  return ledgers;
}

// Assembly counts such rows and does not keep them, so it sorts them out once
// more.
std::vector<std::vector<ingest::LateRowOfFile>> Pipeline::ListLateRows() const {
  const table::OrderLines& lines = book_.lines();
  std::vector<std::vector<ingest::LateRowOfFile>> by_file(book_.files().size());
  const auto add = [&](uint32_t line, ingest::Reason reason) {
    by_file[lines.file[line]].push_back({lines.row[line], reason});
  };
  const auto traits = book_.Traits();
  for (const ingest::LateRow& late :
       ingest::ListLateRows(lines, traits, book_.dictionary())) {
    add(late.line, late.reason);
  }
  for (const uint32_t line : orders_.excluded_lines)
    add(line, ingest::Reason::kExcludedByRule);
  const table::Orders& orders = orders_.assembly.orders;
  for (size_t order = 0; order < orders.size(); ++order) {
    if (orders.day[order] <= as_of_) continue;
    for (const uint32_t line : orders.Lines(order))
      add(line, ingest::Reason::kAfterAsOf);
  }
  for (auto& rows : by_file) {
    std::sort(rows.begin(), rows.end(),
              [](const auto& a, const auto& b) { return a.row < b.row; });
  }
  return by_file;
}

report::IdentityFigures Pipeline::MeasureIdentity() const {
  return {orders_.identity, orders_.people_excluded,
          customers::MeasureIdentity(orders_.identity, orders_.assembly.orders,
                                     {as_of_, currency_})};
}

customers::IdentityReview Pipeline::MakeReview() const {
  return customers::ReviewIdentity(
      customers::ReadOrderKeys(book_.lines(), orders_.platform_of_file,
                               book_.dictionary(), orders_.assembly.orders),
      orders_.identity, book_.dictionary(), orders_.assembly.orders,
      {as_of_, currency_});
}

report::Analysis Pipeline::analysis() const {
  return {as_of_,    as_of_given_,   ledgers_.Get(), book_.dictionary(),
          currency_, customers_,     totals_.Get(),  coverage_.Get(),
          segments_, identity_.Get()};
}

}  // namespace shuke::session
