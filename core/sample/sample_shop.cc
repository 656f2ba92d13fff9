#include "core/sample/sample_shop.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstring>
#include <vector>

#include "core/base/rng.h"
#include "core/sample/basket.h"
#include "core/sample/catalog.h"
#include "core/sample/fulfilment.h"
#include "core/sample/people.h"
#include "core/sample/remarks.h"
#include "core/sample/shopping.h"
#include "core/sample/taobao_report.h"

namespace shuke::sample {
namespace {

constexpr std::string_view kShopName = "熟客示例店";

// 1941-01-01 and 2061-01-01: leaves room for a story of three years and a
// payment the day after, within what a LocalTime holds.
constexpr Day kEarliestEnd = -10592;
constexpr Day kLatestEnd = 33238;

// Rows are encoded in blocks of about this size, so that an encoder is not
// called for every cell.
constexpr size_t kBlockBytes = 1 << 16;

struct Carrier {
  std::string_view name;
  const char* waybill;  // of a number below 10^9
};
// Six leading zeros: no carrier's counter stands there, so no waybill here is
// that of a real parcel.
constexpr Carrier kCarriers[] = {
    {"中通快递", "000000%09u"},   {"圆通速递", "YT000000%09u"},
    {"韵达快递", "000000%09u"},   {"申通快递", "000000%09u"},
    {"极兔速递", "JT000000%09u"}, {"邮政快递包裹", "000000%09u"},
    {"顺丰速运", "SF000000%09u"}};
constexpr size_t kZto = 0, kSf = 6;
constexpr std::array<uint16_t, std::size(kCarriers)> kCarrierWeights = {
    32, 20, 16, 11, 9, 5, 7};

// 19 digits like the platform's: 13 that grow with time and 6 that belong to
// the buyer. Distinct: orders of one second differ by rank (steps of 13, fewer
// than 76 of them), and the rest by the second.
std::string OrderId(const Order& order) {
  const uint64_t time =
      2000000000000 + uint64_t(order.created) * 1000 +
      std::min<uint64_t>(order.rank * 13u + order.salt % 13, 999);
  char text[24];
  std::snprintf(
      text, sizeof text, "%013llu%06u", static_cast<unsigned long long>(time),
      static_cast<unsigned>(uint64_t{order.buyer} * 777767 % 1000000));
  return text;
}

// Remarks name a carrier now and then; the parcel goes with that one.
const Carrier& PickCarrier(const Remarks& remarks, Rng& rng) {
  const Carrier& usual = kCarriers[rng.Pick(kCarrierWeights)];
  const auto mentions = [&](std::string_view name) {
    return remarks.buyer.find(name) != std::string_view::npos ||
           remarks.shop.find(name) != std::string_view::npos;
  };
  if (mentions("顺丰")) return kCarriers[kSf];
  if (mentions("中通")) return kCarriers[kZto];
  return usual;
}

std::string Repeated(std::string_view text, int times) {
  std::string result;
  for (int i = 0; i < times; ++i) result += text;
  return result;
}

}  // namespace

struct SampleShop::State {
  explicit State(const SampleOptions& given)
      : options(given), people(given.seed) {
    options.end_day = std::clamp(options.end_day, kEarliestEnd, kLatestEnd);
    options.remark_repeat = std::max(options.remark_repeat, 1);
    orders = GenerateOrders(options.orders, options.seed, options.end_day);
    next = orders.size();
    first_day = FirstDay(options.end_day);
    end = *TimeFromDay(options.end_day, 86399);
    AppendTaobaoHeader(text);
  }

  void AppendRow(const Order& order);
  // Makes the next block of bytes; false at the end of the file.
  bool Refill();

  SampleOptions options;
  People people;
  std::vector<Order> orders;  // oldest first; rows are written from the back
  size_t next;                // orders[next - 1] is the next row
  Day first_day;
  LocalTime end;
  std::string text;   // rows not yet encoded, UTF-8
  std::string block;  // encoded, being read
  size_t taken = 0;   // bytes of `block` already read
};

void SampleShop::State::AppendRow(const Order& order) {
  const Basket basket = FillBasket(order, options.seed, first_day, people);
  // Two attempts share a salt, hence a basket; the time tells them apart. As a
  // number this lies above all streams of the other files.
  Rng rng(options.seed, uint64_t(order.created) << 32 | order.salt);
  const Fulfilment fulfilment = Fulfil(order, basket, end, rng);
  const Remarks remarks = PickRemarks(order, basket, fulfilment, rng);

  TaobaoRow row;
  row.order_id = OrderId(order);
  row.nick = people.Nick(order.buyer);
  row.alipay = people.Alipay(order.buyer);
  row.goods_minor = basket.goods_minor;
  row.postage_minor = basket.postage_minor;
  row.paid_minor = fulfilment.paid_minor;
  row.status = fulfilment.status;
  row.buyer_message = Repeated(remarks.buyer, options.remark_repeat);
  row.recipient = basket.recipient.name;
  row.address = basket.recipient.address;
  row.mobile = basket.recipient.mobile;
  row.created = order.created;
  row.paid = fulfilment.paid;
  for (const BasketLine& line : basket.Lines()) {
    if (row.kinds > 0) row.titles += "，";
    row.titles += Products()[line.product].title;
    row.kinds += 1;
    row.items += line.quantity;
  }
  const Carrier& carrier = PickCarrier(remarks, rng);
  const unsigned waybill = rng.Below(1000000000);
  if (fulfilment.is_shipped) {
    char number[32];
    std::snprintf(number, sizeof number, carrier.waybill, waybill);
    row.waybill = number;
    row.carrier = carrier.name;
  }
  row.shop_remark = Repeated(remarks.shop, options.remark_repeat);
  row.shop_name = kShopName;
  row.close_reason = fulfilment.close_reason;
  if (rng.Chance(25)) row.invoice_title = "个人";
  row.is_mobile = rng.Chance(870);
  row.is_paid_by_other = rng.Chance(12);
  row.refund_minor = fulfilment.refund_minor;
  AppendTaobaoRow(row, text);
}

bool SampleShop::State::Refill() {
  while (next > 0 && text.size() < kBlockBytes) AppendRow(orders[--next]);
  if (text.empty()) return false;
  if (options.encode) {
    block = options.encode(text);
  } else {
    block.swap(text);
  }
  text.clear();
  taken = 0;
  return true;
}

SampleShop::SampleShop(const SampleOptions& options)
    : state_(std::make_unique<State>(options)) {}
SampleShop::~SampleShop() = default;
SampleShop::SampleShop(SampleShop&&) noexcept = default;
SampleShop& SampleShop::operator=(SampleShop&&) noexcept = default;

size_t SampleShop::Read(char* out, size_t capacity) {
  State& state = *state_;
  size_t written = 0;
  while (written < capacity) {
    if (state.taken == state.block.size() && !state.Refill()) break;
    const size_t count =
        std::min(capacity - written, state.block.size() - state.taken);
    std::memcpy(out + written, state.block.data() + state.taken, count);
    state.taken += count;
    written += count;
  }
  return written;
}

const char* SampleShop::FileName() { return "熟客示例店_订单报表.csv"; }

}  // namespace shuke::sample
