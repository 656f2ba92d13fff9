#include "core/sample/catalog.h"

#include <algorithm>

namespace shuke::sample {
namespace {

// Gift boxes are nearly all bought before the festivals; season.cc adds those.
constexpr std::array<Category, kCategories> kCategoryTable = {{
    {"茶叶", 150, 62, true, 750, 95, 110, 34},
    {"坚果零食", 205, 38, true, 450, 100, 60, 36},
    {"粮油干货", 120, 52, true, 800, 92, 25, 34},
    {"滋补冲饮", 95, 60, true, 800, 92, 120, 44},
    {"节令礼盒", 115, 120, false, 450, 100, 420, 38},
    {"厨房用具", 95, 170, false, 100, 100, 45, 76},
    {"居家收纳", 90, 130, false, 100, 100, 25, 80},
    {"家纺床品", 75, 210, false, 100, 100, 35, 118},
    {"个护清洁", 80, 66, true, 850, 84, 20, 52},
    {"宠物用品", 60, 33, true, 900, 65, 8, 46},
}};

constexpr std::array<std::array<uint16_t, 12>, kCategories> kMonthLevels = {{
    {{90, 80, 130, 150, 130, 95, 80, 80, 105, 95, 85, 80}},
    {{160, 95, 80, 75, 80, 85, 75, 75, 95, 105, 120, 155}},
    {{135, 90, 85, 85, 95, 90, 85, 85, 105, 110, 110, 125}},
    {{120, 95, 90, 80, 85, 75, 70, 75, 100, 125, 145, 140}},
    {{25, 10, 10, 10, 15, 15, 10, 15, 20, 10, 10, 20}},
    {{95, 75, 100, 100, 105, 110, 90, 90, 100, 110, 120, 105}},
    {{105, 80, 135, 115, 100, 100, 85, 85, 110, 100, 95, 90}},
    {{85, 65, 85, 85, 110, 120, 90, 80, 105, 140, 145, 110}},
    {{85, 75, 95, 100, 110, 130, 130, 120, 95, 90, 90, 85}},
    {{95, 90, 100, 100, 105, 105, 95, 95, 100, 105, 110, 100}},
}};

using enum CategoryId;

// Writes the exceptions of a product next to it.
struct Item : Product {
  constexpr Item(CategoryId of, std::string_view title_text, int32_t minor,
                 uint16_t weight)
      : Product{of, title_text, minor, weight} {}
  constexpr Item From(uint8_t month) const {
    Item item = *this;
    item.first_month = month;
    return item;
  }
  constexpr Item Until(uint8_t month) const {
    Item item = *this;
    item.end_month = month;
    return item;
  }
  constexpr Item Later(int32_t minor) const {
    Item item = *this;
    item.later_price_minor = minor;
    return item;
  }
  constexpr Item In(unsigned first, unsigned last) const {
    Item item = *this;
    item.months = Months(first, last);
    return item;
  }
  constexpr Item For(Festival ahead) const {
    Item item = *this;
    item.festival = ahead;
    return item;
  }
  constexpr Item Lasts() const {
    Item item = *this;
    item.lasts = true;
    return item;
  }
  constexpr Item With(std::string_view title_start, uint16_t permille) const {
    Item item = *this;
    item.companion = title_start;
    item.companion_permille = permille;
    return item;
  }
};

constexpr Product kProductTable[] = {
    // 茶叶
    Item(kTea, "明前龙井茶绿茶新茶浓香型散装茶叶自己喝250g", 12800, 14)
        .Later(13800)
        .With("玻璃密封罐", 330),
    Item(kTea, "茉莉花茶浓香型七窨一提飘雪花茶袋装200g", 6800, 13),
    Item(kTea, "安溪铁观音清香型兰花香乌龙茶小泡袋装500g", 15800, 10)
        .Later(16800),
    Item(kTea, "武夷山大红袍岩茶肉桂水仙炭焙浓香小罐装", 26800, 6),
    Item(kTea, "正山小种红茶蜜香型养胃红茶罐装250g", 9900, 12),
    Item(kTea, "云南滇红金丝古树红茶散装茶叶100g", 5900, 9),
    Item(kTea, "福鼎白茶老白茶饼寿眉枣香350g/饼", 19800, 8).Later(21800),
    Item(kTea, "云南普洱茶熟茶七子饼茶勐海味357g", 13900, 8),
    Item(kTea, "陈皮普洱小青柑茶新会柑普茶罐装250g", 8800, 10),
    Item(kTea, "黄山毛峰高山云雾绿茶雨前一级125g", 7600, 7),
    Item(kTea, "碧螺春绿茶嫩芽明前特级礼盒装送长辈", 36800, 4),
    Item(kTea, "蜜桃乌龙冷泡茶三角茶包花果茶组合30包", 4590, 11)
        .From(5)
        .In(4, 10),
    Item(kTea, "六堡茶黑茶广西梧州特产陈化槟榔香250g", 11800, 3).Until(14),
    Item(kTea, "洛神花玫瑰茄陈皮山楂茶酸梅汤原材料包", 2980, 9).In(4, 9),
    // 坚果零食
    Item(kSnacks, "每日坚果混合果仁孕妇儿童小包装30包750g", 8990, 15)
        .Later(9590)
        .With("新疆若羌灰枣", 380),
    Item(kSnacks, "奶油味夏威夷果罐装500g送开口器坚果炒货", 5980, 12),
    Item(kSnacks, "手剥巴旦木原味奶香扁桃仁500g", 4980, 10),
    Item(kSnacks, "临安山核桃仁小核桃肉新货原味250g", 7900, 9),
    Item(kSnacks, "新疆若羌灰枣夹核桃仁抱抱果500g独立装", 3990, 11),
    Item(kSnacks, "冻干草莓脆水果干儿童零食无添加3袋", 3680, 8),
    Item(kSnacks, "手撕风干牛肉干内蒙古特产香辣原味500g", 12800, 9),
    Item(kSnacks, "四川麻辣冷吃兔即食卤味零食200g*2", 4580, 7),
    Item(kSnacks, "海盐味香脆海苔夹心脆罐装芝麻杏仁40g*4", 3290, 9),
    Item(kSnacks, "传统手工绿豆糕老式桂花糕点早餐整箱", 2690, 10),
    Item(kSnacks, "芒果干泰式风味一斤装厚切蜜饯果脯", 2990, 12)
        .With("冻干草莓脆", 400),
    Item(kSnacks, "黑芝麻丸九蒸九晒无蔗糖添加独立包装108g*2", 5880, 8).From(8),
    Item(kSnacks, "临期特惠混合零食大礼包整箱追剧小吃", 1990, 5).Until(17),
    Item(kSnacks, "原味葵花籽五香瓜子炒货500g*5袋量贩装", 4390, 7),
    // 粮油干货
    Item(kPantry, "东北五常稻花香大米5kg真空装新米", 7990, 13)
        .Later(8490)
        .With("五谷杂粮组合", 550),
    Item(kPantry, "古法小榨菜籽油农家自榨非转基因5L", 9900, 9),
    Item(kPantry, "古田银耳干货丑耳朵出胶快250g", 3980, 9)
        .With("宁夏中宁枸杞子", 500),
    Item(kPantry, "野生黑木耳东北特产秋木耳小碗耳干货250g", 3280, 11),
    Item(kPantry, "庆元香菇干货冬菇肉厚无根剪脚500g", 6590, 8),
    Item(kPantry, "五谷杂粮组合八宝粥米原料10种2.5kg", 3690, 10),
    Item(kPantry, "沁州黄小米新米月子米养胃小米粥2.5kg", 4280, 8),
    Item(kPantry, "干贝瑶柱海鲜干货扇贝肉250g煲汤", 8800, 5),
    Item(kPantry, "淡干海米金钩虾仁无盐开洋虾干250g", 6980, 5),
    Item(kPantry, "手工红薯粉条农家纯正宽粉5斤火锅粉", 3590, 9),
    Item(kPantry, "贵州糟辣椒遵义朝天椒辣椒面组合", 2380, 6),
    Item(kPantry, "黄豆酱油古法酿造头道原酿零添加500ml*2", 2980, 8),
    Item(kPantry, "有机藜麦三色藜麦米健身代餐粗粮1kg", 4580, 6).From(6),
    // 滋补冲饮
    Item(kTonics, "农家土蜂蜜百花蜜天然成熟蜜玻璃瓶1000g", 6800, 12)
        .With("纯藕粉", 600),
    Item(kTonics, "宁夏中宁枸杞子头茬大果免洗500g", 5580, 12).Later(5980),
    Item(kTonics, "阿胶糕固元膏即食手工红枣核桃500g礼盒", 19800, 7),
    Item(kTonics, "长白山人参切片鲜参干参泡酒泡茶60g", 16800, 4),
    Item(kTonics, "黑芝麻核桃桑葚粉代餐粉早餐冲饮500g", 4980, 10),
    Item(kTonics, "红糖姜茶大姨妈独立小包老姜汤12g*20", 3580, 10),
    Item(kTonics, "即食燕窝孕妇滋补冰糖官燕70g*6瓶", 45800, 3),
    Item(kTonics, "纯藕粉西湖风味无糖精手削代餐即食莲藕粉", 3980, 8),
    Item(kTonics, "酸枣仁百合茯苓茶睡眠茶养生茶包30包", 4990, 7),
    Item(kTonics, "西洋参片花旗参软枝大片含片罐装100g", 29800, 4).Later(31800),
    Item(kTonics, "红豆薏米芡实茶赤小豆薏仁水去湿茶包40包", 3290, 9),
    Item(kTonics, "中老年高钙无蔗糖羊奶粉800g罐装", 13800, 5).From(9),
    Item(kTonics, "燕麦片即食早餐纯燕麦无添加谷物1kg*2", 4690, 7),
    // 节令礼盒
    Item(kGiftBoxes, "中秋月饼礼盒广式流心奶黄双黄莲蓉8枚", 16800, 14)
        .For(Festival::kMidAutumn),
    Item(kGiftBoxes, "苏式鲜肉月饼现烤酥皮手工榨菜鲜肉12枚", 6900, 8)
        .For(Festival::kMidAutumn),
    Item(kGiftBoxes, "端午粽子礼盒嘉兴风味大肉粽蛋黄粽10只", 8990, 12)
        .For(Festival::kDragonBoat),
    Item(kGiftBoxes, "年货坚果礼盒新年送礼零食大礼包1980g", 13800, 14)
        .For(Festival::kSpring),
    Item(kGiftBoxes, "高档茶叶礼盒装大红袍金骏眉送礼送长辈", 39800, 6),
    Item(kGiftBoxes, "阳澄湖风味大闸蟹礼券8只装公4.0母3.0", 29800, 6)
        .For(Festival::kMidAutumn),
    Item(kGiftBoxes, "干货山珍礼盒菌菇特产送礼年货团购", 18800, 7)
        .For(Festival::kSpring),
    Item(kGiftBoxes, "企业员工福利大礼包粮油米面组合套装", 21800, 4),
    Item(kGiftBoxes, "滋补养生礼盒枸杞红枣桂圆送爸妈长辈", 12800, 9),
    Item(kGiftBoxes, "伴手礼喜糖盒成品婚礼含糖结婚回礼20份", 15900, 4),
    Item(kGiftBoxes, "生日惊喜零食礼盒女生闺蜜送女友", 9900, 7),
    Item(kGiftBoxes, "陈年老白茶珍藏礼盒木盒装商务定制", 89000, 2),
    // 厨房用具
    Item(kKitchen, "麦饭石不粘锅炒锅家用平底电磁炉通用32cm", 15900, 10)
        .With("硅胶锅铲", 550),
    Item(kKitchen, "章丘铁锅手工老式无涂层炒菜锅34cm", 26900, 6),
    Item(kKitchen, "日式陶瓷餐具套装家用碗盘碟组合18件", 12900, 9),
    Item(kKitchen, "整竹砧板家用防霉加厚切菜板抗菌案板", 5990, 9),
    Item(kKitchen, "家用菜刀套装不锈钢厨师刀锋利切片刀", 8900, 7),
    Item(kKitchen, "硅胶锅铲套装耐高温不粘锅专用厨具7件套", 4980, 8),
    Item(kKitchen, "316不锈钢保温饭盒上班族分隔便当盒", 7900, 9),
    Item(kKitchen, "玻璃密封罐五谷杂粮收纳储物罐茶叶罐6只", 4590, 8),
    Item(kKitchen, "紫砂电炖锅全自动煲汤锅家用4L预约定时", 19900, 5),
    Item(kKitchen, "油壶玻璃防漏自动开合家用酱油醋瓶650ml", 2590, 9),
    Item(kKitchen, "铸铁珐琅锅炖锅搪瓷汤锅24cm家用", 38900, 4).From(4),
    Item(kKitchen, "一次性保鲜膜套食品级松紧口200只加厚", 1900, 8),
    Item(kKitchen, "手冲咖啡壶套装分享壶滤杯礼盒入门", 16800, 4).Until(18),
    // 居家收纳
    Item(kHome, "衣柜收纳盒布艺可折叠牛津布储物箱大号3个", 6990, 10)
        .With("真空压缩袋", 550),
    Item(kHome, "免打孔浴室置物架卫生间壁挂洗漱台收纳", 4580, 10),
    Item(kHome, "夹缝收纳柜抽屉式厨房冰箱边柜窄柜", 13900, 6),
    Item(kHome, "真空压缩袋棉被衣物收纳袋免抽气8件套", 4990, 9),
    Item(kHome, "实木鞋架简易多层家用门口经济型鞋柜", 11900, 6),
    Item(kHome, "无痕挂钩强力粘胶门后承重粘钩20只装", 1990, 11),
    Item(kHome, "懒人免手洗平板拖把家用一拖净拖布", 5980, 8),
    Item(kHome, "藤编收纳筐桌面杂物零食篮玩具编织筐", 3590, 8),
    Item(kHome, "LED护眼台灯学生学习充电床头阅读灯", 8900, 6),
    Item(kHome, "晴雨伞全自动折叠男女加固黑胶遮阳伞", 5590, 8),
    Item(kHome, "香薰蜡烛无火藤条香薰家用卧室持久安神", 6800, 6),
    Item(kHome, "加厚塑料整理箱带轮特大号储物箱三个装", 9980, 7),
    Item(kHome, "实木落地衣帽架卧室简约客厅挂衣架", 14900, 4).From(10),
    // 家纺床品
    Item(kBedding, "全棉四件套纯棉床单被套60支贡缎双人1.8m", 32900, 9),
    Item(kBedding, "新疆棉花被芯手工长绒棉胎冬被加厚8斤", 28900, 8).In(9, 2),
    Item(kBedding, "桑蚕丝被100%纯蚕丝春秋被子母被二合一", 69900, 4),
    Item(kBedding, "水洗棉夏凉被空调被可机洗单双人薄被", 8990, 9).In(4, 9),
    Item(kBedding, "冰丝凉席三件套可折叠夏季软席1.5m床", 12900, 8).In(4, 8),
    Item(kBedding, "泰国乳胶枕头护颈椎助睡眠成人枕芯一对", 19900, 7),
    Item(kBedding, "纯棉毛巾吸水不掉毛家用洗脸巾5条装", 4980, 12)
        .With("A类婴儿级", 500),
    Item(kBedding, "A类婴儿级纯棉浴巾大号加厚家用裹巾", 5980, 8),
    Item(kBedding, "珊瑚绒毛毯法兰绒加厚盖毯午睡空调毯", 6990, 8).In(9, 2),
    Item(kBedding, "防滑床垫软垫家用榻榻米褥子1.8m床褥", 15900, 5),
    Item(kBedding, "羽绒被95白鹅绒冬被五星级酒店加厚保暖", 89900, 2)
        .From(3)
        .In(9, 2),
    Item(kBedding, "亚麻棉麻窗帘成品遮光卧室飘窗北欧纱帘", 23900, 3).Until(16),
    Item(kBedding, "乳胶床垫1.8m天然橡胶榻榻米10cm可拆洗", 89000, 1),
    // 个护清洁
    Item(kCare, "氨基酸洗发水控油蓬松无硅油500ml", 5990, 10)
        .With("一次性洗脸巾", 650),
    Item(kCare, "手工冷制皂马油洁面皂沐浴香皂100g*3", 3980, 9),
    Item(kCare, "电动牙刷声波软毛情侣款充电式4刷头", 13900, 5).Lasts(),
    Item(kCare, "一次性洗脸巾纯棉柔巾加厚整箱12包", 6690, 11),
    Item(kCare, "洗衣凝珠留香持久四合一浓缩洗衣球120颗", 4990, 11)
        .With("竹浆本色抽纸", 650),
    Item(kCare, "厨房重油污清洁剂泡沫抽油烟机清洗剂3瓶", 3590, 10),
    Item(kCare, "竹浆本色抽纸整箱家用纸巾面巾纸40包", 5980, 12),
    Item(kCare, "护手霜套装滋润保湿秋冬礼盒装6支", 4580, 6).In(10, 3),
    Item(kCare, "驱蚊液电热蚊香液无味婴儿孕妇4液1器", 2990, 8).In(4, 10),
    Item(kCare, "防晒霜SPF50+面部隔离学生军训60g", 7900, 7).In(3, 9),
    Item(kCare, "艾草足浴包泡脚药包生姜草本去湿60包", 3690, 8),
    Item(kCare, "除湿袋衣柜防潮剂吸潮室内可挂式20包", 3290, 6).In(3, 7),
    Item(kCare, "儿童牙膏含氟防蛀水果味3-12岁4支装", 4290, 6).From(7),
    // 宠物用品
    Item(kPets, "豆腐猫砂除臭无尘绿茶味2.5kg*4包", 6990, 14).With("猫条", 600),
    Item(kPets, "冻干双拼全价猫粮成猫幼猫通用5kg", 16900, 10)
        .Later(17900)
        .With("主食猫罐头", 450),
    Item(kPets, "猫条猫咪零食湿粮包营养补水60支混合口味", 4980, 12),
    Item(kPets, "狗粮小型犬泰迪比熊成犬通用型10斤", 11900, 9)
        .With("狗狗磨牙棒", 500),
    Item(kPets, "宠物尿垫加厚除臭狗狗尿不湿100片", 4590, 8),
    Item(kPets, "猫抓板窝一体瓦楞纸大号不掉屑磨爪", 3980, 8).Lasts(),
    Item(kPets, "宠物自动饮水机静音循环活水过滤2.5L", 9900, 5).Lasts(),
    Item(kPets, "主食猫罐头无谷鸡肉金枪鱼170g*12罐", 13800, 8),
    Item(kPets, "狗狗磨牙棒洁齿骨零食大礼包1kg", 4290, 7),
    Item(kPets, "四季通用猫窝狗窝可拆洗宠物沙发床", 7900, 5).Lasts(),
    Item(kPets, "宠物益生菌肠胃调理粉猫狗通用5g*20", 5980, 5).From(6),
    Item(kPets, "宠物驱虫滴剂体内外同驱3支装", 8800, 4).Until(19),
};

static_assert(std::size(kProductTable) >= 120);

constexpr std::array<uint16_t, std::size(kProductTable)> kCompanions = [] {
  std::array<uint16_t, std::size(kProductTable)> found{};
  for (size_t i = 0; i < found.size(); ++i) {
    found[i] = kNoProduct;
    const std::string_view start = kProductTable[i].companion;
    if (start.empty()) continue;
    for (size_t j = 0; j < found.size(); ++j) {
      if (kProductTable[j].title.starts_with(start))
        found[i] = static_cast<uint16_t>(j);
    }
  }
  return found;
}();
static_assert([] {
  for (size_t i = 0; i < kCompanions.size(); ++i) {
    if (kProductTable[i].companion.empty() != (kCompanions[i] == kNoProduct))
      return false;
  }
  return true;
}());

}  // namespace

const Category& CategoryOf(CategoryId id) {
  return kCategoryTable[static_cast<size_t>(id)];
}

const std::array<uint16_t, 12>& MonthLevelsOf(CategoryId id) {
  return kMonthLevels[static_cast<size_t>(id)];
}

uint16_t CompanionOf(uint16_t product) { return kCompanions[product]; }

std::span<const Product> Products() { return kProductTable; }

ProductRange ProductsOf(CategoryId id) {
  const auto before = [](const Product& product, CategoryId category) {
    return product.category < category;
  };
  const auto first = std::lower_bound(std::begin(kProductTable),
                                      std::end(kProductTable), id, before);
  auto end = first;
  while (end != std::end(kProductTable) && end->category == id) ++end;
  return {static_cast<uint16_t>(first - std::begin(kProductTable)),
          static_cast<uint16_t>(end - std::begin(kProductTable))};
}

}  // namespace shuke::sample
