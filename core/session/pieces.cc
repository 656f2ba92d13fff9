#include "core/session/pieces.h"

#include <optional>
#include <utility>

#include "core/ingest/piece_cutter.h"
#include "core/ingest/piece_reader.h"
#include "core/policy/policy.h"
#include "core/session/piece_content.h"
#include "core/session/read_options.h"

namespace shuke::session {
namespace {

// How a file is read in pieces, and by what.
struct Plan {
  ingest::Layout layout;
  ingest::ReadOptions options;
  ingest::IngestPolicy policy;
};

std::optional<Plan> MakePlan(std::string_view policy_json,
                             std::string_view options_json,
                             std::string_view head) {
  auto policy = policy::ParsePolicy(policy_json);
  auto options = ParseReadOptions(options_json);
  if (!policy.ok() || !options.ok()) return std::nullopt;
  auto layout =
      ingest::LayoutForPieces(head, options.value(), policy.value().ingest);
  if (!layout) return std::nullopt;
  return Plan{std::move(*layout), std::move(options).value(),
              std::move(policy).value().ingest};
}

}  // namespace

FilePiece::FilePiece() = default;
FilePiece::~FilePiece() = default;
FilePiece::FilePiece(FilePiece&&) noexcept = default;
FilePiece& FilePiece::operator=(FilePiece&&) noexcept = default;

void FilePiece::Write(ByteWriter& writer) const {
  if (content != nullptr) ingest::WritePiece(content->piece, writer);
}

FilePiece FilePiece::FromBytes(std::string_view bytes) {
  FilePiece out;
  auto piece = ingest::ReadPiece(bytes);
  if (piece)
    out.content = std::make_unique<Content>(Content{std::move(*piece)});
  return out;
}

struct FilePieces::State {
  explicit State(Plan plan)
      : policy(std::move(plan.policy)),
        dialect(plan.layout.dialect),
        reader(std::move(plan.layout), std::move(plan.options), policy) {}

  const ingest::IngestPolicy policy;
  const ingest::Dialect dialect;
  ingest::PieceReader reader;
};

FilePieces::FilePieces(std::string_view policy_json,
                       std::string_view options_json, std::string_view head) {
  if (auto plan = MakePlan(policy_json, options_json, head))
    state_ = std::make_unique<State>(std::move(*plan));
}

FilePieces::~FilePieces() = default;
bool FilePieces::whole() const { return state_ == nullptr; }

void FilePieces::Begin(uint64_t offset) {
  if (state_ != nullptr) state_->reader.Begin(offset);
}

void FilePieces::Feed(std::string_view bytes) {
  if (state_ != nullptr) state_->reader.Feed(bytes);
}

char* FilePieces::Reserve(size_t count) {
  return state_ == nullptr ? nullptr : state_->reader.Reserve(count);
}

void FilePieces::Commit(size_t count) {
  if (state_ != nullptr) state_->reader.Commit(count);
}

size_t FilePieces::EdgeIn(std::string_view bytes) const {
  if (state_ == nullptr) return 0;
  ingest::PieceCutter cutter(state_->dialect, 0);
  cutter.Feed(bytes);
  return static_cast<size_t>(cutter.last_end());
}

FilePiece FilePieces::End(bool last) {
  FilePiece out;
  if (state_ != nullptr) {
    out.content = std::make_unique<FilePiece::Content>(
        FilePiece::Content{state_->reader.Finish(last)});
  }
  return out;
}

}  // namespace shuke::session
