// Who somebody is and where they live.
#include "core/segment/fact_entry.h"

namespace shuke::segment {
namespace {

using customers::CustomerId;
using table::StringId;
using table::TextField;

StringId UsualPhone(const FactInputs& in, CustomerId customer) {
  in.votes.Clear();
  for (const uint32_t order : in.customers.OrdersOf(customer)) {
    if (!in.Tells(customer, order)) continue;
    in.votes.Cast(in.OrderText(TextField::kRecipientPhone, order), 1);
  }
  return in.votes.Winner();
}

// A gift giver's orders go to many people: the name must be of the one whose
// phone UsualPhone gives. Without any phone every order agrees on the empty
// one, and this is the most frequent name.
StringId UsualRecipient(const FactInputs& in, CustomerId customer) {
  if (in.customers.OrdersOf(customer).size() == 1) {
    const uint32_t order = in.customers.OrdersOf(customer).front();
    return in.OrderText(TextField::kRecipient, order);
  }
  const StringId phone = UsualPhone(in, customer);
  in.votes.Clear();
  for (const uint32_t order : in.customers.OrdersOf(customer)) {
    if (!in.Tells(customer, order)) continue;
    if (in.OrderText(TextField::kRecipientPhone, order) != phone) continue;
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
