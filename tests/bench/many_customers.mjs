// An invented shop of any number of customers as the bytes of one export, made piece by piece so that it
// never stands in memory or on a disk. The same count gives the same bytes on every machine.
//
// Who buys how often: half once, then ever fewer up to twelve times, 2.35 orders a customer. Nicks,
// recipients and phones are everybody's own; provinces, cities and titles are few, as in real exports.

const HEADER =
  '订单编号,买家会员名,买家应付货款,买家实际支付金额,退款金额,订单状态,订单创建时间,订单付款时间,' +
  '收货人姓名,收货地址,联系手机,宝贝标题,宝贝总数量,店铺名称\n';
const PLACES = [
  '上海 上海市 浦东新区',
  '浙江省 杭州市 西湖区',
  '浙江省 宁波市 鄞州区',
  '广东省 深圳市 南山区',
  '广东省 广州市 天河区',
  '江苏省 苏州市 吴中区',
  '江苏省 南京市 鼓楼区',
  '四川省 成都市 武侯区',
  '湖北省 武汉市 洪山区',
  '北京 北京市 朝阳区',
  '陕西省 西安市 雁塔区',
  '福建省 厦门市 思明区',
];
const STREETS = ['大学城', '科技园', '花园小区', '银行大厦', '人民医院', '商业街'];
const SURNAMES = '王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗';
const GIVEN = '伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉兰';
const GOODS = ['茶叶', '坚果', '零食礼盒', '咖啡豆', '蜂蜜', '果干', '麦片', '饼干'];
const FIRST_DAY = Date.UTC(2024, 0, 1);
const DAYS = 1050;
const PIECE = 4 << 20;

// mulberry32: a small generator of 32-bit numbers.
function random(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const DAY_TEXTS = Array.from({ length: DAYS }, (_, day) =>
  new Date(FIRST_DAY + day * 86_400_000).toISOString().slice(0, 10),
);

function ordersOf(next) {
  const at = next();
  if (at < 0.5) return 1;
  if (at < 0.72) return 2;
  if (at < 0.84) return 3;
  return 4 + Math.floor(next() ** 2 * 9);
}

// Pieces of a few megabytes, as Buffers.
export function* manyCustomers(customers, seed = 20261122) {
  const next = random(seed);
  const pick = (list) => list[Math.floor(next() * list.length)];
  let text = HEADER;
  let order = 100_000_000_000;
  for (let customer = 0; customer < customers; ++customer) {
    const id = customer.toString(36);
    const place = pick(PLACES);
    const name = pick(SURNAMES) + pick(GIVEN) + (next() < 0.6 ? pick(GIVEN) : '');
    const phone = `1${3 + Math.floor(next() * 6)}${String(customer).padStart(9, '0')}`;
    const street = `${pick(STREETS)}${1 + Math.floor(next() * 200)}号`;
    const first = Math.floor(next() ** 0.7 * DAYS);
    const count = ordersOf(next);
    for (let i = 0, day = first; i < count && day < DAYS; ++i) {
      const items = 1 + Math.floor(next() ** 3 * 6);
      const paid = (items * (1900 + Math.floor(next() * 18_000))) / 100;
      const refund = next() < 0.04 ? paid : 0;
      const when = `${DAY_TEXTS[day]} ${8 + Math.floor(next() * 14)}:${10 + Math.floor(next() * 49)}:00`;
      const goods = pick(GOODS);
      text +=
        `${order++},tb_${id},${(paid * 1.1).toFixed(2)},${paid.toFixed(2)},${refund.toFixed(2)},` +
        `${refund > 0 ? '交易关闭' : '交易成功'},${when},${when},${name},${place} ${street},` +
        `${phone},${goods}${1 + Math.floor(next() * 40)},${items},大店\n`;
      day += 5 + Math.floor(next() * 160);
    }
    if (text.length * 2 > PIECE) {
      yield Buffer.from(text);
      text = '';
    }
  }
  if (text !== '') yield Buffer.from(text);
}
