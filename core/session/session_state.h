// What a Session holds. The session_<theme>.cc files answer from it.
#ifndef SHUKE_SESSION_SESSION_STATE_H_
#define SHUKE_SESSION_SESSION_STATE_H_

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/campaign/contact_history.h"
#include "core/campaign/draft.h"
#include "core/ingest/file_reader.h"
#include "core/ingest/xlsx/workbook_reader.h"
#include "core/policy/policy.h"
#include "core/sample/sample_shop.h"
#include "core/segment/clusters.h"
#include "core/segment/snapshot.h"
#include "core/session/book.h"
#include "core/session/pipeline.h"
#include "core/session/session.h"
#include "core/workspace/workspace.h"

namespace shuke::session {

// The set-aside rows of a file that is fed once more.
struct SetAsideListing {
  ingest::IngestPolicy policy;  // that the file was read by
  ingest::SetAsideRows rows;
  uint64_t expected;  // as the ledger counts
};

// A snapshot, and the segments as they are now beside it.
struct Comparison {
  segment::Snapshot before;
  // Made when somebody asks, and dropped when anybody may have moved.
  struct Moves {
    std::vector<segment::SegmentMove> segments;
    std::vector<customers::CustomerId> customers;  // by position in the moves
  };
  std::optional<Moves> moves;
};

struct Session::State {
  Book book;
  policy::Policy policy;
  workspace::Workspace workspace;
  PipelineOptions options;
  // Of the campaign files that the host has handed over.
  campaign::ContactHistory contacted;
  // Of the file in hand; at most one of the two.
  std::unique_ptr<ingest::FileReader> reader;
  std::unique_ptr<ingest::xlsx::WorkbookReader> workbook;
  std::unique_ptr<SetAsideListing> listing;  // the reader writes into it
  std::unique_ptr<sample::SampleShop> sample;
  std::optional<Comparison> comparison;  // the snapshot asked about last
  // Results; null: to be computed anew. The pipeline refers to the orders.
  std::unique_ptr<OrderBook> orders;
  std::unique_ptr<Pipeline> pipeline;
  // A clustering that is under way; refers to the pipeline.
  std::unique_ptr<segment::ClusterRun> clusters;

  Pipeline& Current();
  void DropReaders();
  // The rows changed: nothing that was computed holds.
  void FilesChanged();
  // The as-of date or the currency changed: the orders still hold.
  void ViewChanged();
  // Somebody may be in other segments than before.
  void MembersChanged();

  bool IsFile(int file) const;
  bool IsCustomer(uint32_t id);

  // Who moved since the snapshot; fails with no_comparison without one.
  Result<const Comparison::Moves*> Moves();
  // The customers of a query, in its order.
  Result<std::vector<uint32_t>> Select(std::string_view query_json);

  // Takes a file that was read to its end into the book, and says what became
  // of it.
  std::string Conclude(ingest::FileOutcome outcome);
  Result<campaign::Draft> Compose(std::string_view request_json);
};

}  // namespace shuke::session

#endif  // SHUKE_SESSION_SESSION_STATE_H_
