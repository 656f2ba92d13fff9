// Files of the source tree that the program carries inside itself.
//
// The build writes the bytes (scripts/embed.cmake, from the lists in
// CMakeLists.txt); the views live as long as the program.
#ifndef SHUKE_BASE_EMBEDDED_H_
#define SHUKE_BASE_EMBEDDED_H_

#include <span>
#include <string_view>

namespace shuke::embedded {

struct EmbeddedFile {
  std::string_view name;  // without folder and ending: "taobao_orders"
  std::string_view bytes;
};

// core/ingest/profiles/*.json, in the order in which they are tried.
std::span<const EmbeddedFile> Profiles();

// The table of that name, from core/<folder>/tables/<name>.json: what is data
// and belongs to no shop. Empty if there is none.
std::string_view Table(std::string_view name);

// core/messages/zh.json and en.json: one object from key to sentence.
std::string_view MessagesZh();
std::string_view MessagesEn();

}  // namespace shuke::embedded

#endif  // SHUKE_BASE_EMBEDDED_H_
