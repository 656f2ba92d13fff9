// The message catalogue for the command line: sentences by key, in one
// language.
#ifndef SHUKE_CLI_MESSAGES_H_
#define SHUKE_CLI_MESSAGES_H_

#include <map>
#include <string>
#include <string_view>

namespace shuke::cli {

using Args = std::map<std::string, std::string>;

class Messages {
 public:
  // "zh" or "en"; anything else is zh.
  explicit Messages(std::string_view language);

  // The sentence behind `key` with its {placeholders} filled in, Visible()
  // each; the key itself if there is none, so that a missing sentence is seen
  // and still says something.
  std::string Say(std::string_view key, const Args& args = {}) const;
  std::string_view Language() const { return language_; }  // "zh" or "en"
  bool Has(std::string_view key) const {
    return sentences_.count(std::string(key)) > 0;
  }

 private:
  std::string_view language_;
  std::map<std::string, std::string> sentences_;
};

// Text of unknown origin made fit for a terminal: control characters, which
// could move the cursor or worse, become U+FFFD.
std::string Visible(std::string_view utf8);

// Columns that `utf8` takes in a terminal: wide characters (CJK, full-width
// forms) take two.
size_t DisplayWidth(std::string_view utf8);

}  // namespace shuke::cli

#endif  // SHUKE_CLI_MESSAGES_H_
