#include "core/segment/designer.h"

namespace shuke::segment {
namespace {

using table::Minor;

// `percent` % of an amount that is not negative, rounded half up, without a
// product that may overflow.
Minor PercentOf(Minor amount, int64_t percent) {
  return amount / 100 * percent + (amount % 100 * percent + 50) / 100;
}

}  // namespace

std::vector<DesignBand> DesignThresholds(const NetCurve& curve,
                                         int minor_digits,
                                         const DesignerPolicy& policy) {
  Minor unit = 1;
  for (int i = 0; i < minor_digits; ++i) unit *= 10;
  const size_t thresholds = policy.spend_major.size();

  std::vector<DesignBand> bands(thresholds + 1);
  NetCurve::Share here = {curve.net_minor.size(), curve.total_minor};
  uint64_t before = here.customers;
  for (size_t i = 0; i <= thresholds; ++i) {
    NetCurve::Share above = {0, 0};
    if (i < thresholds) {
      bands[i].to_major = policy.spend_major[i];
      above = curve.AtLeast(policy.spend_major[i] * unit);
    }
    if (i > 0) {
      bands[i].from_major = policy.spend_major[i - 1];
      bands[i].price_percent = policy.price_percent[i - 1];
    }
    bands[i].customers = here.customers - above.customers;
    bands[i].revenue_minor = here.net_minor - above.net_minor;
    bands[i].discount_minor =
        PercentOf(bands[i].revenue_minor, 100 - bands[i].price_percent);
    bands[i].reached = here.customers;
    bands[i].reached_before = before;
    bands[i].too_few_climb =
        i > 0 && here.customers * 100 <
                     before * static_cast<uint64_t>(policy.least_climb_percent);
    before = here.customers;
    here = above;
  }
  return bands;
}

}  // namespace shuke::segment
