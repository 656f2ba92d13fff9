// ShortTitle: a product's title, short enough for a message.
//
// Platform titles are lists of search words, thirty characters long; an SMS has
// seventy.
#ifndef SHUKE_CAMPAIGN_SHORT_TITLE_H_
#define SHUKE_CAMPAIGN_SHORT_TITLE_H_

#include <string>
#include <string_view>

namespace shuke::campaign {

// The start of `title` that is at most `width` cells wide, characters from
// U+2E80 on counting two; 0: the whole title. A Latin word or number is not cut
// in two unless the title starts with it; blanks and punctuation at the end are
// dropped.
std::string ShortTitle(std::string_view title, int width);

}  // namespace shuke::campaign

#endif  // SHUKE_CAMPAIGN_SHORT_TITLE_H_
