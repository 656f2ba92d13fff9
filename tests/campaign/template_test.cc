#include "core/campaign/template.h"

#include <gtest/gtest.h>

#include <string>

namespace shuke::campaign {
namespace {

VariableValues Xiaoyu() {
  VariableValues values;
  values[static_cast<size_t>(Variable::kNick)] = "小雨";
  values[static_cast<size_t>(Variable::kProduct)] = "亚麻衬衫";
  values[static_cast<size_t>(Variable::kCoupon)] = "5元券";
  values[static_cast<size_t>(Variable::kDays)] = "45";
  values[static_cast<size_t>(Variable::kShop)] = "熟客店";
  values[static_cast<size_t>(Variable::kRecipient)] = "王小雨";
  values[static_cast<size_t>(Variable::kOrders)] = "3";
  values[static_cast<size_t>(Variable::kLink)] = "c.tb.cn/x1";
  values[static_cast<size_t>(Variable::kDue)] = "猫砂";
  values[static_cast<size_t>(Variable::kNext)] = "猫条";
  return values;
}

std::string Rendered(std::string_view text, const VariableValues& values) {
  const Result<Template> parsed = Template::Parse(text);
  if (!parsed.ok()) return "error " + parsed.error().code;
  return parsed.value().Render(values).value_or("held back");
}

Error Fault(std::string_view text) {
  const Result<Template> parsed = Template::Parse(text);
  return parsed.ok() ? Error{"parsed", {}} : parsed.error();
}

TEST(Template, FillsInEveryVariable) {
  EXPECT_EQ(
      Rendered("{nick}/{product}/{coupon}/{days}/{shop}/{recipient}/{orders}/"
               "{link}/{due}/{next}",
               Xiaoyu()),
      "小雨/亚麻衬衫/5元券/45/熟客店/王小雨/3/c.tb.cn/x1/猫砂/猫条");
}

TEST(Template, LeavesPlainTextAlone) {
  EXPECT_EQ(Rendered("秋装上新,满199减20", {}), "秋装上新,满199减20");
  EXPECT_EQ(Rendered("", {}), "");
}

TEST(Template, UsesTheFallbackOnlyWhereThereIsNoValue) {
  EXPECT_EQ(Rendered("{nick|朋友}好", Xiaoyu()), "小雨好");
  EXPECT_EQ(Rendered("{nick|朋友}好", {}), "朋友好");
  EXPECT_EQ(Rendered("{nick|a|b}", {}), "a|b");
}

TEST(Template, HoldsBackTheCustomerWithoutValueAndFallback) {
  VariableValues values = Xiaoyu();
  values[static_cast<size_t>(Variable::kProduct)].clear();
  EXPECT_EQ(Rendered("{nick},{product}到货了", values), "held back");
  EXPECT_EQ(Rendered("{nick}好", values), "小雨好");
}

TEST(Template, ReadsFullWidthBracesAndBlanksInside) {
  EXPECT_EQ(Rendered("｛nick｝好", Xiaoyu()), "小雨好");
  EXPECT_EQ(Rendered("｛nick｜朋友｝好", {}), "朋友好");
  EXPECT_EQ(Rendered("{ nick }好", Xiaoyu()), "小雨好");
}

TEST(Template, RefusesDoubledBraces) {
  EXPECT_EQ(Fault("{{nick}}好").code, "template_unclosed");
}

TEST(Template, NeverReadsAValueAsATemplate) {
  VariableValues values = Xiaoyu();
  values[static_cast<size_t>(Variable::kNick)] = "{shop}";
  EXPECT_EQ(Rendered("{nick}好", values), "{shop}好");
}

TEST(Template, TurnsControlCharactersOfAValueIntoBlanks) {
  VariableValues values = Xiaoyu();
  values[static_cast<size_t>(Variable::kNick)] = "a\r\n\tb\x7F";
  EXPECT_EQ(Rendered("{nick}好", values), "a   b 好");
}

TEST(Template, KeepsLineBreaksOfItsOwn) {
  EXPECT_EQ(Rendered("a\nb", {}), "a\nb");
}

TEST(Template, NamesAnUnknownVariableAndItsPlaceInCharacters) {
  const Error error = Fault("你好,{nikc}");
  EXPECT_EQ(error.code, "template_unknown_variable");
  EXPECT_EQ(error.args[0],
            (std::pair<std::string, std::string>("position", "4")));
  EXPECT_EQ(error.args[1],
            (std::pair<std::string, std::string>("name", "nikc")));
  EXPECT_EQ(Fault("{}").code, "template_unknown_variable");
  EXPECT_EQ(Fault("{Nick}").code, "template_unknown_variable");
  EXPECT_EQ(Fault("{|朋友}").code, "template_unknown_variable");
}

TEST(Template, RefusesAnEmptyFallback) {
  EXPECT_EQ(Fault("好{nick|}"), (Error{"template_empty_fallback",
                                       {{"position", "2"}, {"name", "nick"}}}));
  EXPECT_EQ(Fault("{nick| }").code, "template_empty_fallback");
}

TEST(Template, RefusesUnpairedBraces) {
  EXPECT_EQ(Fault("好{nick"),
            (Error{"template_unclosed", {{"position", "2"}}}));
  EXPECT_EQ(Fault("{nick{shop}"),
            (Error{"template_unclosed", {{"position", "1"}}}));
  EXPECT_EQ(Fault("好nick}"),
            (Error{"template_unopened", {{"position", "6"}}}));
  EXPECT_EQ(Fault("{"), (Error{"template_unclosed", {{"position", "1"}}}));
  EXPECT_EQ(Fault("}"), (Error{"template_unopened", {{"position", "1"}}}));
}

TEST(Template, KnowsWhichVariablesItUses) {
  const Template parsed = Template::Parse("{nick|朋友}好").value();
  EXPECT_TRUE(parsed.Uses(Variable::kNick));
  EXPECT_FALSE(parsed.Uses(Variable::kShop));
}

}  // namespace
}  // namespace shuke::campaign
