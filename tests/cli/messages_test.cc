#include "core/cli/messages.h"

#include <gtest/gtest.h>

#include "core/ingest/role.h"

namespace shuke::cli {
namespace {

TEST(Messages, NameEveryRoleInBothLanguages) {
  for (const char* language : {"zh", "en"}) {
    const Messages messages(language);
    for (const ingest::Role& role : ingest::Roles()) {
      EXPECT_TRUE(messages.Has("ui.role." + std::string(role.name)))
          << language << " " << role.name;
    }
  }
}

}  // namespace
}  // namespace shuke::cli
