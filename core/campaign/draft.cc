// Three passes: judge every customer of the audience (who drops out, who goes
// on, with which message), settle shared addresses, then draw the groups. All
// choices rest on keys, hashes and amounts, never on the order of customers.
#include "core/campaign/draft.h"

#include <algorithm>
#include <cassert>
#include <numeric>
#include <utility>

#include "core/base/utf8.h"
#include "core/campaign/assign.h"
#include "core/campaign/contact.h"
#include "core/campaign/email_html.h"
#include "core/campaign/short_title.h"
#include "core/campaign/sms.h"
#include "core/campaign/template.h"
#include "core/segment/places.h"
#include "core/segment/rule.h"
#include "core/segment/selection.h"

namespace shuke::campaign {
namespace {

using customers::CustomerId;
using segment::FactColumn;
using segment::FactTable;
using segment::Level;
using segment::Stage;

const FactColumn& Fact(FactTable& facts, std::string_view id) {
  const std::optional<segment::FactIndex> index = segment::FindFact(id);
  assert(index);  // ours, named in this file
  return facts.Column(*index);
}

bool AsksWhatIsUnderWay(const segment::Rule& rule) {
  if (rule.kind == segment::Rule::Kind::kFact)
    return segment::Facts()[rule.fact].topic == "now";
  return std::any_of(rule.children.begin(), rule.children.end(),
                     AsksWhatIsUnderWay);
}

// A stratum is a level and a stage as one number.
constexpr uint32_t kStageSlots = segment::kStages + 1;
uint32_t StratumOf(Level level, Stage stage) {
  return static_cast<uint32_t>(level) * kStageSlots +
         static_cast<uint32_t>(stage);
}

// As the fact city_tier counts.
constexpr int64_t kThirdTier =
    std::find(segment::kCityTierCodes.begin(), segment::kCityTierCodes.end(),
              "tier_3") -
    segment::kCityTierCodes.begin();

// The two templates of a campaign, parsed.
struct Templates {
  Template text;
  Template subject;
};

struct Words {
  std::string subject;
  std::string message;
};

// What `values` make of the templates, signature and opt-out around it; nothing
// if a variable is missing.
std::optional<Words> FillIn(const CampaignDefinition& definition,
                            const Templates& templates,
                            SignaturePosition position,
                            const VariableValues& values) {
  std::optional<std::string> text = templates.text.Render(values);
  if (!text) return std::nullopt;
  Words words;
  switch (definition.channel) {
    case Channel::kSms:
      words.message =
          ComposeSms(*text, definition.signature, definition.opt_out, position);
      return words;
    case Channel::kEmail: {
      std::optional<std::string> subject = templates.subject.Render(values);
      if (!subject) return std::nullopt;
      words.subject = *std::move(subject);
      words.message = *std::move(text);
      if (!definition.opt_out.empty()) {
        words.message.append("\n\n").append(definition.opt_out);
      }
      return words;
    }
    case Channel::kWangwang:
    case Channel::kPhone:
    case Channel::kWecom:
    case Channel::kQq:
    case Channel::kParcel:
    case Channel::kGift:
      break;
  }
  words.message = *std::move(text);
  return words;
}

// One of the audience who is left after the first pass.
struct Candidate {
  CustomerId customer;
  PersonHashes hashes;
  std::string address;
  std::string name;
  Words words;

  const Hash128& hash() const { return hashes.front(); }
};

class Drafting {
 public:
  Drafting(CampaignDefinition definition, const CampaignPolicy& policy,
           FactTable& facts, const People& people, const SipHashKey& secret,
           const Earlier& earlier, Templates templates)
      : policy_(policy),
        facts_(facts),
        context_(facts.inputs()),
        people_(people),
        secret_(secret),
        earlier_(earlier),
        templates_(std::move(templates)),
        recency_days_(Fact(facts, "recency_days").integers),
        refunded_orders_(Fact(facts, "refunded_orders").integers),
        latest_order_days_(Fact(facts, "latest_order_days").integers),
        open_refund_(Fact(facts, "open_refund").integers),
        usual_hour_(Fact(facts, "usual_hour").integers),
        due_(TitlesOf(Variable::kDue, "due_by_cycle")),
        next_(TitlesOf(Variable::kNext, "next_product")),
        occupation_(Fact(facts, "occupation").integers),
        city_tier_(Fact(facts, "city_tier").integers) {
    draft_.definition = std::move(definition);
    draft_.as_of = context_.as_of;
    draft_.batch_size = policy_.batch_size;
    draft_.key_check = SipHash24Wide(secret, {});
  }

  Draft Run() {
    Judge();
    SettleSharedAddresses();
    SortLatestFirst();
    Assign();
    Total();
    Preview();
    // Every customer of the audience left by exactly one of three doors.
    assert(draft_.audience == static_cast<int64_t>(draft_.treated.size()) +
                                  draft_.control() + draft_.suppressed_total());
    return std::move(draft_);
  }

 private:
  std::string_view KeyOf(CustomerId customer) const {
    return context_.dictionary.At(context_.customers.key[customer]);
  }

  void Suppress(Suppression reason, int64_t count = 1) {
    draft_.suppressed[static_cast<size_t>(reason)] += count;
  }

  bool IsBadActor(CustomerId customer) const {
    if (people_.standing[customer] == Standing::kBadActor) return true;
    const int64_t refunded = refunded_orders_[customer];
    const int64_t paid = refunded + context_.customers.valid_orders[customer];
    const segment::TagsPolicy& tags = facts_.segmentation().policies().tags;
    return paid >= tags.bad_actor_orders &&
           refunded * 100 >= tags.bad_actor_refund_percent * paid;
  }

  // A fact that rests on models: only where the message asks for it.
  const FactColumn* TitlesOf(Variable variable, std::string_view fact) {
    const bool asked =
        templates_.text.Uses(variable) || templates_.subject.Uses(variable);
    return asked ? &Fact(facts_, fact) : nullptr;
  }
  std::string Short(std::string_view title) const {
    return ShortTitle(title, policy_.product_width);
  }

  VariableValues ValuesOf(CustomerId customer, const Person& person) const {
    const CampaignDefinition& definition = draft_.definition;
    VariableValues values;
    const auto set = [&](Variable variable, std::string value) {
      values[static_cast<size_t>(variable)] = std::move(value);
    };
    const std::string& name = person.nick.empty() ? person.name : person.nick;
    set(Variable::kNick, name.empty() ? definition.fan_name : name);
    set(Variable::kProduct, definition.product.empty() ? Short(person.product)
                                                       : definition.product);
    const auto title = [&](const FactColumn* of) {
      return of == nullptr ? std::string()
                           : Short(context_.dictionary.At(of->texts[customer]));
    };
    set(Variable::kDue, title(due_));
    set(Variable::kNext, title(next_));
    set(Variable::kCoupon, definition.coupon);
    // Of who has bought nothing yet, since they ordered.
    const int64_t days = recency_days_[customer] != segment::kNoInteger
                             ? recency_days_[customer]
                             : latest_order_days_[customer];
    set(Variable::kDays, std::to_string(days));
    set(Variable::kShop, definition.shop);
    set(Variable::kRecipient, person.recipient);
    set(Variable::kOrders,
        std::to_string(context_.customers.valid_orders[customer]));
    set(Variable::kLink, definition.link);
    return values;
  }

  // Customers, and whoever has only ordered so far if the rule asks for what is
  // under way: those are the ones to remind of an unpaid order.
  std::vector<CustomerId> Audience() const {
    const segment::Rule& rule = draft_.definition.rule;
    if (!AsksWhatIsUnderWay(rule)) {
      segment::CustomerQuery query;
      query.rule = rule;
      return segment::SelectCustomers(facts_, query);
    }
    const std::vector<uint8_t> matches = segment::EvaluateRule(rule, facts_);
    std::vector<CustomerId> audience;
    for (CustomerId id = 0; id < matches.size(); ++id) {
      if (matches[id] != 0) audience.push_back(id);
    }
    return audience;
  }

  void Judge() {
    const std::vector<CustomerId> audience = Audience();
    draft_.audience = static_cast<int64_t>(audience.size());
    for (const CustomerId customer : audience) {
      if (IsBadActor(customer)) {
        Suppress(Suppression::kBadActor);
        continue;
      }
      const Person person = FindPerson(facts_, customer);
      CountReach(customer, person);
      std::string address = AddressOn(draft_.definition.channel, person);
      if (people_.standing[customer] == Standing::kOptedOut ||
          people_.closed.count(address) > 0) {
        Suppress(Suppression::kOptedOut);
        continue;
      }
      if (draft_.definition.kind == ActivityKind::kMarketing &&
          open_refund_[customer] == 1) {
        Suppress(Suppression::kOpenRefund);
        continue;
      }
      PersonHashes hashes = HashesOf(customer);
      if (ContactedLately(hashes)) {
        Suppress(Suppression::kContactedLately);
        continue;
      }
      if (address.empty()) {
        Suppress(Suppression::kNoChannel);
        continue;
      }
      std::optional<Words> words =
          FillIn(draft_.definition, templates_, policy_.signature_position,
                 ValuesOf(customer, person));
      if (!words) {
        Suppress(Suppression::kMissingVariable);
        continue;
      }
      candidates_.push_back({
          .customer = customer,
          .hashes = std::move(hashes),
          .address = std::move(address),
          .name = NameToAskFor(person),
          .words = *std::move(words),
      });
    }
  }

  bool ContactedLately(const PersonHashes& hashes) const {
    const CampaignDefinition& definition = draft_.definition;
    return earlier_.history != nullptr &&
           definition.kind == ActivityKind::kMarketing &&
           earlier_.history->Blocks(hashes,
                                    definition.sent.value_or(draft_.as_of + 1),
                                    definition.name, *earlier_.policy);
  }

  void CountReach(CustomerId customer, const Person& person) {
    std::array<bool, kChannels> reached{};
    for (size_t i = 0; i < kChannels; ++i) {
      reached[i] = !AddressOn(static_cast<Channel>(i), person).empty();
      draft_.reach[i] += reached[i];
    }
    Channel suggested = draft_.definition.channel;
    const auto prefer = [&](Channel channel) {
      if (reached[static_cast<size_t>(channel)]) suggested = channel;
    };
    if (city_tier_[customer] >= kThirdTier) prefer(Channel::kSms);
    // The fact's codes begin after kNone.
    const auto occupation =
        static_cast<table::Occupation>(occupation_[customer] + 1);
    if (occupation_[customer] != segment::kNoInteger) {
      if (occupation == table::Occupation::kOffice) prefer(Channel::kWecom);
      if (occupation == table::Occupation::kStudent) prefer(Channel::kQq);
    }
    if (reached[static_cast<size_t>(suggested)])
      ++draft_.suggested[static_cast<size_t>(suggested)];
  }

  PersonHashes HashesOf(CustomerId customer) const {
    PersonHashes hashes;
    for (const customers::PersonKey& key : people_.KeysOf(customer)) {
      hashes.push_back(customers::HashKey(key, context_.dictionary, secret_));
    }
    return hashes;
  }

  static std::string NameToAskFor(const Person& person) {
    if (!person.recipient.empty()) return person.recipient;
    return person.name.empty() ? person.nick : person.name;
  }

  // Leaves one candidate for each address: the one with the largest net amount,
  // of equals the one with the lowest hash.
  void SettleSharedAddresses() {
    const auto net = [&](const Candidate& candidate) {
      return context_.customers.net_minor[candidate.customer];
    };
    std::sort(candidates_.begin(), candidates_.end(),
              [&](const Candidate& a, const Candidate& b) {
                if (a.address != b.address) return a.address < b.address;
                if (net(a) != net(b)) return net(a) > net(b);
                return a.hash() < b.hash();
              });
    const auto rest = std::unique(candidates_.begin(), candidates_.end(),
                                  [](const Candidate& a, const Candidate& b) {
                                    return a.address == b.address;
                                  });
    Suppress(Suppression::kDuplicateContact, candidates_.end() - rest);
    candidates_.erase(rest, candidates_.end());
  }

  // Large lists are sent in batches, and those who bought last come first.
  void SortLatestFirst() {
    std::sort(candidates_.begin(), candidates_.end(),
              [&](const Candidate& a, const Candidate& b) {
                const int64_t days_a = recency_days_[a.customer];
                const int64_t days_b = recency_days_[b.customer];
                if (days_a != days_b) return days_a < days_b;
                return a.address < b.address;
              });
  }

  void Assign() {
    std::vector<Hash128> hashes;
    std::vector<uint32_t> strata;
    for (const Candidate& candidate : candidates_) {
      hashes.push_back(candidate.hash());
      strata.push_back(StratumOf(
          facts_.segmentation().rfm().level[candidate.customer],
          facts_.segmentation().lifecycle().stage[candidate.customer]));
    }
    const int64_t quota = ControlQuota(static_cast<int64_t>(candidates_.size()),
                                       draft_.definition.control_percent,
                                       draft_.definition.control_min);
    const Assignment assignment =
        AssignControl(hashes, strata, quota, draft_.definition.name, secret_);
    std::map<uint32_t, uint32_t> row_of;
    for (const StratumBalance& row : assignment.balance) {
      row_of[row.stratum] = static_cast<uint32_t>(draft_.balance.size());
      draft_.balance.push_back({static_cast<Level>(row.stratum / kStageSlots),
                                static_cast<Stage>(row.stratum % kStageSlots),
                                row.treated, row.control});
    }

    for (size_t i = 0; i < hashes.size(); ++i) {
      draft_.stratum_of[hashes[i]] = row_of[strata[i]];
    }

    MeanSum treated_sum;
    MeanSum control_sum;
    for (size_t i = 0; i < candidates_.size(); ++i) {
      Candidate& candidate = candidates_[i];
      const bool held_back = assignment.control[i] != 0;
      Add(candidate.customer, held_back ? control_sum : treated_sum);
      if (held_back) {
        draft_.control_hashes.push_back(std::move(candidate.hashes));
        continue;
      }
      draft_.treated_hashes.push_back(std::move(candidate.hashes));
      draft_.treated.push_back(MessageOf(std::move(candidate)));
    }
    candidates_.clear();
    std::sort(draft_.treated_hashes.begin(), draft_.treated_hashes.end());
    std::sort(draft_.control_hashes.begin(), draft_.control_hashes.end());
    draft_.treated_means = treated_sum.Means();
    draft_.control_means = control_sum.Means();
  }

  // Sums are integers, so the order of customers cannot change a mean.
  struct MeanSum {
    int64_t customers = 0;
    int64_t bought = 0;  // customers with a valid order, who have a recency
    int64_t recency_days = 0;
    int64_t orders = 0;
    int64_t net_minor = 0;

    GroupMeans Means() const {
      if (customers == 0) return {};
      const auto mean = [](int64_t sum, int64_t of) -> std::optional<double> {
        if (of == 0) return std::nullopt;
        return static_cast<double>(sum) / static_cast<double>(of);
      };
      return {mean(recency_days, bought), mean(orders, customers),
              mean(net_minor, customers)};
    }
  };

  void Add(CustomerId customer, MeanSum& sum) const {
    ++sum.customers;
    if (recency_days_[customer] != segment::kNoInteger) {
      ++sum.bought;
      sum.recency_days += recency_days_[customer];
    }
    sum.orders += context_.customers.valid_orders[customer];
    sum.net_minor += context_.customers.net_minor[customer];
  }

  DraftMessage MessageOf(Candidate candidate) const {
    DraftMessage message{
        .customer = candidate.customer,
        .address = std::move(candidate.address),
        .name = std::move(candidate.name),
        .subject = std::move(candidate.words.subject),
        .message = std::move(candidate.words.message),
        .html = {},
        .characters = 0,
        .parts = 1,
    };
    if (draft_.definition.channel == Channel::kEmail)
      message.html = EmailHtml(message.subject, message.message);
    if (draft_.definition.channel == Channel::kSms) {
      const SmsLength length = MeasureSms(message.message);
      message.characters = length.characters;
      message.parts = length.parts;
    } else {
      message.characters = static_cast<int>(CountCodePoints(message.message));
    }
    return message;
  }

  void Total() {
    const Channel channel = draft_.definition.channel;
    for (const DraftMessage& message : draft_.treated) {
      draft_.parts_total += message.parts;
      if (channel == Channel::kSms) ++draft_.sms_parts[message.parts];
      const int64_t hour = usual_hour_[message.customer];
      if (hour >= 0 && hour < 24) ++draft_.usual_hours[hour];
    }
    draft_.cost_minor_x100 =
        draft_.parts_total *
        policy_.unit_cost_minor_x100[static_cast<size_t>(channel)];
  }

  void Preview() {
    for (const DraftMessage& message : draft_.treated) {
      if (draft_.preview.size() == kPreviewRows) return;
      Person person = FindPerson(facts_, message.customer);
      for (std::string* text :
           {&person.nick, &person.name, &person.recipient}) {
        *text = Mask(*text);
      }
      std::optional<Words> words =
          FillIn(draft_.definition, templates_, policy_.signature_position,
                 ValuesOf(message.customer, person));
      assert(words);  // masking never empties what was not empty
      draft_.preview.push_back({
          .key_masked = Mask(KeyOf(message.customer)),
          .address_masked = Mask(message.address),
          .subject = std::move(words->subject),
          .message = std::move(words->message),
          .characters = message.characters,
          .parts = message.parts,
      });
    }
  }

  const CampaignPolicy& policy_;
  FactTable& facts_;
  const segment::SegmentInputs& context_;
  const People& people_;
  const SipHashKey& secret_;
  const Earlier earlier_;
  const Templates templates_;
  const std::vector<int64_t>& recency_days_;
  const std::vector<int64_t>& refunded_orders_;
  const std::vector<int64_t>& latest_order_days_;
  const std::vector<int64_t>& open_refund_;
  const std::vector<int64_t>& usual_hour_;
  // Null where no message asks for it.
  const FactColumn* due_;
  const FactColumn* next_;
  const std::vector<int64_t>& occupation_;
  const std::vector<int64_t>& city_tier_;
  std::vector<Candidate> candidates_;
  Draft draft_;
};

}  // namespace

void EstimateDraft(const segment::SegmentInputs& inputs,
                   const StageBounds& bounds, const EffectPolicy& policy,
                   Draft& draft) {
  if (draft.definition.window_days == 0)
    draft.definition.window_days = policy.window_days;
  const customers::Customers& customers = inputs.customers;
  std::vector<Contacted> treated;
  treated.reserve(draft.treated.size());
  for (const DraftMessage& message : draft.treated) {
    // Who has bought nothing yet counts as one who did today.
    const bool bought = customers.valid_orders[message.customer] > 0;
    treated.push_back(
        {bought ? int64_t{inputs.as_of} - customers.last_day[message.customer]
                : 0,
         customers.valid_orders[message.customer] > 1});
  }
  const PastRates rates =
      MeasurePastRates(customers, inputs.as_of, bounds,
                       draft.definition.window_days, policy.past_days);
  draft.estimate =
      EstimateCampaign(treated, draft.control(),
                       {draft.cost_minor_x100, draft.definition.coupon_minor,
                        draft.definition.gift_minor},
                       rates, draft.definition.planned_lift, policy);
}

int64_t Draft::suppressed_total() const {
  return std::accumulate(suppressed.begin(), suppressed.end(), int64_t{0});
}

std::vector<std::span<const DraftMessage>> Draft::Batches() const {
  std::vector<std::span<const DraftMessage>> batches;
  const size_t most = batch_size > 0 ? static_cast<size_t>(batch_size)
                                     : std::max<size_t>(treated.size(), 1);
  std::span<const DraftMessage> rest = treated;
  while (!rest.empty()) {
    batches.push_back(rest.first(std::min(most, rest.size())));
    rest = rest.subspan(batches.back().size());
  }
  return batches;
}

std::string HashText(const Hash128& hash) { return "h" + HexText(hash); }

Result<Draft> ComposeDraft(const DraftRequest& request,
                           const CampaignPolicy& policy, FactTable& facts,
                           const People& people, const SipHashKey& secret,
                           const Earlier& earlier) {
  Result<CampaignDefinition> definition = DefineCampaign(request, policy);
  if (!definition.ok()) return definition.error();
  Result<Template> text = Template::Parse(definition.value().text);
  if (!text.ok()) return text.error();
  Result<Template> subject = Template::Parse(definition.value().subject);
  if (!subject.ok()) return subject.error();
  return Drafting(std::move(definition).value(), policy, facts, people, secret,
                  earlier,
                  {std::move(text).value(), std::move(subject).value()})
      .Run();
}

}  // namespace shuke::campaign
