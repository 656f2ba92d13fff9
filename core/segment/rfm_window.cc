// Each customer's purchases stand in time: the window is read from its end.
#include "core/segment/rfm_window.h"

#include "core/base/hot_loop.h"

namespace shuke::segment {

RfmWindow MeasureWindow(const customers::Customers& customers, Day as_of,
                        int months) {
  const size_t count = customers.size();
  RfmWindow window;
  window.from = AddMonths(as_of, -months);
  window.as_of = as_of;
  window.orders.assign(count, 0);
  window.days.assign(count, 0);
  window.last_day.assign(count, kNoDay);
  window.net_minor.assign(count, 0);
  HotLoop(count, [&](size_t customer) {
    const uint32_t begin = customers.purchase_offset[customer];
    Day earlier = kNoDay;
    for (uint32_t i = customers.purchase_offset[customer + 1]; i > begin; --i) {
      const Day day = customers.purchase_day[i - 1];
      if (day > as_of) continue;
      if (day < window.from) break;
      if (window.orders[customer]++ == 0) window.last_day[customer] = day;
      window.days[customer] += day != earlier;
      earlier = day;
      window.net_minor[customer] += customers.purchase_net_minor[i - 1];
    }
  });
  for (const customers::Credit& credit : customers.credits) {
    if (credit.day < window.from || credit.day > as_of) continue;
    window.net_minor[credit.customer] += credit.net_minor;
  }
  return window;
}

}  // namespace shuke::segment
