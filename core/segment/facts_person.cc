// Who somebody is and where they live.
#include <optional>

#include "core/segment/fact_entry.h"

namespace shuke::segment {
namespace {

using customers::CustomerId;
using table::StringId;
using table::TextField;

// What all orders that speak of the customer say; nothing if they differ.
std::optional<StringId> Agreed(const FactInputs& in, TextField field,
                               CustomerId customer) {
  std::optional<StringId> agreed;
  for (const uint32_t order : in.customers.OrdersOf(customer)) {
    if (!in.Tells(customer, order)) continue;
    const StringId text = in.OrderText(field, order);
    if (agreed && *agreed != text) return std::nullopt;
    agreed = text;
  }
  return agreed;
}

StringId UsualPhone(const FactInputs& in, CustomerId customer) {
  if (const auto agreed = Agreed(in, TextField::kRecipientPhone, customer))
    return *agreed;
  in.votes.Clear();
  for (const uint32_t order : in.customers.OrdersOf(customer)) {
    if (!in.Tells(customer, order)) continue;
    in.votes.Cast(in.OrderText(TextField::kRecipientPhone, order), 1);
  }
  return in.votes.Winner();
}

// A gift giver's orders go to many people: the name must be of the one whose
// phone is the most frequent. Without any phone every order agrees on the empty
// one, and this is the most frequent name. Most people are one, whatever their
// phones are, so these are looked at for the others only.
StringId UsualRecipient(const FactInputs& in, CustomerId customer) {
  if (const auto agreed = Agreed(in, TextField::kRecipient, customer))
    return *agreed;
  in.votes.Clear();
  const auto phone_of = [&](uint32_t order) {
    return in.FirstText(TextField::kRecipientPhone, order);
  };
  for (const uint32_t order : in.customers.OrdersOf(customer))
    if (in.Tells(customer, order)) in.votes.Cast(phone_of(order), 1);
  const StringId phone = in.votes.Winner();
  in.votes.Clear();
  for (const uint32_t order : in.customers.OrdersOf(customer)) {
    if (!in.Tells(customer, order) || phone_of(order) != phone) continue;
    in.votes.Cast(in.OrderText(TextField::kRecipient, order), 1);
  }
  return in.votes.Winner();
}

constexpr FactTopic kTopic{"person"};

// In the order in which the page offers them.
constexpr FactEntry kEntries[] = {
    kTopic.PersonalText(
        "buyer",
        [](const FactInputs& in, CustomerId i) { return in.customers.key[i]; }),
    kTopic.Text("platform", [](const FactInputs& in,
                               CustomerId i) { return in.customers.scope[i]; }),
    kTopic.Text("country",
                [](const FactInputs& in, CustomerId i) {
                  return in.LatestText(TextField::kCountry, i);
                }),
    kTopic.Text("province",
                [](const FactInputs& in, CustomerId i) {
                  return in.LatestText(TextField::kProvince, i);
                }),
    kTopic.Text("city",
                [](const FactInputs& in, CustomerId i) {
                  return in.LatestText(TextField::kCity, i);
                }),
    kTopic.PersonalText("recipient", UsualRecipient),
    kTopic.PersonalText("recipient_phone", UsualPhone),
};

}  // namespace

std::span<const FactEntry> PersonFacts() { return kEntries; }

}  // namespace shuke::segment
