// Where somebody lives, and what their number and mail address tell: static
// tags (places.h).
#include <span>

#include "core/segment/fact_entry.h"
#include "core/segment/places.h"

namespace shuke::segment {
namespace {

using customers::CustomerId;
using table::StringId;
using table::TextField;

int64_t CodeOrNone(std::optional<CodeIndex> code) {
  return code ? int64_t{*code} : kNoInteger;
}

std::string_view Latest(const FactInputs& in, TextField field,
                        CustomerId customer) {
  return in.dictionary.At(in.LatestText(field, customer));
}

// The buyer's own number if a file has it; a payment account that is a number;
// else the one that most parcels go to.
template <typename Judge>
int64_t OfPhone(const FactInputs& in, CustomerId customer, Judge judge) {
  for (const TextField field : {TextField::kPhone, TextField::kAlipay}) {
    const auto code = judge(Latest(in, field, customer));
    if (code) return *code;
  }
  in.votes.Clear();
  for (const uint32_t order : in.customers.OrdersOf(customer)) {
    if (!in.Tells(customer, order)) continue;
    in.votes.Cast(in.OrderText(TextField::kRecipientPhone, order), 1);
  }
  return CodeOrNone(judge(in.dictionary.At(in.votes.Winner())));
}

int64_t EmailProvider(const FactInputs& in, CustomerId customer) {
  for (const TextField field : {TextField::kEmail, TextField::kAlipay}) {
    const auto code = EmailProviderOf(Latest(in, field, customer));
    if (code) return *code;
  }
  return kNoInteger;
}

// What most parcels' addresses speak of; of equals the latest.
int64_t OccupationOf(const FactInputs& in, CustomerId customer) {
  const OrderTraits& traits = in.segments.order_traits();
  std::array<int32_t, table::kOccupationCodes.size()> count{};
  auto best = table::Occupation::kNone;
  const std::span<const uint32_t> orders = in.customers.OrdersOf(customer);
  for (const uint32_t order : orders) {
    if (!in.Tells(customer, order)) continue;
    const table::Occupation occupation = traits.OccupationOf(order);
    if (occupation == table::Occupation::kNone) continue;
    const int32_t votes = ++count[static_cast<size_t>(occupation)];
    if (votes >= count[static_cast<size_t>(best)]) best = occupation;
  }
  return best == table::Occupation::kNone ? kNoInteger
                                          : static_cast<int64_t>(best) - 1;
}

// kNone is no occupation, but the lack of one.
constexpr std::span<const std::string_view> kOccupations(
    table::kOccupationCodes.data() + 1, table::kOccupationCodes.size() - 1);

constexpr FactTopic kTopic{"place"};

// In the order in which the page offers them.
constexpr FactEntry kEntries[] = {
    kTopic.Code("region", kRegionCodes,
                [](const FactInputs& in, CustomerId i) {
                  return CodeOrNone(
                      RegionOf(Latest(in, TextField::kProvince, i)));
                }),
    kTopic.Code("city_tier", kCityTierCodes,
                [](const FactInputs& in, CustomerId i) {
                  return CodeOrNone(
                      CityTierOf(Latest(in, TextField::kProvince, i),
                                 Latest(in, TextField::kCity, i)));
                }),
    kTopic.Code("gender", kGenderCodes,
                [](const FactInputs& in, CustomerId i) {
                  return CodeOrNone(
                      GenderOf(Latest(in, TextField::kGender, i)));
                }),
    kTopic.Code("occupation", kOccupations, OccupationOf),
    kTopic.Code("carrier", kCarrierCodes,
                [](const FactInputs& in, CustomerId i) {
                  return OfPhone(in, i, CarrierOf);
                }),
    kTopic.Code("carrier_era", kCarrierEraCodes,
                [](const FactInputs& in, CustomerId i) {
                  return OfPhone(in, i, CarrierEraOf);
                }),
    kTopic.Code("email_provider", kEmailProviderCodes, EmailProvider),
};

}  // namespace

std::span<const FactEntry> PlaceFacts() { return kEntries; }

}  // namespace shuke::segment
