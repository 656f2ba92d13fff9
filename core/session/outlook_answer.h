// What the answers about the future and about baskets have in common. Include
// it in sources only.
#ifndef SHUKE_SESSION_OUTLOOK_ANSWER_H_
#define SHUKE_SESSION_OUTLOOK_ANSWER_H_

#include <initializer_list>
#include <string_view>

#include "core/session/answer.h"
#include "core/session/pipeline.h"

namespace shuke::session {

// What stands at the head of either document.
Json OutlookHead(const Pipeline& pipeline);

// The member "level" of `options`, or the finest that the files have.
Result<mine::Level> LevelOf(const Json& options, const Outlook& outlook);

// An object that has no members but `known`; the empty text is {}.
Result<Json> ParseOptions(std::string_view text,
                          std::initializer_list<std::string_view> known);

}  // namespace shuke::session

#endif  // SHUKE_SESSION_OUTLOOK_ANSWER_H_
