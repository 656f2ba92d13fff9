// An e-mail as HTML, beside its plain text.
#ifndef SHUKE_CAMPAIGN_EMAIL_HTML_H_
#define SHUKE_CAMPAIGN_EMAIL_HTML_H_

#include <string>
#include <string_view>

namespace shuke::campaign {

// One table 600 pixels wide with inline styles, which every mail program draws:
// no scripts, no images, nothing fetched. A paragraph for each line of `text`;
// its last, the way out, is small and grey. Links in the text become links.
// Markup in either argument is shown as written, never taken as markup.
std::string EmailHtml(std::string_view subject, std::string_view text);

}  // namespace shuke::campaign

#endif  // SHUKE_CAMPAIGN_EMAIL_HTML_H_
