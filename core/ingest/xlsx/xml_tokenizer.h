// XmlTokenizer: chunks of an XML part in, its elements and texts out.
//
// What SpreadsheetML needs of XML and no more: elements, attributes, texts,
// CDATA, the five named entities and character references; comments and
// processing instructions are passed over. Names come without their prefix.
// A document type is refused, as the Open Packaging Conventions do, so there
// are no entities to expand. How the bytes are cut into chunks changes nothing
// but where a text is cut into pieces.
//
// Bytes are UTF-8 and not checked; memory is that of the longest tag.
#ifndef SHUKE_INGEST_XLSX_XML_TOKENIZER_H_
#define SHUKE_INGEST_XLSX_XML_TOKENIZER_H_

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace shuke::ingest::xlsx {

struct XmlAttribute {
  std::string_view name;   // without prefix: "id" of r:id
  std::string_view value;  // entities decoded
};

// The value of the attribute `name`, empty if there is none.
std::string_view FindAttribute(std::span<const XmlAttribute> attributes,
                               std::string_view name);

class XmlHandler {
 public:
  virtual ~XmlHandler() = default;
  // Views die with the call. <a/> is a start and an end.
  virtual void StartElement(std::string_view name,
                            std::span<const XmlAttribute> attributes) = 0;
  virtual void EndElement(std::string_view name) = 0;
  // A piece of a text, entities decoded.
  virtual void Text(std::string_view text) = 0;

  // A short cut for what a part is nearly all made of: `bytes` begin at a tag
  // inside the root element. Returns how many of them were whole elements that
  // the handler has read by itself, just as the calls above would have told it;
  // 0: none, and all of it is read as usual.
  virtual size_t TakeUsual(std::string_view bytes) {
    static_cast<void>(bytes);
    return 0;
  }
};

// Moves `at` behind `text` if it stands there.
template <size_t size>
bool SkipText(const char*& at, const char* end, const char (&text)[size]) {
  constexpr size_t kLength = size - 1;
  if (static_cast<size_t>(end - at) < kLength) return false;
  for (size_t i = 0; i < kLength; ++i)
    if (at[i] != text[i]) return false;
  at += kLength;
  return true;
}

// Gives the text from `at` up to the next tag and moves `at` there. False if it
// has references, or the tag has not come yet.
bool SkipPlainText(const char*& at, const char* end, std::string_view* text);

inline constexpr size_t kMaxTagBytes = size_t{1} << 20;

class XmlTokenizer {
 public:
  // `handler` must outlive the tokenizer.
  explicit XmlTokenizer(XmlHandler* handler) : handler_(handler) {}

  // False once the bytes are no XML of this kind; they are then ignored.
  bool Feed(std::string_view bytes);
  // Whether the document was whole: one root element, closed, and no fault.
  bool Finish();

 private:
  enum class Mode : uint8_t { kContent, kComment, kCdata, kInstruction };

  void FeedPending(std::string_view bytes);
  size_t Read(std::string_view bytes, bool last);
  bool ReadMarkup(std::string_view bytes, size_t& pos);
  bool ReadTag(std::string_view bytes, size_t& pos);
  bool SkipTo(std::string_view end, std::string_view bytes, size_t& pos);
  size_t ReadText(std::string_view bytes, size_t pos, bool last);
  void EmitText(std::string_view text);

  XmlHandler* handler_;
  std::string pending_;  // what the next chunk must complete
  std::vector<XmlAttribute> attributes_;
  std::string decoded_;
  Mode mode_ = Mode::kContent;
  bool tag_cut_ = false;  // pending_ is a tag without its '>'
  bool failed_ = false;
  bool seen_root_ = false;
  uint64_t depth_ = 0;
};

}  // namespace shuke::ingest::xlsx

#endif  // SHUKE_INGEST_XLSX_XML_TOKENIZER_H_
