// What a customer has bought, item by item, as the miner of baskets counts it
// (predicted.h): products by title, categories by name.
#include "core/segment/fact_entry.h"
#include "core/segment/predicted.h"

namespace shuke::segment {
namespace {

template <Purchases which, PurchaseLevel level>
const TextLists* Bought(const FactInputs& in) {
  return in.predicted == nullptr ? nullptr
                                 : &in.predicted->purchases(which, level);
}

constexpr PurchaseLevel kProduct = PurchaseLevel::kProduct;
constexpr PurchaseLevel kCategory = PurchaseLevel::kCategory;

constexpr FactTopic kTopic{"purchases"};

// In the order in which the page offers them.
constexpr FactEntry kEntries[] = {
    kTopic.Texts("bought_products", Bought<Purchases::kEver, kProduct>),
    kTopic.Texts("bought_categories", Bought<Purchases::kEver, kCategory>),
    kTopic.Texts("first_products", Bought<Purchases::kFirst, kProduct>),
    kTopic.Texts("first_categories", Bought<Purchases::kFirst, kCategory>),
    kTopic.Texts("second_products", Bought<Purchases::kSecond, kProduct>),
    kTopic.Texts("second_categories", Bought<Purchases::kSecond, kCategory>),
    kTopic.Texts("due_products", Bought<Purchases::kDue, kProduct>),
    kTopic.Texts("due_categories", Bought<Purchases::kDue, kCategory>),
    kTopic.Texts("overdue_products", Bought<Purchases::kOverdue, kProduct>),
    kTopic.Texts("overdue_categories", Bought<Purchases::kOverdue, kCategory>),
};

}  // namespace

std::span<const FactEntry> PurchaseFacts() { return kEntries; }

}  // namespace shuke::segment
