// Everything about a person is drawn from the stream (seed, what, buyer).
// Distinctness comes from arithmetic instead of a table of what is taken: see
// spread.h.
#include "core/sample/people.h"

#include <array>
#include <cstdio>
#include <iterator>
#include <string_view>

#include "core/sample/nicks.h"
#include "core/sample/spread.h"

namespace shuke::sample {
namespace {

// Streams of the seed; core/sample/shopping.cc and basket.cc have others.
enum Stream : uint64_t {
  kNameStream = uint64_t{1} << 40,
  kAddressStream = uint64_t{2} << 40,
  kNickStream = uint64_t{3} << 40,
  kAccountStream = uint64_t{4} << 40,
  kFriendStream = uint64_t{5} << 40,
};

// Who: the buyer is 0, the circle is 1 .. kFriends.
constexpr uint32_t kPersons = 1 + People::kFriends;

struct Surname {
  std::string_view text;
  uint16_t weight;
};
constexpr Surname kSurnames[] = {
    {"王", 71},  {"李", 70},  {"张", 66}, {"刘", 52}, {"陈", 51}, {"杨", 31},
    {"黄", 25},  {"赵", 22},  {"吴", 22}, {"周", 21}, {"徐", 16}, {"孙", 15},
    {"马", 13},  {"朱", 13},  {"胡", 12}, {"郭", 12}, {"何", 12}, {"林", 12},
    {"高", 11},  {"罗", 10},  {"郑", 10}, {"梁", 9},  {"谢", 8},  {"宋", 7},
    {"唐", 7},   {"许", 6},   {"韩", 6},  {"邓", 6},  {"冯", 6},  {"曹", 6},
    {"彭", 5},   {"曾", 5},   {"肖", 5},  {"田", 5},  {"董", 5},  {"潘", 4},
    {"袁", 4},   {"蔡", 4},   {"蒋", 4},  {"余", 4},  {"于", 4},  {"杜", 4},
    {"叶", 4},   {"程", 4},   {"苏", 4},  {"魏", 4},  {"吕", 4},  {"丁", 4},
    {"任", 3},   {"沈", 3},   {"姚", 3},  {"卢", 3},  {"姜", 3},  {"崔", 3},
    {"钟", 3},   {"谭", 3},   {"陆", 3},  {"汪", 3},  {"范", 3},  {"金", 3},
    {"石", 3},   {"廖", 3},   {"贾", 3},  {"夏", 3},  {"韦", 2},  {"付", 2},
    {"方", 2},   {"白", 2},   {"邹", 2},  {"孟", 2},  {"熊", 2},  {"秦", 2},
    {"欧阳", 1}, {"上官", 1},
};
constexpr auto kSurnameWeights = [] {
  std::array<uint16_t, std::size(kSurnames)> weights{};
  for (size_t i = 0; i < weights.size(); ++i) weights[i] = kSurnames[i].weight;
  return weights;
}();

// Given names by their characters: of two, the first and the second; the last
// list stands alone. Women's, then men's.
constexpr std::string_view kFirstHers[] = {
    "晓", "雨", "思", "雅", "美", "丽", "淑", "玉", "秀", "梦", "诗", "佳",
    "欣", "子", "梓", "语", "若", "婉", "慧", "春", "雪", "红", "素", "凤",
    "海", "小", "文", "静", "嘉", "一", "可", "心", "艳", "桂", "月", "爱"};
constexpr std::string_view kLastHers[] = {
    "芳", "娜", "敏", "静", "霞", "英", "华", "兰", "梅", "燕", "婷", "怡",
    "涵", "萱", "琪", "玲", "洁", "琳", "瑶", "倩", "颖", "莹", "珍", "彤",
    "悦", "宁", "馨", "妍", "萍", "丹", "娟", "云", "蓉", "薇", "珊", "蕾"};
constexpr std::string_view kFirstHis[] = {
    "志", "建", "国", "俊", "浩", "宇", "子", "文", "明", "永", "海", "天",
    "博", "嘉", "晓", "少", "家", "立", "启", "振", "德", "新", "春", "世",
    "云", "小", "成", "泽", "庆", "荣", "光", "学", "金", "正", "铭", "一"};
constexpr std::string_view kLastHis[] = {
    "伟", "强", "磊", "军", "勇", "杰", "涛", "明", "超", "刚", "平", "辉",
    "鹏", "斌", "峰", "波", "健", "龙", "飞", "凯", "轩", "然", "航", "林",
    "东", "鑫", "昊", "宇", "文", "华", "生", "良", "才", "祥", "晨", "毅"};

// Some write themselves down as this, and the courier calls anyway.
constexpr std::string_view kTitles[] = {"女士", "先生", "小姐", "阿姨", "老师"};

constexpr std::string_view kRoads[] = {
    "人民路",   "解放路",   "中山路", "建设路", "和平路", "新华路", "文化路",
    "学府路",   "长江路",   "黄河路", "滨江路", "东风路", "朝阳街", "迎宾大道",
    "胜利街",   "光明路",   "工业路", "幸福路", "振兴街", "公园路", "湖滨路",
    "青年路",   "友谊路",   "兴业路", "龙腾路", "凤凰路", "桃源路", "金桂路",
    "银杏路",   "梧桐路",   "香樟路", "海棠路", "翠竹路", "紫荆路", "丁香路",
    "创业大道", "科技大道", "环城路", "站前路", "体育路",
};
constexpr std::string_view kSubdistricts[] = {
    "城东街道", "城西街道", "城南街道", "城北街道",   "新城街道", "人民路街道",
    "和平街道", "湖滨街道", "东风街道", "文化路街道", "城关镇",   "开发区街道",
};

// Names of estates, towers and schools are put together from two lists, and are
// not looked up anywhere: a street exists in most cities, the estate does not.
constexpr std::string_view kFancy[] = {
    "云栖", "澜汀", "翡翠", "映月", "汀兰", "栖霞", "锦澜", "沁园",
    "观澜", "御景", "香榭", "悦澜", "山水", "碧桐", "银湖", "金色",
    "星海", "晴川", "听涛", "枫林", "月牙", "麓湖", "万和", "嘉和",
    "兰亭", "雍翠", "紫藤", "逸品", "朗庭", "东篱",
};
constexpr std::string_view kEstates[] = {"花园", "小区", "花苑", "公寓", "家园",
                                         "雅居", "新村", "公馆", "名邸"};
constexpr std::string_view kOffices[] = {"大厦",     "科技园", "软件园",
                                         "产业园",   "广场",   "科技大厦",
                                         "商务中心", "创业园"};
constexpr std::string_view kSchools[] = {
    "中学", "小学", "职业技术学院", "大学东校区", "大学宿舍区", "实验学校"};
constexpr std::string_view kPublic[] = {
    "医院门诊楼", "人民政府办事大厅", "农村商业银行",  "税务所",
    "法院收发室", "街道办事处",       "保险公司营业部"};
constexpr std::string_view kPickups[] = {
    "",         "",       "",         "",         "",         "",
    "菜鸟驿站", "丰巢柜", "门口保安", "送货上门", "驿站代收", "前台代收"};

// Reserved for documentation and tests by RFC 2606 and RFC 6761: no mail is
// ever delivered to them.
constexpr std::string_view kMailDomains[] = {
    "qq.example",      "163.example", "126.example", "sina.example",
    "foxmail.example", "example.com", "example.net", "example.org"};
constexpr size_t kMessengerMail = 0;  // a number, not a word
constexpr std::array<uint16_t, std::size(kMailDomains)> kMailWeights = {
    52, 22, 8, 5, 4, 4, 3, 2};

template <size_t N>
std::string_view Pick(const std::string_view (&list)[N], Rng& rng) {
  return list[rng.Below(N)];
}

std::string Number(int32_t value) { return std::to_string(value); }

// No mobile number begins with 154 or 194. Of the 11-digit numbers 1[3-9]…,
// the regulator's allocation of network codes (公众移动通信网网号及H0分配情况,
// March 2023) gives these two to no operator, and libphonenumber refuses them.
// Distinct for the first 2 x 10^8 persons.
std::string Mobile(uint32_t buyer, uint32_t who) {
  const uint64_t person = uint64_t{buyer} * kPersons + who;
  const uint64_t number = Spread(person, 20000, 10000, 0);
  char text[16];
  std::snprintf(text, sizeof text, "%s%08u", number < 100000000 ? "154" : "194",
                static_cast<unsigned>(number % 100000000));
  return text;
}

std::string Name(Rng& rng) {
  std::string name(kSurnames[rng.Pick(kSurnameWeights)].text);
  if (rng.Chance(70)) return name + std::string(Pick(kTitles, rng));
  const bool is_hers = rng.Chance(640);
  const bool is_double = rng.Chance(800);
  if (is_double) name += is_hers ? Pick(kFirstHers, rng) : Pick(kFirstHis, rng);
  name += is_hers ? Pick(kLastHers, rng) : Pick(kLastHis, rng);
  return name;
}

// The floor, then the door on it. Two draws in one expression would come in the
// order that the compiler likes, so each has its statement here and elsewhere.
std::string DoorNumber(int floors, int doors, Rng& rng) {
  const int floor = rng.Between(1, floors);
  const int door = rng.Between(1, doors);
  return Number(floor * 100 + door);
}

std::string HomeDetail(Rng& rng) {
  std::string text;
  text += Pick(kFancy, rng);
  text += Pick(kEstates, rng);
  static constexpr std::string_view kBlock[] = {"幢", "栋", "号楼", "座"};
  text += Number(rng.Between(1, 28));
  text += Pick(kBlock, rng);
  if (rng.Chance(620)) text += Number(rng.Between(1, 4)) + "单元";
  text += DoorNumber(28, 6, rng);
  if (rng.Chance(700)) text += "室";
  return text;
}

std::string VillageAddress(Rng& rng) {
  static constexpr std::string_view kVillages[] = {
      "河东村", "上庄村", "下洋村", "新屋村", "大塘村", "石桥村", "前进村"};
  std::string text(Pick(kFancy, rng));
  text += "镇";
  text += Pick(kVillages, rng);
  text += Number(rng.Between(1, 18)) + "组";
  text += Number(rng.Between(1, 96)) + "号";
  return text;
}

std::string Street(Rng& rng, bool is_office) {
  // Weights: home, office, school, public service, village.
  static constexpr std::array<uint16_t, 5> kHomeKinds = {78, 8, 5, 3, 6};
  static constexpr std::array<uint16_t, 5> kOfficeKinds = {30, 44, 12, 10, 4};
  std::string text;
  if (rng.Chance(420)) {
    text += Pick(kSubdistricts, rng);
    text += ' ';
  }
  const uint32_t kind = rng.Pick(is_office ? kOfficeKinds : kHomeKinds);
  if (kind == 4) return VillageAddress(rng);
  text += Pick(kRoads, rng);
  text += Number(rng.Between(1, 688)) + "号";
  if (kind == 0) {
    text += HomeDetail(rng);
  } else if (kind == 1) {
    text += Pick(kFancy, rng);
    text += Pick(kOffices, rng);
    static constexpr std::string_view kTowers[] = {"A座", "B座", "1号楼", ""};
    text += Pick(kTowers, rng);
    text += DoorNumber(32, 18, rng) + "室";
  } else if (kind == 2) {
    text += Pick(kFancy, rng);
    text += Pick(kSchools, rng);
  } else {
    text += Pick(kPublic, rng);
  }
  text += Pick(kPickups, rng);
  return text;
}

}  // namespace

std::string People::Nick(uint32_t buyer) const {
  Rng rng(seed_, kNickStream + buyer);
  return MakeNick(buyer, rng);
}

std::string People::Alipay(uint32_t buyer) const {
  Rng rng(seed_, kAccountStream + buyer);
  if (rng.Chance(560)) return Mobile(buyer, 0);
  // What stands before the @ is nobody's messenger number either: those have
  // at most 11 digits and nothing else.
  const uint32_t domain = rng.Pick(kMailWeights);
  std::string account =
      domain == kMessengerMail
          ? std::to_string(300000000000 + Spread(buyer, 300000, 300000, 1))
          : PinyinWord(rng) + std::to_string(Spread(buyer, 3000, 3000, 8));
  account += '@';
  account += kMailDomains[domain];
  return account;
}

Recipient People::Self(uint32_t buyer, bool second_address) const {
  return Make(buyer, 0, second_address);
}

Recipient People::Friend(uint32_t buyer, uint32_t which) const {
  Rng rng(seed_, kFriendStream + uint64_t{buyer} * kFriends + which);
  if (buyer > 0 && rng.Chance(50)) return Make(rng.Below(buyer), 0, false);
  return Make(buyer, 1 + which, false);
}

Recipient People::Make(uint32_t buyer, uint32_t who,
                       bool second_address) const {
  const uint64_t person = uint64_t{buyer} * kPersons + who;
  Rng name_rng(seed_, kNameStream + person);
  Rng rng(seed_, kAddressStream + person);
  const Place& place = PickPlace(rng);
  // A second address lies in the same city.
  const bool has_second = rng.Chance(200);
  const bool is_second = has_second && second_address;
  if (is_second) rng = Rng(rng.Next(), kAddressStream);
  Recipient recipient;
  recipient.name = Name(name_rng);
  recipient.mobile = Mobile(buyer, who);
  recipient.is_remote = place.is_remote;
  std::string& address = recipient.address;
  address = place.province;
  address += ' ';
  address += place.city;
  address += ' ';
  address += PickDistrict(place, rng);
  address += ' ';
  address += Street(rng, is_second);
  address += '(';
  address += rng.Chance(350) ? std::string_view("000000") : place.postcode;
  address += ')';
  return recipient;
}

}  // namespace shuke::sample
