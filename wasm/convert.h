// Every conversion between JavaScript values and the session's arguments and
// answers.
#ifndef SHUKE_WASM_CONVERT_H_
#define SHUKE_WASM_CONVERT_H_

#include <emscripten/val.h>

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

#include "core/session/session.h"

namespace shuke::wasm {

using emscripten::val;
using session::Session;

// A copy of bytes, owned by whoever gets it.
val ToUint8Array(const std::string& bytes);
// Writes the bytes of a Uint8Array to `room`, which has room for them.
void CopyBytes(const val& bytes, char* room);

// The bytes of a Uint8Array, copied once into the module's memory.
class Bytes {
 public:
  explicit Bytes(const val& bytes)
      : size_(bytes["length"].as<size_t>()), data_(new char[size_]) {
    CopyBytes(bytes, data_.get());
  }
  operator std::string_view() const { return {data_.get(), size_}; }

 private:
  size_t size_;
  std::unique_ptr<char[]> data_;  // a string would be zeroed first
};

bool Feed(Session& session, const val& bytes);
std::string FileKind(const val& head);
val ReadSample(Session& session, double max_bytes);
// {ok: true, ids: Uint32Array} or the session's failure as JSON text.
val SelectCustomers(Session& session, const std::string& query);
std::string CustomerRows(Session& session, const val& ids,
                         const std::string& facts);
std::string PeopleOf(Session& session, const val& ids);
// CSV as a Uint8Array, or the session's failure as JSON text.
val RowsCsv(Session& session, const val& ids, const std::string& facts);
std::string Customer(Session& session, double id);
std::string RemoveFile(Session& session, double file);
std::string SetLabel(Session& session, double file, const std::string& label);
std::string Preview(const Session& session, double file);
std::string BeginSetAside(Session& session, double file);
val TakeSetAside(Session& session);
val SetAsideHeader();
// {name, bytes: Uint8Array}, or the session's failure as JSON text.
val DraftFile(Session& session, const std::string& request,
              const std::string& kind);
val CustomersCsv(Session& session);
val LedgerCsv(Session& session);

std::string BeginFile(Session& session, const std::string& name,
                      const std::string& options, double bytes);
std::string BeginWorkbook(Session& session, const std::string& name,
                          const std::string& options, double bytes);
void EndPart(Session& session, const std::string& how);
std::string FailFile(Session& session, const std::string& name,
                     const std::string& code);
std::string SetAsOf(Session& session, const std::string& day);
std::string SetCurrency(Session& session, const std::string& currency);
std::string CheckPolicy(const std::string& json);
std::string SetPolicy(Session& session, const std::string& json);
std::string SetWorkspace(Session& session, const std::string& json);
std::string Identity(Session& session, const std::string& query);
// The file as a Uint8Array, or the session's failure as JSON text.
val Snapshot(Session& session);
std::string CompareSnapshot(Session& session, const std::string& file);
std::string Explain(Session& session, double id);
std::string SetCompareDay(Session& session, const std::string& day);
std::string TryPolicy(Session& session, const std::string& json);
std::string DesignThresholds(Session& session, const std::string& json);
std::string Predict(Session& session, const std::string& options);
std::string Mine(Session& session, const std::string& options);
std::string Metrics(Session& session, const std::string& request);
std::string Recommend(Session& session, double id);
std::string ExplainGroup(Session& session, const std::string& request);
std::string RuleSizes(Session& session, const std::string& rule);
std::string FactValues(Session& session, const std::string& fact, double most);
std::string BeginClusters(Session& session, const std::string& options);
std::string Draft(Session& session, const std::string& request);
std::string Today(Session& session, const std::string& options);
val PlanWho(Session& session, const std::string& day, double touch);
std::string PlannedFor(Session& session, double id);
val PlanCalendar(Session& session, const std::string& titles);
std::string SetEarlierCampaigns(Session& session, const std::string& files);
std::string Effect(Session& session, const std::string& request);
std::string SampleName();

}  // namespace shuke::wasm

#endif  // SHUKE_WASM_CONVERT_H_
