// What the models and rules expect of a customer (predicted.h). Absent where
// nobody predicts.
#include "core/segment/fact_entry.h"
#include "core/segment/predicted.h"

namespace shuke::segment {
namespace {

using customers::CustomerId;

template <auto column>
double Chance(const FactInputs& in, CustomerId i) {
  return in.predicted == nullptr ? kNoNumber
                                 : (in.predicted->orders().*column)[i];
}

template <auto column>
int64_t Coded(const FactInputs& in, CustomerId i) {
  if (in.predicted == nullptr) return kNoInteger;
  const int8_t code = (in.predicted->orders().*column)[i];
  return code < 0 ? kNoInteger : code;
}

template <auto column>
int64_t Integer(const FactInputs& in, CustomerId i) {
  return in.predicted == nullptr ? kNoInteger
                                 : (in.predicted->orders().*column)[i];
}

template <auto column>
table::StringId Named(const FactInputs& in, CustomerId i) {
  return in.predicted == nullptr ? table::kEmptyString
                                 : (in.predicted->items().*column)[i];
}

constexpr FactTopic kTopic{"prediction"};

// In the order in which the page offers them.
constexpr FactEntry kEntries[] = {
    kTopic.Number("p_alive", Chance<&PredictedOrders::p_alive>),
    kTopic.Number("expected_orders_90d",
                  Chance<&PredictedOrders::expected_orders_90d>),
    kTopic.Number("churn_risk", Chance<&PredictedOrders::churn_risk>),
    kTopic.Number("churn_risk_30d", Chance<&PredictedOrders::churn_risk_30d>),
    kTopic.Code("early_warning", kWarnings,
                Coded<&PredictedOrders::early_warning>),
    kTopic.Code("standing", kStandings, Coded<&PredictedOrders::standing>),
    kTopic.Code("second_order_chance", kSecondOrders,
                Coded<&PredictedOrders::second_order>),
    kTopic.Count("order_rank", Integer<&PredictedOrders::order_rank>),
    kTopic.Count("next_order_days", Integer<&PredictedOrders::next_order_days>),
    kTopic.Count("category_interval_days",
                 [](const FactInputs& in, CustomerId i) {
                   return in.predicted == nullptr
                              ? kNoInteger
                              : in.predicted->items().category_interval_days[i];
                 }),
    kTopic.Money("clv_minor", Integer<&PredictedOrders::clv_minor>),
    kTopic.Code("clv_band", kValueBands, Coded<&PredictedOrders::clv_band>),
    kTopic.Money("potential_minor",
                 [](const FactInputs& in, CustomerId i) {
                   return in.predicted == nullptr
                              ? kNoInteger
                              : in.predicted->items().potential_minor[i];
                 }),
    kTopic.Text("next_product", Named<&PredictedItems::next_product>),
    kTopic.Text("due_by_cycle", Named<&PredictedItems::due_by_cycle>),
};

}  // namespace

std::span<const FactEntry> PredictionFacts() { return kEntries; }

}  // namespace shuke::segment
