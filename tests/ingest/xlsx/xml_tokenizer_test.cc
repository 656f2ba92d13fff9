#include "core/ingest/xlsx/xml_tokenizer.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace shuke::ingest::xlsx {
namespace {

// What a document says, as one line of text: <name a=b>text</name>.
class Transcript : public XmlHandler {
 public:
  void StartElement(std::string_view name,
                    std::span<const XmlAttribute> attributes) override {
    said += "<" + std::string(name);
    for (const XmlAttribute& attribute : attributes) {
      said += " " + std::string(attribute.name) + "=" +
              std::string(attribute.value);
    }
    said += ">";
  }
  void EndElement(std::string_view name) override {
    said += "</" + std::string(name) + ">";
  }
  void Text(std::string_view text) override { said += text; }

  std::string said;
};

// The transcript of a document fed in the given pieces, "!" behind it if it is
// refused.
std::string Read(const std::vector<std::string_view>& pieces) {
  Transcript transcript;
  XmlTokenizer tokenizer(&transcript);
  for (const std::string_view piece : pieces) tokenizer.Feed(piece);
  if (!tokenizer.Finish()) transcript.said += "!";
  return transcript.said;
}
std::string Read(std::string_view document) {
  return Read(std::vector{document});
}

TEST(XmlTokenizer, GivesElementsAttributesAndTextsInOrder) {
  EXPECT_EQ(Read("<?xml version=\"1.0\"?>\n<a x=\"1\" y='2'>b<c/>d</a>\n"),
            "<a x=1 y=2>b<c></c>d</a>");
}

TEST(XmlTokenizer, DropsThePrefixesOfNames) {
  EXPECT_EQ(Read("<x:row r:id=\"rId1\"><x:c/></x:row>"),
            "<row id=rId1><c></c></row>");
}

TEST(XmlTokenizer, DecodesReferencesInTextsAndAttributes) {
  EXPECT_EQ(Read("<a b=\"&lt;&amp;&quot;&#20080;\">&gt;&apos;&#x4E70;</a>"),
            "<a b=<&\"买>>'买</a>");
}

TEST(XmlTokenizer, KeepsAnAmpersandThatBeginsNoReference) {
  EXPECT_EQ(Read("<a>M&M && &nbsp; &#xZ; &</a>"),
            "<a>M&M && &nbsp; &#xZ; &</a>");
}

TEST(XmlTokenizer, ReadsReferencesToNoCharacterAsReplacements) {
  EXPECT_EQ(Read("<a>&#0;&#xD800;&#x110000;</a>"), "<a>\uFFFD\uFFFD\uFFFD</a>");
}

TEST(XmlTokenizer, TakesCdataAsItStands) {
  EXPECT_EQ(Read("<a><![CDATA[1 < 2 && ]] > &amp;]]></a>"),
            "<a>1 < 2 && ]] > &amp;</a>");
}

TEST(XmlTokenizer, PassesOverCommentsAndInstructions) {
  EXPECT_EQ(Read("<!-- <b> --><a>x<!-- -- -> > --><?pi <c> ?>y</a><!---->"),
            "<a>xy</a>");
}

TEST(XmlTokenizer, LetsAttributesHoldClosingBrackets) {
  EXPECT_EQ(Read("<a f=\"x>1\" g='\"'><b/></a>"), "<a f=x>1 g=\"><b></b></a>");
}

TEST(XmlTokenizer, ReadsTheSameHoweverTheBytesAreCut) {
  const std::string_view document =
      "<?xml version=\"1.0\"?><!-- c --><x:a n = \"1&amp;2>3\" m=''>买 &lt;"
      "&amp; M&M &#x4E70;<![CDATA[a]]b]]]>]]><b/><c d=\"e\"></c >\r\n"
      "&quot;</x:a> ";
  const std::string whole = Read(document);
  EXPECT_EQ(whole,
            "<a n=1&2>3 m=>买 <& M&M 买a]]b]]]><b></b><c d=e></c>\r\n\"</a>");
  for (size_t i = 0; i <= document.size(); ++i) {
    for (size_t j = i; j <= document.size(); ++j) {
      ASSERT_EQ(Read({document.substr(0, i), document.substr(i, j - i),
                      document.substr(j)}),
                whole)
          << i << " " << j;
    }
  }
  std::vector<std::string_view> bytes;
  for (size_t i = 0; i < document.size(); ++i)
    bytes.push_back(document.substr(i, 1));
  EXPECT_EQ(Read(bytes), whole);
}

TEST(XmlTokenizer, RefusesWhatIsCutOff) {
  const std::string_view document = "<a><b c=\"d\">e</b><!-- f --></a>";
  for (size_t size = 0; size < document.size(); ++size) {
    EXPECT_EQ(Read(document.substr(0, size)).back(), '!') << size;
  }
}

TEST(XmlTokenizer, RefusesADocumentType) {
  EXPECT_EQ(Read("<!DOCTYPE a [<!ENTITY b \"c\">]><a>&b;</a>"), "!");
}

TEST(XmlTokenizer, RefusesWhatIsNoXml) {
  for (const std::string_view document :
       {"", "text", "<a></a></a>", "<a/><b/>", "<a b></a>", "<a b=c></a>",
        "<a></a b=\"c\">", "< a/>", "</a>", "<a/ >"}) {
    EXPECT_EQ(Read(document).back(), '!') << document;
  }
}

TEST(XmlTokenizer, RefusesATagWithoutEnd) {
  Transcript transcript;
  XmlTokenizer tokenizer(&transcript);
  const std::string part = "<a b=\"" + std::string(1000, 'x');
  bool wanted = tokenizer.Feed(part);
  const std::string more(4096, 'x');
  size_t fed = part.size();
  while (wanted && fed < 2 * kMaxTagBytes) {
    wanted = tokenizer.Feed(more);
    fed += more.size();
  }
  EXPECT_FALSE(wanted);
  EXPECT_LE(fed, kMaxTagBytes + 2 * more.size());
}

TEST(XmlTokenizer, HoldsNoTextBack) {
  Transcript transcript;
  XmlTokenizer tokenizer(&transcript);
  tokenizer.Feed("<a>" + std::string(100'000, 'x'));
  EXPECT_EQ(transcript.said.size(), 100'003u);
}

}  // namespace
}  // namespace shuke::ingest::xlsx
