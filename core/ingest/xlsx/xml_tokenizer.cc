// One pass over the bytes. Whatever a chunk cuts, a tag or an entity, is kept
// and read again from its start with the next chunk; comments, CDATA and
// instructions are streamed, as they may be of any length.
#include "core/ingest/xlsx/xml_tokenizer.h"

#include <algorithm>

#include "core/base/find_byte.h"
#include "core/base/utf8.h"

namespace shuke::ingest::xlsx {
namespace {

// "&#x10FFFF;": a reference that is longer is none.
constexpr size_t kMaxReferenceBytes = 10;
constexpr uint32_t kMaxCodePoint = 0x10FFFF;

bool IsBlank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

std::string_view LocalName(std::string_view name) {
  const size_t colon = name.rfind(':');
  return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

// The code point that "#…" stands for; false if it is no number.
bool ReadNumber(std::string_view digits, uint32_t base, uint32_t& value) {
  if (digits.empty()) return false;
  value = 0;
  for (const char c : digits) {
    uint32_t digit = base;
    if (c >= '0' && c <= '9') digit = static_cast<uint32_t>(c - '0');
    if (c >= 'a' && c <= 'f') digit = static_cast<uint32_t>(c - 'a') + 10;
    if (c >= 'A' && c <= 'F') digit = static_cast<uint32_t>(c - 'A') + 10;
    if (digit >= base) return false;
    value = std::min(value * base + digit, kMaxCodePoint + 1);
  }
  return true;
}

// Appends what the reference "&name;" stands for; false if that is unknown.
bool AppendReference(std::string_view name, std::string* out) {
  uint32_t code_point = 0;
  if (name == "amp") {
    code_point = '&';
  } else if (name == "lt") {
    code_point = '<';
  } else if (name == "gt") {
    code_point = '>';
  } else if (name == "quot") {
    code_point = '"';
  } else if (name == "apos") {
    code_point = '\'';
  } else if (name.starts_with("#x") || name.starts_with("#X")) {
    if (!ReadNumber(name.substr(2), 16, code_point)) return false;
  } else if (name.starts_with("#")) {
    if (!ReadNumber(name.substr(1), 10, code_point)) return false;
  } else {
    return false;
  }
  // NUL is no character of XML; the rest of what is none becomes U+FFFD too.
  AppendUtf8(code_point == 0 ? kReplacement : code_point, out);
  return true;
}

// An ampersand that begins no known reference stands for itself: lenient, as
// some exporters do not escape.
void AppendDecoded(std::string_view text, std::string* out) {
  while (true) {
    const size_t amp = text.find('&');
    out->append(text.substr(0, amp));
    if (amp == std::string_view::npos) return;
    text.remove_prefix(amp);
    const size_t end = text.substr(0, kMaxReferenceBytes).find(';');
    if (end != std::string_view::npos &&
        AppendReference(text.substr(1, end - 1), out)) {
      text.remove_prefix(end + 1);
    } else {
      out->push_back('&');
      text.remove_prefix(1);
    }
  }
}

}  // namespace

std::string_view FindAttribute(std::span<const XmlAttribute> attributes,
                               std::string_view name) {
  for (const XmlAttribute& attribute : attributes) {
    if (attribute.name == name) return attribute.value;
  }
  return {};
}

bool SkipPlainText(const char*& at, const char* end, std::string_view* text) {
  const char* const begin = at;
  while (at != end && *at != '<' && *at != '&') ++at;
  if (at == end || *at == '&') return false;
  *text = {begin, static_cast<size_t>(at - begin)};
  return true;
}

bool XmlTokenizer::Feed(std::string_view bytes) {
  if (failed_ || bytes.empty()) return !failed_;
  if (!pending_.empty()) {
    // What completes a tag is little, so that the rest need not be copied.
    const size_t head = std::min(bytes.find('>'), bytes.size() - 1) + 1;
    FeedPending(bytes.substr(0, head));
    bytes.remove_prefix(head);
  }
  if (failed_ || bytes.empty()) return !failed_;
  if (pending_.empty()) {
    pending_.assign(bytes.substr(Read(bytes, false)));
    if (pending_.size() > kMaxTagBytes) failed_ = true;
  } else {
    FeedPending(bytes);
  }
  return !failed_;
}

void XmlTokenizer::FeedPending(std::string_view bytes) {
  const bool closes = bytes.find('>') != std::string_view::npos;
  pending_ += bytes;
  // A tag that is still open is not read again in vain.
  if (!tag_cut_ || closes) {
    std::string whole;
    whole.swap(pending_);
    pending_.assign(std::string_view(whole).substr(Read(whole, false)));
  }
  if (pending_.size() > kMaxTagBytes) failed_ = true;
}

bool XmlTokenizer::Finish() {
  if (!failed_) {
    std::string whole;
    whole.swap(pending_);
    const size_t read = Read(whole, true);
    if (read < whole.size() || mode_ != Mode::kContent) failed_ = true;
  }
  return !failed_ && seen_root_ && depth_ == 0;
}

// Reads as far as `bytes` allow and returns how far that is.
size_t XmlTokenizer::Read(std::string_view bytes, bool last) {
  size_t pos = 0;
  tag_cut_ = false;
  while (pos < bytes.size() && !failed_) {
    const size_t before = pos;
    switch (mode_) {
      case Mode::kContent:
        if (bytes[pos] == '<') {
          if (depth_ > 0) pos += handler_->TakeUsual(bytes.substr(pos));
          if (pos > before) break;
          if (!ReadMarkup(bytes, pos)) return pos;
        } else {
          pos = ReadText(bytes, pos, last);
          if (pos == before) return pos;
        }
        break;
      case Mode::kComment:
        if (!SkipTo("-->", bytes, pos)) return pos;
        break;
      case Mode::kInstruction:
        if (!SkipTo("?>", bytes, pos)) return pos;
        break;
      case Mode::kCdata: {
        const bool ends = SkipTo("]]>", bytes, pos);
        const size_t text_end = ends ? pos - 3 : pos;
        if (text_end > before && depth_ > 0)
          handler_->Text(bytes.substr(before, text_end - before));
        if (!ends) return pos;
        break;
      }
    }
  }
  return pos;
}

// Moves behind `end` and back to content. False if it has not come yet: all is
// passed over but what may be its beginning.
bool XmlTokenizer::SkipTo(std::string_view end, std::string_view bytes,
                          size_t& pos) {
  const size_t found = bytes.find(end, pos);
  if (found != std::string_view::npos) {
    pos = found + end.size();
    mode_ = Mode::kContent;
    return true;
  }
  const size_t kept = std::min(end.size() - 1, bytes.size() - pos);
  pos = bytes.size() - kept;
  return false;
}

// Reads what begins with the '<' at `pos`; false if more bytes are needed.
bool XmlTokenizer::ReadMarkup(std::string_view bytes, size_t& pos) {
  const std::string_view rest = bytes.substr(pos);
  struct Opening {
    std::string_view text;
    Mode mode;
  };
  constexpr Opening kOpenings[] = {{"<!--", Mode::kComment},
                                   {"<![CDATA[", Mode::kCdata},
                                   {"<?", Mode::kInstruction}};
  if (rest.size() == 1) return false;
  if (rest[1] == '!' || rest[1] == '?') {
    for (const Opening& opening : kOpenings) {
      if (rest.starts_with(opening.text)) {
        mode_ = opening.mode;
        pos += opening.text.size();
        return true;
      }
      if (opening.text.starts_with(rest)) return false;
    }
    failed_ = true;  // <!DOCTYPE and its like
    return true;
  }
  return ReadTag(bytes, pos);
}

bool XmlTokenizer::ReadTag(std::string_view bytes, size_t& pos) {
  const char* const begin = bytes.data();
  const char* const end = begin + bytes.size();
  const char* at = begin + pos + 1;
  const auto cut = [&] {
    tag_cut_ = true;
    return false;
  };
  const auto fail = [&] {
    failed_ = true;
    return true;
  };
  const auto view = [](const char* from, const char* to) {
    return std::string_view(from, static_cast<size_t>(to - from));
  };
  const bool closing = *at == '/';
  if (closing) ++at;
  const char* const name_begin = at;
  while (at < end && !IsBlank(*at) && *at != '>' && *at != '/') ++at;
  if (at == end) return cut();
  const std::string_view name = LocalName(view(name_begin, at));
  if (name.empty()) return fail();

  attributes_.clear();
  bool has_entities = false;
  bool empty = false;
  while (true) {
    while (at < end && IsBlank(*at)) ++at;
    if (at == end) return cut();
    if (*at == '>') break;
    if (*at == '/') {
      if (at + 1 == end) return cut();
      if (at[1] != '>' || closing) return fail();
      empty = true;
      ++at;
      break;
    }
    const char* const attribute_begin = at;
    while (at < end && *at != '=' && !IsBlank(*at) && *at != '>' && *at != '<')
      ++at;
    const char* const attribute_end = at;
    while (at < end && IsBlank(*at)) ++at;
    if (at == end) return cut();
    if (*at != '=') return fail();
    ++at;
    while (at < end && IsBlank(*at)) ++at;
    if (at == end) return cut();
    const char quote = *at;
    if (quote != '"' && quote != '\'') return fail();
    // Values are short: "A2", "s". A call to look for their end costs more.
    const char* const value_begin = ++at;
    for (; at < end && *at != quote; ++at) has_entities |= *at == '&';
    if (at == end) return cut();
    attributes_.push_back({LocalName(view(attribute_begin, attribute_end)),
                           view(value_begin, at)});
    ++at;
  }
  ++at;
  pos = static_cast<size_t>(at - begin);

  if (closing) {
    if (depth_ == 0 || !attributes_.empty()) return fail();
    --depth_;
    handler_->EndElement(name);
    return true;
  }
  if (depth_ == 0 && seen_root_) return fail();
  seen_root_ = true;
  if (has_entities) {
    // Decoding never lengthens, so the buffer never moves under the views.
    decoded_.clear();
    decoded_.reserve(static_cast<size_t>(at - name_begin));
    for (XmlAttribute& attribute : attributes_) {
      const size_t from = decoded_.size();
      AppendDecoded(attribute.value, &decoded_);
      attribute.value = std::string_view(decoded_).substr(from);
    }
  }
  handler_->StartElement(name, attributes_);
  if (empty) {
    handler_->EndElement(name);
  } else {
    ++depth_;
  }
  return true;
}

// Hands on the text from `pos` to the next tag, or as far as it is certain, and
// returns how far that is.
size_t XmlTokenizer::ReadText(std::string_view bytes, size_t pos, bool last) {
  const char* const data = bytes.data();
  const char* const stop =
      FindAny(data + pos, data + bytes.size(), '<', '&', '&');
  if (stop < data + bytes.size() && *stop == '<') {  // nearly every text
    if (stop > data + pos && depth_ > 0)
      handler_->Text(bytes.substr(pos, static_cast<size_t>(stop - data) - pos));
    return static_cast<size_t>(stop - data);
  }
  const size_t tag = bytes.find('<', pos);
  size_t end = std::min(tag, bytes.size());
  if (tag == std::string_view::npos && !last) {
    // A reference may be cut: an ampersand near the end waits for the rest.
    const size_t amp = bytes.rfind('&');
    if (amp != std::string_view::npos && amp >= pos &&
        end - amp < kMaxReferenceBytes &&
        bytes.find(';', amp) == std::string_view::npos) {
      end = amp;
    }
  }
  EmitText(bytes.substr(pos, end - pos));
  return end;
}

void XmlTokenizer::EmitText(std::string_view text) {
  if (text.empty() || depth_ == 0) return;
  if (text.find('&') == std::string_view::npos) return handler_->Text(text);
  decoded_.clear();
  AppendDecoded(text, &decoded_);
  handler_->Text(decoded_);
}

}  // namespace shuke::ingest::xlsx
