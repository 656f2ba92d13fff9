// Forms never meet: "tb" and "tb_" with fixed digit counts, "t_" with 13 and 4,
// Chinese words, lower-case words with digits, digits alone. Within a form the
// buyer number decides the part that differs (see spread.h).
#include "core/sample/nicks.h"

#include <array>
#include <cstdio>
#include <iterator>
#include <string_view>

#include "core/sample/spread.h"

namespace shuke::sample {
namespace {

// What spreadsheets turn into numbers, dates, formulas or nothing.
constexpr std::string_view kUgly[] = {
    "4e135",     "35045948422", "-夏末微凉-", "@海边的风", "=_=困困猫",
    "+1的快乐",  "1e5",         "00815",      "007小侦探", "3-2",
    "12/25",     "TRUE",        "null小姐",   "#九月#",    "0x1f",
    "1.50",      "__init__",    "-1",         "%小鹿%",    "A&B家的猫",
    "<3小太阳",  "\\(^o^)/喵",  "N/A",        "９月的雨",  "1月1日",
    "+86的阿强", "@豆豆妈",     "-_-路人甲",  "2E8",       "50%甜",
    "=小数点=",  "00086",       "6.18囤货王", "“小可爱”",  "May-5",
    "(小仙女)",  "1:30睡觉",    "￥富婆本婆", "@@饭团@@",  "－微风－",
};

constexpr std::string_view kHeads[] = {
    "爱吃", "半夏", "晚风", "南城", "北巷", "糖心", "柠檬",   "芒果",
    "布丁", "奶茶", "元气", "慵懒", "清欢", "浅笑", "微醺",   "初见",
    "花开", "云朵", "星河", "月光", "青柠", "薄荷", "山野",   "海盐",
    "橘子", "豆沙", "麦芽", "桂花", "雪梨", "荔枝", "阿婆",   "隔壁",
    "胖胖", "迷糊", "佛系", "暴走", "安静", "快乐", "不语",   "西街",
    "东篱", "听雨", "落落", "沐沐", "南风", "北极", "拾光",   "旧时",
    "森林", "鲸鱼", "豆豆", "果果", "朵朵", "乐乐", "小满",   "谷雨",
    "立夏", "霜降", "冬至", "木子", "三月", "九月", "老张家", "王大宝",
};
constexpr std::string_view kTails[] = {
    "的猫",   "小姐",     "先生",     "同学",   "妈妈",     "爸爸",   "姑娘",
    "少年",   "味道",     "时光",     "日记",   "不是糖",   "小铺子", "大魔王",
    "小团子", "与茶",     "的夏天",   "一家人", "在路上",   "小厨房", "爱生活",
    "爱喝茶", "家的橘子", "不加班",   "吃货",   "小可爱",   "酱",     "君",
    "宝妈",   "小书虫",   "旅行家",   "的窗台", "咖啡",     "小院子", "的星星",
    "要早睡", "减肥中",   "今天买啥", "小胖墩", "大叔",     "外婆",   "住海边",
    "有点甜", "没烦恼",   "小卖部",   "杂货铺", "养猫人",   "种花的", "看日落",
    "等风来", "数星星",   "的小窝",   "小棉袄", "铲屎官",   "打工人", "小确幸",
    "会发光", "不熬夜",   "慢慢走",   "小尾巴", "柴米油盐", "的书桌", "向日葵",
    "小火锅",
};
// Syllables that close on a vowel or n/ng and are read one way only when two
// are joined: no initial of one completes another.
constexpr std::string_view kFirstSyllables[] = {
    "lan",  "ting", "yue", "jia",  "wen", "xiao", "mei", "chun", "hong", "zhi",
    "feng", "ling", "shu", "qing", "dan", "bo",   "ke",  "fei",  "rui",  "tao",
    "meng", "xin",  "hao", "jing", "pei", "luo",  "wei", "song", "min",  "kai"};
constexpr std::string_view kLastSyllables[] = {
    "xia",  "hua",  "lin",   "jun",  "ming", "yuan", "hui",  "fang",
    "ping", "yun",  "dong",  "ru",   "qi",   "bao",  "zhu",  "cai",
    "mu",   "shan", "hai",   "cat",  "love", "baby", "home", "tea",
    "star", "cc",   "sunny", "moon", "lily", "zz"};

constexpr uint32_t kUglyFirst = 53;  // so that a small shop has some too
constexpr uint32_t kUglyEvery = 101;

std::string Format(const char* format, unsigned long long value) {
  char text[32];
  std::snprintf(text, sizeof text, format, value);
  return text;
}

std::string Words(uint32_t buyer, Rng& rng) {
  constexpr uint32_t kCount = std::size(kHeads) * std::size(kTails);
  const uint64_t words = Spread(buyer, std::size(kHeads), std::size(kTails), 2);
  const uint32_t round = buyer / kCount;
  std::string nick(kHeads[words / std::size(kTails)]);
  nick += kTails[words % std::size(kTails)];
  // Who comes late finds the words taken and writes something behind them. No
  // two rounds can write the same: little or a year, then a mark or a number
  // below 500, then from 500 on, then five digits.
  const uint32_t kind = rng.Below(100);
  const uint32_t number = static_cast<uint32_t>(round * 37 + words * 13);
  if (round == 0) {
    if (kind < 20) nick += std::to_string(rng.Between(1, 99));
    if (kind >= 90) nick += std::to_string(rng.Between(1978, 2008));
  } else if (round == 1) {
    if (kind < 35) return nick + "_";
    if (kind < 50) return nick + "呀";
    if (kind < 65) return "小" + nick;
    nick += std::to_string(100 + number % 400);
  } else if (round < 502) {
    nick += std::to_string(500 + number % 500);
  } else {
    nick += std::to_string(10000 + round);
  }
  return nick;
}

std::string LatinWithDigits(uint32_t buyer, Rng& rng) {
  constexpr uint32_t kFirst = std::size(kFirstSyllables);
  constexpr uint32_t kLast = std::size(kLastSyllables);
  // 900 words with up to four digits each.
  const uint64_t value = Spread(buyer, kFirst * kLast, 10000, 3);
  const uint32_t word = static_cast<uint32_t>(value / 10000);
  std::string nick(kFirstSyllables[word % kFirst]);
  if (rng.Chance(250)) nick += '_';
  nick += kLastSyllables[word / kFirst];
  if (rng.Chance(200)) nick += '_';
  return nick + std::to_string(value % 10000);
}

}  // namespace

std::string MakeNick(uint32_t buyer, Rng& rng) {
  if (buyer >= kUglyFirst && (buyer - kUglyFirst) % kUglyEvery == 0 &&
      (buyer - kUglyFirst) / kUglyEvery < std::size(kUgly)) {
    return std::string(kUgly[(buyer - kUglyFirst) / kUglyEvery]);
  }
  static constexpr std::array<uint16_t, 6> kForms = {26, 8, 6, 36, 22, 2};
  switch (rng.Pick(kForms)) {
    case 0:  // what the platform gives to who does not choose
      return "tb" + std::to_string(rng.Between(1, 9)) +
             Format("%09llu", Spread(buyer, 40000, 25000, 4));
    case 1:
      return "tb_" + Format("%08llu", Spread(buyer, 10000, 10000, 5));
    case 2:  // a moment of registration in milliseconds
      return "t_1" +
             Format("%012llu",
                    300000000000 + Spread(buyer, 500000, 900000, 6)) +
             "_0" + Format("%03llu", rng.Below(1000));
    case 3:
      return Words(buyer, rng);
    case 4:
      return LatinWithDigits(buyer, rng);
    default:  // 12 digits: one more than a mobile or a messenger number has
      return Format("%llu", 350000000000 + Spread(buyer, 50000, 30000, 7));
  }
}

std::string PinyinWord(Rng& rng) {
  std::string word(kFirstSyllables[rng.Below(std::size(kFirstSyllables))]);
  if (rng.Chance(600)) {
    word += kLastSyllables[rng.Below(std::size(kLastSyllables))];
  }
  return word;
}

}  // namespace shuke::sample
