// A replay of each customer's purchases in time, for the few who could ever
// have met the lowest group.
//
// The year's figures change on the day of a purchase or cancelling invoice, and
// on the day after one has left the window. Only a change for the better can
// earn a group: a purchase, or a cancelling invoice that leaves. Those days are
// the turns at which a rise is looked for; reviews fall on their own days.
//
// Example, defaults: purchases of 8 items for 4000.00 on 2025-01-10 and 4 items
// for 7000.00 on 2025-06-01. Regular from 2025-01-10; on 2025-06-01 the year
// holds 2 orders: still regular, review on 2026-01-10, when the year from
// 2025-01-10 holds both: kept. Next review 2027-01-10: nothing left, ended.
#include "core/segment/membership.h"

#include <algorithm>
#include <span>

#include "core/base/hot_loop.h"

namespace shuke::segment {
namespace {

using customers::CustomerId;
using customers::Customers;
using table::Minor;

// A purchase, or a cancelling invoice (orders and items 0).
struct Event {
  Day day;
  YearFigures figures;
};

struct Scheme {
  const MemberConditions& groups;
  int window_months;
  int valid_months;
  Minor unit;
};

MemberGroup Higher(MemberGroup a, MemberGroup b) { return std::min(a, b); }

// The first day on which a window of `months` no longer holds `day`. Clamped
// month ends make AddMonths no true inverse of itself: the guess may be some
// days early.
Day LeavesOn(Day day, int months) {
  Day leaves = AddMonths(day, months) + 1;
  while (AddMonths(leaves, -months) <= day) ++leaves;
  return leaves;
}

// One customer's figures of the year that ends with a day that only moves
// forward.
class TrailingYear {
 public:
  TrailingYear(std::span<const Event> events, int months)
      : events_(events), months_(months) {}

  const YearFigures& MoveTo(Day day) {
    while (end_ < events_.size() && events_[end_].day <= day)
      Add(events_[end_++].figures, 1);
    const Day from = AddMonths(day, -months_);
    while (begin_ < end_ && events_[begin_].day < from)
      Add(events_[begin_++].figures, -1);
    return year_;
  }

 private:
  void Add(const YearFigures& figures, int sign) {
    year_.orders += sign * figures.orders;
    year_.items += sign * figures.items;
    year_.net_minor += sign * figures.net_minor;
  }

  std::span<const Event> events_;
  int months_;
  size_t begin_ = 0, end_ = 0;
  YearFigures year_;
};

// Moves the membership to `now` at a review on `day`.
void Conclude(MemberGroup now, Day day, const Scheme& scheme,
              Membership& member) {
  member.last_review_day = day;
  if (now == member.group) {
    member.last_review = Review::kKept;
  } else if (now == MemberGroup::kNone) {
    member.last_review = Review::kEnded;
  } else {
    member.last_review =
        now < member.group ? Review::kRaised : Review::kLowered;
  }
  if (now != member.group)
    member.earned_day = now == MemberGroup::kNone ? kNoDay : day;
  member.group = now;
  member.review_day =
      now == MemberGroup::kNone ? kNoDay : AddMonths(day, scheme.valid_months);
}

Membership Replay(std::span<const Event> events, Day as_of,
                  const Scheme& scheme) {
  std::vector<Day> turns;
  for (const Event& event : events) {
    turns.push_back(event.figures.orders > 0
                        ? event.day
                        : LeavesOn(event.day, scheme.window_months));
  }
  std::sort(turns.begin(), turns.end());

  Membership member;
  TrailingYear year(events, scheme.window_months);
  const auto group_on = [&](Day day) {
    return GroupOf(year.MoveTo(day), scheme.groups, scheme.unit);
  };
  const auto review_until = [&](Day day) {
    while (member.review_day != kNoDay && member.review_day <= day)
      Conclude(group_on(member.review_day), member.review_day, scheme, member);
  };
  for (const Day turn : turns) {
    if (turn > as_of) break;
    review_until(turn);
    const MemberGroup earned = group_on(turn);
    if (Higher(earned, member.group) == member.group) continue;
    member.group = earned;
    member.earned_day = turn;
    member.review_day = AddMonths(turn, scheme.valid_months);
  }
  review_until(as_of);
  if (member.group == MemberGroup::kNone) return member;

  // Purchases after the as-of date are not among the events: this is what the
  // review will find if there are none.
  Membership later = member;
  Conclude(group_on(member.review_day), member.review_day, scheme, later);
  member.outlook = later.last_review;
  member.outlook_group = later.group;
  return member;
}

// The purchases and cancelling invoices of one customer or another, up to the
// as-of date.
class History {
 public:
  History(const Customers& customers, const table::Orders& orders, Day as_of)
      : customers_(customers), orders_(orders), as_of_(as_of) {}

  void MoveTo(CustomerId customer) {
    begin_ = customers_.purchase_offset[customer];
    end_ = customers_.purchase_offset[customer + 1];
    while (end_ > begin_ && customers_.purchase_day[end_ - 1] > as_of_) --end_;
    const auto& credits = customers_.credits;
    if (credits.empty()) return;
    const auto first =
        std::lower_bound(credits.begin(), credits.end(), customer,
                         [](const customers::Credit& credit, CustomerId of) {
                           return credit.customer < of;
                         });
    credit_ = static_cast<size_t>(first - credits.begin());
    credit_end_ = credit_;
    while (credit_end_ < credits.size() &&
           credits[credit_end_].customer == customer &&
           credits[credit_end_].day <= as_of_) {
      ++credit_end_;
    }
  }

  bool empty() const { return begin_ == end_ && credit_ == credit_end_; }

  // What all purchases came to: at least what those of any year did.
  Minor BoughtEver() const {
    Minor sum = 0;
    for (uint32_t i = begin_; i < end_; ++i)
      sum += customers_.purchase_net_minor[i];
    return sum;
  }

  // The figures of what is not before `from`.
  YearFigures Since(Day from) const {
    YearFigures year;
    for (uint32_t i = end_; i > begin_; --i) {
      if (customers_.purchase_day[i - 1] < from) break;
      ++year.orders;
      year.items += orders_.items[customers_.purchase_order[i - 1]];
      year.net_minor += customers_.purchase_net_minor[i - 1];
    }
    for (size_t i = credit_; i < credit_end_; ++i) {
      if (customers_.credits[i].day >= from)
        year.net_minor += customers_.credits[i].net_minor;
    }
    return year;
  }

  // All of it, by day.
  std::span<const Event> Events() {
    events_.clear();
    for (uint32_t i = begin_; i < end_; ++i) {
      events_.push_back({customers_.purchase_day[i],
                         {1, orders_.items[customers_.purchase_order[i]],
                          customers_.purchase_net_minor[i]}});
    }
    if (credit_ == credit_end_) return events_;
    for (size_t i = credit_; i < credit_end_; ++i) {
      const customers::Credit& credit = customers_.credits[i];
      events_.push_back({credit.day, {0, 0, credit.net_minor}});
    }
    std::stable_sort(
        events_.begin(), events_.end(),
        [](const Event& a, const Event& b) { return a.day < b.day; });
    return events_;
  }

 private:
  const Customers& customers_;
  const table::Orders& orders_;
  Day as_of_;
  uint32_t begin_ = 0, end_ = 0;
  size_t credit_ = 0, credit_end_ = 0;
  std::vector<Event> events_;
};

// The least that any group takes: who never bought so much is no member.
Minor LeastNet(const Scheme& scheme) {
  return scheme.groups.net_major.back() * scheme.unit;
}

}  // namespace

const Membership& Memberships::Of(CustomerId customer) const {
  static const Membership none;
  const auto found = std::lower_bound(member.begin(), member.end(), customer);
  return found != member.end() && *found == customer
             ? membership[static_cast<size_t>(found - member.begin())]
             : none;
}

YearFigures YearOf(const Customers& customers, const table::Orders& orders,
                   Day as_of, const MembershipPolicy& policy,
                   CustomerId customer) {
  History history(customers, orders, as_of);
  history.MoveTo(customer);
  return history.Since(AddMonths(as_of, -policy.window_months));
}

MemberGroup GroupOf(const YearFigures& year, const MemberConditions& groups,
                    Minor unit) {
  for (size_t i = 0; i < kMemberGroups; ++i) {
    if (year.orders >= groups.orders[i] && year.items >= groups.items[i] &&
        year.net_minor >= groups.net_major[i] * unit) {
      return static_cast<MemberGroup>(i);
    }
  }
  return MemberGroup::kNone;
}

YearFigures Missing(const YearFigures& year, const MemberConditions& groups,
                    MemberGroup group, Minor unit) {
  const auto i = static_cast<size_t>(group);
  const auto lacks = [](int64_t bound, int64_t figure) {
    return std::max<int64_t>(0, bound - figure);
  };
  return {lacks(groups.orders[i], year.orders),
          lacks(groups.items[i], year.items),
          lacks(groups.net_major[i] * unit, year.net_minor)};
}

MemberGroup NextGroup(MemberGroup group) {
  if (group == MemberGroup::kVip) return MemberGroup::kNone;
  return static_cast<MemberGroup>(static_cast<int>(group) - 1);
}

bool IsWithinReach(const YearFigures& year, const MemberConditions& groups,
                   MemberGroup group, int percent, Minor unit) {
  if (group == MemberGroup::kNone) return false;
  const auto i = static_cast<size_t>(group);
  return year.orders * 100 >= int64_t{groups.orders[i]} * percent &&
         year.items * 100 >= int64_t{groups.items[i]} * percent &&
         year.net_minor / unit * 100 >= groups.net_major[i] * percent;
}

Memberships ComputeMembership(const Customers& customers,
                              const table::Orders& orders, Day as_of,
                              int minor_digits,
                              const MembershipPolicy& policy) {
  Minor unit = 1;
  for (int i = 0; i < minor_digits; ++i) unit *= 10;
  const Scheme scheme = {policy.groups, policy.window_months,
                         policy.valid_months, unit};
  Memberships result;
  result.group.assign(customers.size(), MemberGroup::kNone);
  const bool hold = policy.never_lower_on_change && policy.former_groups;
  const Scheme former = {hold ? *policy.former_groups : policy.groups,
                         policy.window_months, policy.valid_months, unit};
  const Minor least = std::min(LeastNet(scheme), LeastNet(former));
  History history(customers, orders, as_of);
  HotLoop(customers.size(), [&](size_t at) {
    const auto customer = static_cast<CustomerId>(at);
    history.MoveTo(customer);
    if (history.empty() || history.BoughtEver() < least) return;
    const std::span<const Event> events = history.Events();
    Membership member = Replay(events, as_of, scheme);
    if (hold) {
      Membership before = Replay(events, as_of, former);
      before.held = Higher(before.group, member.group) != member.group;
      if (before.held) member = before;
    }
    result.group[customer] = member.group;
    if (member.group == MemberGroup::kNone &&
        member.last_review == Review::kNone) {
      return;
    }
    result.member.push_back(customer);
    result.membership.push_back(member);
  });
  return result;
}

}  // namespace shuke::segment
