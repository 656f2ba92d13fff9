// Each customer's touches are walked by day, which the list need not be sorted
// by; the marketing contacts that were sent lately decide the next.
#include "core/campaign/plan.h"

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <utility>

#include "core/campaign/plan_guide.h"

namespace shuke::campaign {
namespace {

using customers::CustomerId;
using nlohmann::json;

using Step = PlannedStep;
using Fate = PlannedStep::Fate;

std::vector<size_t> ByDay(const PlanPolicy& policy) {
  std::vector<size_t> order(policy.touches.size());
  for (size_t i = 0; i < order.size(); ++i) order[i] = i;
  std::stable_sort(order.begin(), order.end(), [&](size_t a, size_t b) {
    return policy.touches[a].day < policy.touches[b].day;
  });
  return order;
}

// What falls to one customer within the horizon, by day.
void Walk(Day last_day, bool old, Day as_of, int horizon_days,
          const PlanPolicy& policy, const std::vector<size_t>& order,
          std::vector<Step>& steps) {
  steps.clear();
  std::vector<Day> marketing;
  for (const size_t touch_index : order) {
    const Touch& touch = policy.touches[touch_index];
    const Day day = last_day + touch.day;
    if (touch.old != old || day <= as_of || day > as_of + horizon_days)
      continue;
    Fate fate = Fate::kSent;
    if (touch.kind == ActivityKind::kMarketing) {
      const auto recent =
          std::count_if(marketing.begin(), marketing.end(),
                        [&](Day sent) { return day - sent < policy.cap_days; });
      if (!marketing.empty() && day - marketing.back() < policy.gap_days) {
        fate = Fate::kGap;
      } else if (recent >= policy.cap_contacts) {
        fate = Fate::kCap;
      } else {
        marketing.push_back(day);
      }
    }
    steps.push_back({day, touch_index, fate});
  }
}

int64_t UnitCost(const CampaignPolicy& campaign, const Touch& touch) {
  return campaign.unit_cost_minor_x100[static_cast<size_t>(touch.channel)];
}

}  // namespace

ContactPlan PlanContacts(const customers::Customers& customers, Day as_of,
                         const segment::DayStages& stages,
                         const CampaignPolicy& campaign,
                         const PlanPolicy& policy, const EffectPolicy& effect) {
  ContactPlan plan;
  plan.as_of = as_of;
  plan.horizon_days = policy.horizon_days;
  plan.occasions =
      OccasionsDue(policy.occasions, as_of, as_of + policy.horizon_days);
  const std::vector<size_t> order = ByDay(policy);
  const PastRates rates =
      MeasurePastRates(customers, as_of, stages.from_days, policy.horizon_days,
                       effect.past_days);
  // Customers by project, contact stage and one order or more: sums that do not
  // depend on the order of customers.
  using Counts = std::array<std::array<int64_t, 2>, kContactStages>;
  std::array<Counts, segment::kProjects> counts{};
  std::array<Counts, segment::kProjects> reached{};  // who get any contact
  std::map<std::pair<Day, size_t>, PlannedContact> contacts;
  std::vector<Step> steps;
  for (CustomerId id = 0; id < customers.size(); ++id) {
    if (stages.project[id] == segment::Project::kNone) continue;
    const size_t project_index = static_cast<size_t>(stages.project[id]);
    const bool old = customers.valid_orders[id] > 1;
    const int64_t recency = int64_t{as_of} - customers.last_day[id];
    const size_t stage = ContactStageOf(recency, stages.from_days);
    ++counts[project_index][stage][old ? 1 : 0];
    ProjectPlan& project = plan.projects[project_index];
    ++project.customers;
    Walk(customers.last_day[id], old, as_of, policy.horizon_days, policy, order,
         steps);
    const bool any =
        std::any_of(steps.begin(), steps.end(),
                    [](const Step& step) { return step.fate == Fate::kSent; });
    reached[project_index][stage][old ? 1 : 0] += any;
    for (const Step& step : steps) {
      PlannedContact& contact = contacts[{step.day, step.touch}];
      contact.day = step.day;
      contact.touch = step.touch;
      ++contact.planned;
      contact.cut_by_cap += step.fate == Fate::kCap;
      contact.cut_by_gap += step.fate == Fate::kGap;
      if (step.fate != Fate::kSent) continue;
      ++contact.sent;
      const int64_t cost = UnitCost(campaign, policy.touches[step.touch]);
      contact.cost_minor_x100 += cost;
      ++project.contacts;
      project.cost_minor_x100 += cost;
      ProjectTouch& of_touch = project.touches[step.touch];
      ++of_touch.contacts;
      of_touch.cost_minor_x100 += cost;
    }
  }
  for (auto& [key, contact] : contacts) plan.contacts.push_back(contact);

  const double lift = effect.planned_lift_percent / 100.0;
  for (size_t i = 0; i < segment::kProjects; ++i) {
    double buyers = 0, reached_buyers = 0, reached_spend = 0;
    for (size_t stage = 0; stage < kContactStages; ++stage) {
      const int64_t recency = stage == 0 ? 0 : stages.from_days[stage - 1];
      for (size_t old = 0; old < 2; ++old) {
        const PastRate& rate = rates.Of(recency, old == 1);
        buyers += static_cast<double>(counts[i][stage][old]) * rate.rate();
        const double more =
            static_cast<double>(reached[i][stage][old]) * rate.rate();
        reached_buyers += more;
        reached_spend += more * rate.order_minor();
      }
    }
    ProjectPlan& project = plan.projects[i];
    if (project.customers > 0)
      project.past_rate = buyers / static_cast<double>(project.customers);
    project.extra_buyers = reached_buyers * lift;
    project.extra_revenue_minor = reached_spend * lift;
    project.profit_minor =
        project.extra_revenue_minor * effect.margin_percent / 100 -
        static_cast<double>(project.cost_minor_x100) / 100;
  }
  return plan;
}

std::vector<PlannedStep> StepsOf(const customers::Customers& customers,
                                 CustomerId customer, Day as_of,
                                 const PlanPolicy& policy) {
  std::vector<Step> steps;
  if (customers.valid_orders[customer] == 0) return steps;
  Walk(customers.last_day[customer], customers.valid_orders[customer] > 1,
       as_of, policy.horizon_days, policy, ByDay(policy), steps);
  return steps;
}

std::vector<CustomerId> WhoGets(const customers::Customers& customers,
                                Day as_of, const PlanPolicy& policy, Day day,
                                size_t touch) {
  std::vector<CustomerId> who;
  const std::vector<size_t> order = ByDay(policy);
  std::vector<Step> steps;
  for (CustomerId id = 0; id < customers.size(); ++id) {
    if (customers.valid_orders[id] == 0) continue;
    Walk(customers.last_day[id], customers.valid_orders[id] > 1, as_of,
         policy.horizon_days, policy, order, steps);
    for (const Step& step : steps) {
      if (step.day == day && step.touch == touch && step.fate == Fate::kSent)
        who.push_back(id);
    }
  }
  return who;
}

int64_t PlanCost(const PlanPolicy& policy, const CampaignPolicy& campaign,
                 bool old) {
  int64_t cost = 0;
  for (const Touch& touch : policy.touches) {
    if (touch.old == old) cost += UnitCost(campaign, touch);
  }
  return cost;
}

namespace {

// By the day after the last order, then as the policy lists them.
json TouchesToJson(const ProjectPlan& project, const PlanPolicy& policy) {
  json list = json::array();
  for (const size_t index : ByDay(policy)) {
    const auto found = project.touches.find(index);
    if (found == project.touches.end()) continue;
    const Touch& touch = policy.touches[index];
    list.push_back(
        {{"touch", index},
         {"activity", touch.activity},
         {"channel", kChannelCodes[static_cast<size_t>(touch.channel)]},
         {"who", touch.old ? "old" : "new"},
         {"days_since_order", touch.day},
         {"contacts", found->second.contacts},
         {"cost_minor_x100", found->second.cost_minor_x100}});
  }
  return list;
}

}  // namespace

void ToJson(const ContactPlan& plan, const PlanPolicy& policy,
            const CampaignPolicy& campaign, const EffectPolicy& effect,
            json& json_out) {
  json contacts = json::array();
  for (const PlannedContact& contact : plan.contacts) {
    const Touch& touch = policy.touches[contact.touch];
    contacts.push_back(
        {{"day", FormatDay(contact.day)},
         {"touch", contact.touch},
         {"activity", touch.activity},
         {"kind", kActivityKindCodes[static_cast<size_t>(touch.kind)]},
         {"channel", kChannelCodes[static_cast<size_t>(touch.channel)]},
         {"who", touch.old ? "old" : "new"},
         {"days_since_order", touch.day},
         {"planned", contact.planned},
         {"sent", contact.sent},
         {"cut", {{"cap", contact.cut_by_cap}, {"gap", contact.cut_by_gap}}},
         {"cost_minor_x100", contact.cost_minor_x100}});
  }
  json projects = json::array();
  for (size_t i = 0; i < segment::kProjects; ++i) {
    const ProjectPlan& project = plan.projects[i];
    const double cost = static_cast<double>(project.cost_minor_x100) / 100;
    projects.push_back(
        {{"project", segment::kProjectCodes[i]},
         {"customers", project.customers},
         {"contacts", project.contacts},
         {"cost_minor_x100", project.cost_minor_x100},
         {"cost_per_customer_minor",
          project.customers > 0
              ? json(cost / static_cast<double>(project.customers))
              : json(nullptr)},
         {"past_rate", project.past_rate},
         {"target_rate",
          project.past_rate * (1 + effect.planned_lift_percent / 100.0)},
         {"extra_buyers", project.extra_buyers},
         {"extra_revenue_minor", project.extra_revenue_minor},
         {"profit_minor", project.profit_minor},
         {"touches", TouchesToJson(project, policy)},
         {"return_ratio",
          cost > 0 ? json(project.profit_minor / cost) : json(nullptr)}});
  }
  json occasions = json::array();
  for (const OccasionDay& on : plan.occasions) {
    const Occasion& occasion = policy.occasions[on.occasion];
    occasions.push_back({{"name", occasion.name},
                         {"activity", occasion.activity},
                         {"due_from", FormatDay(on.due_from)},
                         {"day", FormatDay(on.day)}});
  }
  json_out = {
      {"as_of", FormatDay(plan.as_of)},
      {"horizon_days", plan.horizon_days},
      {"caps",
       {{"contacts", policy.cap_contacts},
        {"days", policy.cap_days},
        {"gap_days", policy.gap_days}}},
      {"cost_per_customer_minor_x100",
       {{"new", PlanCost(policy, campaign, false)},
        {"old", PlanCost(policy, campaign, true)}}},
      {"contacts", std::move(contacts)},
      {"guide", GuideToJson(policy)},
      {"occasions", std::move(occasions)},
      {"projects", std::move(projects)},
  };
}

namespace {

// Text as a value of RFC 5545, its line folded after 75 bytes between
// characters.
void AppendLine(std::string line, std::string& out) {
  size_t used = 0;
  for (size_t i = 0; i < line.size();) {
    size_t next = i + 1;
    while (next < line.size() && (line[next] & '\xC0') == '\x80') ++next;
    if (used + (next - i) > 75) {
      out += "\r\n ";
      used = 1;
    }
    out.append(line, i, next - i);
    used += next - i;
    i = next;
  }
  out += "\r\n";
}

std::string Escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '\\' || c == ';' || c == ',') out += '\\';
    if (c == '\n') {
      out += "\\n";
    } else if (c != '\r') {
      out += c;
    }
  }
  return out;
}

std::string Compact(Day day) {
  std::string text = FormatDay(day);
  text.erase(std::remove(text.begin(), text.end(), '-'), text.end());
  return text;
}

}  // namespace

std::string PlanToIcs(const ContactPlan& plan, const PlanPolicy& policy,
                      const std::map<std::string, std::string>& titles) {
  std::string out;
  AppendLine("BEGIN:VCALENDAR", out);
  AppendLine("VERSION:2.0", out);
  AppendLine("PRODID:-//Shuke//contact plan//EN", out);
  // The same plan gives the same ids, so that a calendar replaces events.
  const auto event = [&](const std::string& id, Day first, Day last,
                         const std::string& summary,
                         std::string_view category) {
    AppendLine("BEGIN:VEVENT", out);
    AppendLine("UID:" + id + "@shuke.invalid", out);
    AppendLine("DTSTAMP:" + Compact(plan.as_of) + "T000000Z", out);
    AppendLine("DTSTART;VALUE=DATE:" + Compact(first), out);
    AppendLine("DTEND;VALUE=DATE:" + Compact(last + 1), out);
    AppendLine("SUMMARY:" + summary, out);
    AppendLine("CATEGORIES:" + std::string(category), out);
    AppendLine("TRANSP:TRANSPARENT", out);
    AppendLine("END:VEVENT", out);
  };
  const auto words = [&](const std::string& key, const std::string& code) {
    const auto title = titles.find(key);
    return Escaped(title == titles.end() ? code : title->second);
  };
  for (const PlannedContact& contact : plan.contacts) {
    if (contact.sent == 0) continue;
    const Touch& touch = policy.touches[contact.touch];
    const std::string channel(
        kChannelCodes[static_cast<size_t>(touch.channel)]);
    event(Compact(contact.day) + "-" + std::to_string(contact.touch),
          contact.day, contact.day,
          words(touch.activity, touch.activity) + " (" + channel + "\\, " +
              std::to_string(contact.sent) + ")",
          touch.old ? "old" : "new");
  }
  for (const OccasionDay& on : plan.occasions) {
    const Occasion& occasion = policy.occasions[on.occasion];
    event(Compact(on.day) + "-o" + std::to_string(on.occasion), on.due_from,
          on.day,
          words("occasion." + occasion.name, occasion.name) + " (" +
              words(occasion.activity, occasion.activity) + ")",
          "occasion");
  }
  AppendLine("END:VCALENDAR", out);
  return out;
}

}  // namespace shuke::campaign
