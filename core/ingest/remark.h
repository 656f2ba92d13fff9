// What a remark of buyer or shop tells without being kept.
#ifndef SHUKE_INGEST_REMARK_H_
#define SHUKE_INGEST_REMARK_H_

#include <string_view>

namespace shuke::ingest {

// Whether the remark (UTF-8) speaks of a gift: it holds a word of
// tables/gift_words.json outside the phrases that are excepted there. ASCII
// letters match in either case. O(length x words).
bool SpeaksOfGift(std::string_view remark);

}  // namespace shuke::ingest

#endif  // SHUKE_INGEST_REMARK_H_
