#include "core/sample/remarks.h"

#include <cstdint>
#include <iterator>

#include "core/base/date.h"
#include "core/sample/catalog.h"
#include "core/sample/season.h"

namespace shuke::sample {
namespace {

using enum CategoryId;

// A remark must make sense where it stands: a festival in its months, a cat
// with cat food, "last time" from somebody who has bought before.
constexpr uint16_t kAny = 0xffff;
constexpr uint16_t Bit(CategoryId id) {
  return static_cast<uint16_t>(1u << static_cast<unsigned>(id));
}
constexpr uint16_t kEatable =
    Bit(kTea) | Bit(kSnacks) | Bit(kPantry) | Bit(kTonics) | Bit(kGiftBoxes);
constexpr uint16_t kBreakable = Bit(kKitchen) | Bit(kTonics) | Bit(kPantry);
constexpr uint16_t kSized = Bit(kBedding) | Bit(kHome);
struct Remark {
  std::string_view text;
  uint16_t categories = kAny;
  uint16_t months = kAllMonths;
  bool is_for_regulars = false;
  Festival festival = Festival::kNone;  // only before this one
};

constexpr Remark Before(Festival festival, std::string_view text) {
  return {text, kAny, kAllMonths, false, festival};
}

// The first of each list fits everywhere: it is taken when others do not.
constexpr Remark kGiftWishes[] = {
    {"送朋友的生日礼物，麻烦包装好一点，不要放价格单"},
    {"送长辈的，请不要放发票和小票，谢谢"},
    {"礼物，请帮忙写张贺卡：祝您身体健康，天天开心！"},
    {"贺卡内容：“生日快乐，永远十八”，落款 小雨"},
    {"送人用的，日期要新鲜的", kEatable},
    {"送礼的，发顺丰可以补差价"},
    {"给爸妈寄的礼物，到了请电话联系，他们不会用手机查快递"},
    {"送老师的礼物,不要放任何有价格的东西"},
    Before(Festival::kMidAutumn, "中秋礼物，请务必节前送到"),
    Before(Festival::kMidAutumn, "中秋节送长辈的，包装不要压坏"),
    Before(Festival::kDragonBoat, "端午送礼，请用礼盒装，节前要到"),
    Before(Festival::kSpring, "新年礼物，祝店家生意兴隆"),
    Before(Festival::kSpring, "过年送长辈的年礼，外箱别写金额"),
    {"生日礼物!! 请用礼盒包装"},
    {"帮忙写一句\"节日快乐\"的贺卡，谢谢老板"},
    {"送好朋友的，麻烦附一张卡片写：\n亲爱的，生日快乐！\n——你的小饼干"},
    {"送客户的，外箱不要有店铺名字"},
    {"孝敬家里老人的礼物，包装请结实一点"},
    {"搬家礼物，麻烦贴个喜字", Bit(kKitchen) | Bit(kHome) | Bit(kBedding)},
    {"礼品，请核对数量，多给几个手提袋"},
    {"送对象的，保密发货，谢谢"},
    {"送礼，寄给老人，送货前请先打我电话"},
};

constexpr Remark kBuyerMessages[] = {
    {"尽快发货，谢谢"},
    {"请发中通，我们这边圆通不送上楼"},
    {"麻烦发货前检查一下有没有破损"},
    {"上次的茶叶很好喝，这次多送点小样呗", Bit(kTea), kAllMonths, true},
    {"请在周末派送，工作日不在家"},
    {"放快递柜就行"},
    {"不要放驿站，送上门，家里有老人"},
    {"请发最新日期的", kEatable | Bit(kCare) | Bit(kPets)},
    {"要原味的，不要辣的", Bit(kSnacks)},
    {"家里有小孩,包装不要有异味", kSized | Bit(kCare)},
    {"老顾客了，给个小礼品吧", kAny, kAllMonths, true},
    {"第三次来买了，一如既往的好", kAny, kAllMonths, true},
    {"颜色要灰色，没有灰色就发米色", kSized},
    {"麻烦备注:到付不收"},
    {"电话打不通就发短信，上班不方便接"},
    {"需要开发票，抬头已发旺旺"},
    {"送货前请打电话"},
    {"国庆期间不在家，8号以后再发", kAny, Months(9, 9)},
    {"两单合并一起发，谢谢"},
    {"跟上一单一起发，退我一份邮费"},
    {"老板说好送的开罐器别忘了", Bit(kSnacks) | Bit(kPets)},
    {"客服小美说\"送试吃装\"，别忘了哦", Bit(kSnacks) | Bit(kTea)},
    {"一定要包好！上次收到碎了两个", kBreakable, kAllMonths, true},
    {"门牌是3号楼不是3单元，快递老送错"},
    {"急用！今天能发吗"},
    {"麻烦真空包装", Bit(kPantry)},
    {"尺寸 1.5m*2.0m，拍错了请联系我", Bit(kBedding)},
    {"周五之前能到吗?不能到就别发了"},
    {"猫很挑食，不吃可以退吗", Bit(kPets)},
    {"最近天天下雨，多放点干燥剂", Bit(kTea) | Bit(kPantry), Months(4, 7)},
    Before(Festival::kSpring, "过年前能到吗，到不了就退"),
    {"天太热了，怕化，请走冷链或者傍晚派", Bit(kSnacks), Months(7, 8)},
    {"不要用塑料袋,环保一点"},
    {"1. 发中通\n2. 不要纸箱外露品名\n3. 谢谢"},
    {"谢谢老板，祝生意兴隆"},
    {"日期好的话下次还来", kEatable},
    {"地址如果不能派送请联系我改地址"},
    {"要双人的，套餐二", Bit(kBedding)},
    {"帮我选好看一点的花色，谢谢", kSized | Bit(kKitchen)},
    {"一半龙井一半茉莉，可以分装吗", Bit(kTea)},
};

constexpr Remark kShopGiftNotes[] = {
    {"礼品单，不放小票和价格单"}, {"已附手写贺卡"},
    {"送礼，换新礼盒+手提袋"},    {"礼品，外箱不贴店铺标，已核对"},
    {"代写贺卡，内容见旺旺"},
};

constexpr Remark kShopNotes[] = {
    {"发中通"},
    {"老客户，送试吃装一包", kEatable | Bit(kPets), kAllMonths, true},
    {"已送优惠券，下次回访"},
    {"发顺丰，客户已补差价12元"},
    {"客户要求周末送"},
    {"合并发货，见上一单"},
    {"缺货，已和客户说好换同款，差价已退"},
    {"改地址，已通知仓库"},
    {"先发，缺的一件补发"},
    {"VIP客户，多放小样两份", kAny, kAllMonths, true},
    {"客户催单，优先发"},
    {"到货后回访口感", kEatable},
    {"需开票，已登记"},
    {"好评返现2元已处理"},
    {"客户说上次\"包装压坏\"，这次加气泡膜", kAny, kAllMonths, true},
    {"要新日期，仓库注意", kEatable | Bit(kPets)},
    {"群里的老客，95折已改价", kAny, kAllMonths, true},
    {"小李跟进,10天后回访", kAny, kAllMonths, true},
    {"破损一件，已登记\n补发单号见旺旺"},
    {"拍错规格，已改为2.5kg装", Bit(kPantry) | Bit(kPets)},
    {"分两个包裹发"},
    {"客户问\"能不能便宜点\"，已发5元券"},
};

constexpr Remark kShopCompanyNotes[] = {
    {"公司采购，已谈好价格，对公转账另计发票"},
    {"团购单，送货前电话预约"},
    {"企业福利采购，附送货清单，两联"},
};

constexpr Remark kShopRefundNotes[] = {
    {"客户不想要了，已退款"},
    {"七天无理由，已退款"},
    {"质量问题，退货退款"},
    {"快递丢件，已退款，找快递索赔"},
    {"客户反映\"与描述不符\"，已退"},
    {"拒收，退款"},
    {"日期不新鲜，退货退款", kEatable},
    {"尺寸不合适，退回件已入库", kSized},
};

constexpr Remark kShopPartNotes[] = {
    {"破损补偿，已退差价"},
    {"有瑕疵，客户接受退差价"},
    {"客户嫌贵，退差价（活动价）"},
    {"口感不满意，协商退部分，客户接受", kEatable},
    {"漏发赠品，补偿"},
};

template <size_t N>
std::string_view Pick(const Remark (&list)[N], const Order& order, Rng& rng) {
  const Day day = DayOfTime(order.created);
  const unsigned month = CivilFromDay(day).month;
  const Festival festival = FestivalAhead(day);
  const bool is_regular = order.habit >= Habit::kRegular;
  for (int attempt = 0; attempt < 12; ++attempt) {
    const Remark& remark = list[rng.Below(N)];
    if ((remark.categories & Bit(order.category)) != 0 &&
        (remark.months >> month & 1u) != 0 &&
        (is_regular || !remark.is_for_regulars) &&
        (remark.festival == Festival::kNone || remark.festival == festival)) {
      return remark.text;
    }
  }
  return list[0].text;
}

}  // namespace

Remarks PickRemarks(const Order& order, const Basket& basket,
                    const Fulfilment& fulfilment, Rng& rng) {
  Remarks remarks;
  const bool is_paid = fulfilment.paid != kNoTime;
  if (basket.is_gift) {
    if (rng.Chance(660)) remarks.buyer = Pick(kGiftWishes, order, rng);
    if (is_paid && rng.Chance(380)) {
      remarks.shop = Pick(kShopGiftNotes, order, rng);
    }
    return remarks;
  }
  if (basket.is_company) {
    if (rng.Chance(500)) remarks.buyer = "公司采购，需要发票和送货单";
    if (is_paid && rng.Chance(800)) {
      remarks.shop = Pick(kShopCompanyNotes, order, rng);
    }
    return remarks;
  }
  if (rng.Chance(92)) remarks.buyer = Pick(kBuyerMessages, order, rng);
  if (fulfilment.refund_minor > 0) {
    if (rng.Chance(500)) {
      remarks.shop = order.outcome == Outcome::kRefunded
                         ? Pick(kShopRefundNotes, order, rng)
                         : Pick(kShopPartNotes, order, rng);
    }
  } else if (is_paid) {
    const uint32_t permille = order.habit >= Habit::kRegular ? 170 : 60;
    if (rng.Chance(permille)) remarks.shop = Pick(kShopNotes, order, rng);
  }
  return remarks;
}

}  // namespace shuke::sample
