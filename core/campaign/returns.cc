// With N customers, baseline rate b, lift x, margin m per responder and coupon
// c, profit = N·x·m − contact − N·gift − N·(b + x)·c, which is 0 at
//   x = (contact / N + gift + b·c) / (m − c).
#include "core/campaign/returns.h"

namespace shuke::campaign {

Outlook Expect(const Economics& economics, double responders, double baseline) {
  Outlook outlook;
  outlook.budget_minor = economics.contact_minor +
                         economics.customers * economics.gift_minor +
                         responders * economics.coupon_minor;
  outlook.revenue_minor = responders * economics.order_minor;
  outlook.incremental_minor = (responders - baseline) * economics.order_minor;
  outlook.profit_minor =
      outlook.incremental_minor * economics.margin_share - outlook.budget_minor;
  if (economics.customers > 0) {
    outlook.cost_per_customer_minor =
        outlook.budget_minor / economics.customers;
  }
  if (outlook.budget_minor > 0) {
    outlook.return_ratio = outlook.profit_minor / outlook.budget_minor;
  }
  return outlook;
}

std::optional<double> BreakEvenLift(const Economics& economics,
                                    double baseline_rate) {
  const double gain =
      economics.order_minor * economics.margin_share - economics.coupon_minor;
  if (economics.customers <= 0 || gain <= 0) return std::nullopt;
  const double cost = economics.contact_minor / economics.customers +
                      economics.gift_minor +
                      baseline_rate * economics.coupon_minor;
  return cost / gain;
}

}  // namespace shuke::campaign
