#include "core/campaign/email_html.h"

#include <gtest/gtest.h>

namespace shuke::campaign {
namespace {

TEST(EmailHtml, ShowsMarkupInsteadOfTakingIt) {
  const std::string html = EmailHtml("<b>&\"", "<script>alert(1)</script>");
  EXPECT_EQ(html.find("<script"), std::string::npos);
  EXPECT_EQ(html.find("<b>"), std::string::npos);
  EXPECT_NE(html.find("&lt;script&gt;"), std::string::npos);
}

TEST(EmailHtml, LinksAddressesWithoutTheFullStopBehind) {
  const std::string html =
      EmailHtml("x", "看 https://a.example/b?c=1&d=2. 再见");
  EXPECT_NE(html.find("<a href=\"https://a.example/b?c=1&amp;d=2\""),
            std::string::npos)
      << html;
  EXPECT_EQ(html.find("javascript:"), std::string::npos);
}

TEST(EmailHtml, ReadsNoScriptAsALink) {
  EXPECT_EQ(EmailHtml("x", "javascript:alert(1)").find("<a "),
            std::string::npos);
}

TEST(EmailHtml, SetsTheWayOutApart) {
  const std::string html = EmailHtml("x", "one\n\ntwo\n\nunsubscribe");
  EXPECT_NE(html.find("color:#666666\">unsubscribe"), std::string::npos);
  EXPECT_EQ(html.find("color:#666666\">two"), std::string::npos);
}

}  // namespace
}  // namespace shuke::campaign
