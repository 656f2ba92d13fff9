// What a campaign costs and brings back: budget, break-even, return.
//
// Money here is a double of minor units: expectations are not amounts that
// anybody pays. All ratios are nothing where they would divide by nothing.
#ifndef SHUKE_CAMPAIGN_RETURNS_H_
#define SHUKE_CAMPAIGN_RETURNS_H_

#include <cstdint>
#include <optional>

namespace shuke::campaign {

// What one contact and one response cost and bring.
struct Economics {
  double customers = 0;      // who are contacted
  double contact_minor = 0;  // messages and pieces, all customers together
  double gift_minor = 0;     // each customer contacted
  double coupon_minor = 0;   // each customer who responds
  double order_minor = 0;    // what a customer who responds spends
  double margin_share = 0;   // of it, what stays with the shop
};

// What to reckon with if `responders` of the customers respond, of whom
// `baseline` would have without being contacted. Coupons go to all responders:
// a till cannot tell them apart.
struct Outlook {
  double budget_minor = 0;  // messages + gifts + coupons
  std::optional<double> cost_per_customer_minor;
  double revenue_minor = 0;            // of all responders
  double incremental_minor = 0;        // of those whom the contact brought
  double profit_minor = 0;             // margin of these, less the budget
  std::optional<double> return_ratio;  // profit / budget
};
Outlook Expect(const Economics& economics, double responders, double baseline);

// The lift of the response, as a share, at which the profit is 0 when
// `baseline_rate` would have responded anyway. Nothing if no lift ever pays: a
// coupon that eats the whole margin, or nobody to contact.
std::optional<double> BreakEvenLift(const Economics& economics,
                                    double baseline_rate);

}  // namespace shuke::campaign

#endif  // SHUKE_CAMPAIGN_RETURNS_H_
