#include "core/metrics/pareto.h"

#include <algorithm>
#include <functional>
#include <vector>

namespace shuke::metrics {

Pareto ComputePareto(const ShopView& view, const MetricsPolicy& policy) {
  std::vector<table::Minor> spent;
  Pareto pareto;
  for (customers::CustomerId id = 0; id < view.customers(); ++id) {
    table::Minor net = 0;
    bool bought = false;
    for (uint32_t i = view.offset[id]; i < view.offset[id + 1]; ++i) {
      if (!view.range.Has(view.day[i])) continue;
      bought = true;
      net += view.net_minor[i];
    }
    if (!bought) continue;
    spent.push_back(net);
    pareto.net_minor += net;
  }
  std::sort(spent.begin(), spent.end(), std::greater<>());
  pareto.customers = static_cast<int64_t>(spent.size());
  int64_t counted = 0;
  table::Minor net = 0;
  for (size_t i = 0; i < pareto.rows.size(); ++i) {
    const int percent = policy.pareto_percent[i];
    const int64_t top = (pareto.customers * percent + 99) / 100;
    for (; counted < top; ++counted) net += spent[static_cast<size_t>(counted)];
    const table::Minor least =
        top > 0 ? spent[static_cast<size_t>(top - 1)] : 0;
    pareto.rows[i] = {percent, top, net, least};
  }
  return pareto;
}

}  // namespace shuke::metrics
