#include "core/cli/zip_archive.h"

#include <gtest/gtest.h>
#include <zip.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <string>

namespace shuke::cli {
namespace {

using End = ZipArchive::End;

class ZipArchiveTest : public testing::Test {
 protected:
  ZipArchiveTest()
      : path_(testing::TempDir() + "/" +
              testing::UnitTest::GetInstance()->current_test_info()->name() +
              ".zip") {
    std::filesystem::remove(path_);
  }
  ~ZipArchiveTest() override { std::filesystem::remove(path_); }

  void Write(const std::map<std::string, std::string>& parts,
             bool stored = false, const char* password = nullptr) {
    zip_t* archive = zip_open(path_.c_str(), ZIP_CREATE, nullptr);
    ASSERT_NE(archive, nullptr);
    for (const auto& [name, text] : parts) {
      zip_source_t* source =
          zip_source_buffer(archive, text.data(), text.size(), 0);
      const auto index = static_cast<zip_uint64_t>(
          zip_file_add(archive, name.c_str(), source, ZIP_FL_ENC_UTF_8));
      if (stored) zip_set_file_compression(archive, index, ZIP_CM_STORE, 0);
      if (password != nullptr)
        zip_file_set_encryption(archive, index, ZIP_EM_AES_256, password);
    }
    ASSERT_EQ(zip_close(archive), 0);
  }

  std::string ReadFile() {
    std::ifstream in(path_, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
  }
  void WriteFile(const std::string& bytes) {
    std::ofstream(path_, std::ios::binary) << bytes;
  }

  // The text of a part, and how it ended.
  std::pair<std::string, End> Read(const std::string& name) {
    const ZipArchive archive(path_);
    EXPECT_TRUE(archive.ok());
    std::string text;
    const End end = archive.Read(name, [&](const ZipArchive::Piece& piece) {
      text += piece.bytes;
      return true;
    });
    return {text, end};
  }

  const std::string path_;
};

TEST_F(ZipArchiveTest, InflatesPartsByName) {
  const std::string large(1'000'000, 'x');
  Write({{"_rels/.rels", "rels"}, {"xl/worksheets/sheet1.xml", large}});
  EXPECT_EQ(Read("_rels/.rels"), (std::pair{std::string("rels"), End::kWhole}));
  EXPECT_EQ(Read("xl/worksheets/sheet1.xml"), (std::pair{large, End::kWhole}));
  EXPECT_EQ(Read("xl/nothing.xml").second, End::kMissing);
}

TEST_F(ZipArchiveTest, FindsNamesInAnyCaseAndWithBackslashes) {
  Write({{"xl\\SharedStrings.xml", "a"}});
  EXPECT_EQ(Read("xl/sharedStrings.xml").first, "a");
}

TEST_F(ZipArchiveTest, EndsWhenNoMoreIsWanted) {
  Write({{"a", std::string(5'000'000, 'x')}});
  const ZipArchive archive(path_);
  size_t pieces = 0;
  EXPECT_EQ(archive.Read("a",
                         [&](const ZipArchive::Piece&) {
                           ++pieces;
                           return false;
                         }),
            End::kWhole);
  EXPECT_EQ(pieces, 1u);
}

TEST_F(ZipArchiveTest, TellsHowFarIntoTheFileItHasCome) {
  Write({{"a", std::string(2'000'000, 'x')}}, true);
  const ZipArchive archive(path_);
  uint64_t last = 0;
  archive.Read("a", [&](const ZipArchive::Piece& piece) {
    EXPECT_GE(piece.compressed_bytes, last);
    last = piece.compressed_bytes;
    return true;
  });
  EXPECT_EQ(last, 2'000'000u);
}

TEST_F(ZipArchiveTest, NoticesAWrongChecksum) {
  Write({{"a", "0123456789"}}, true);
  std::string bytes = ReadFile();
  bytes[bytes.find("0123456789")] = '1';
  WriteFile(bytes);
  EXPECT_EQ(Read("a").second, End::kDamaged);
}

TEST_F(ZipArchiveTest, NoticesAPassword) {
  Write({{"a", "secret"}}, false, "word");
  const auto [text, end] = Read("a");
  EXPECT_EQ(end, End::kEncrypted);
  EXPECT_EQ(text, "");
}

TEST_F(ZipArchiveTest, IsNotOkForWhatIsCutOffOrNoZip) {
  Write({{"a", std::string(1000, 'x')}, {"b", "y"}});
  const std::string bytes = ReadFile();
  WriteFile(bytes.substr(0, bytes.size() - 30));
  EXPECT_FALSE(ZipArchive(path_).ok());
  WriteFile("a,b\n1,2\n");
  EXPECT_FALSE(ZipArchive(path_).ok());
  EXPECT_FALSE(ZipArchive(path_ + ".none").ok());
}

}  // namespace
}  // namespace shuke::cli
