#include "wasm/convert.h"

#include <cstdint>
#include <vector>

namespace shuke::wasm {
namespace {

val ToUint32Array(const std::vector<uint32_t>& values) {
  return val(emscripten::typed_memory_view(values.size(), values.data()))
      .call<val>("slice");
}

}  // namespace

// A copy that JavaScript owns: a view would die when the module's memory grows.
val ToUint8Array(const std::string& bytes) {
  const auto view = emscripten::typed_memory_view(
      bytes.size(), reinterpret_cast<const uint8_t*>(bytes.data()));
  return val(view).call<val>("slice");
}

void CopyBytes(const val& bytes, char* room) {
  val(emscripten::typed_memory_view(bytes["length"].as<size_t>(),
                                    reinterpret_cast<uint8_t*>(room)))
      .call<void>("set", bytes);
}

bool Feed(Session& session, const val& bytes) {
  return session.Feed(Bytes(bytes));
}

std::string FileKind(const val& head) { return Session::FileKind(Bytes(head)); }

val ReadSample(Session& session, double max_bytes) {
  return ToUint8Array(session.ReadSample(static_cast<size_t>(max_bytes)));
}

val SelectCustomers(Session& session, const std::string& query) {
  std::string error;
  const std::vector<uint32_t> ids = session.SelectCustomers(query, &error);
  return error.empty() ? ToUint32Array(ids) : val(error);
}

std::string CustomerRows(Session& session, const val& ids,
                         const std::string& facts) {
  return session.CustomerRows(
      emscripten::convertJSArrayToNumberVector<uint32_t>(ids), facts);
}

std::string PeopleOf(Session& session, const val& ids) {
  return session.PeopleOf(
      emscripten::convertJSArrayToNumberVector<uint32_t>(ids));
}

val RowsCsv(Session& session, const val& ids, const std::string& facts) {
  std::string error;
  const std::string csv = session.RowsCsv(
      emscripten::convertJSArrayToNumberVector<uint32_t>(ids), facts, &error);
  return error.empty() ? ToUint8Array(csv) : val(error);
}

std::string Customer(Session& session, double id) {
  return session.Customer(static_cast<uint32_t>(id));
}

std::string RemoveFile(Session& session, double file) {
  return session.RemoveFile(static_cast<int>(file));
}

std::string SetLabel(Session& session, double file, const std::string& label) {
  return session.SetLabel(static_cast<int>(file), label);
}

std::string Preview(const Session& session, double file) {
  return session.Preview(static_cast<int>(file));
}

std::string BeginSetAside(Session& session, double file) {
  return session.BeginSetAside(static_cast<int>(file));
}
val TakeSetAside(Session& session) {
  return ToUint8Array(session.TakeSetAside());
}
val SetAsideHeader() { return ToUint8Array(Session::SetAsideHeader()); }

val DraftFile(Session& session, const std::string& request,
              const std::string& kind) {
  std::string name, error;
  const std::string bytes = session.DraftFile(request, kind, &name, &error);
  if (!error.empty()) return val(error);
  val file = val::object();
  file.set("name", name);
  file.set("bytes", ToUint8Array(bytes));
  return file;
}

val CustomersCsv(Session& session) {
  return ToUint8Array(session.CustomersCsv());
}
val LedgerCsv(Session& session) { return ToUint8Array(session.LedgerCsv()); }

// embind hands strings over as std::string; the session takes views.
std::string BeginFile(Session& session, const std::string& name,
                      const std::string& options, double bytes) {
  return session.BeginFile(name, options, static_cast<uint64_t>(bytes));
}
std::string BeginWorkbook(Session& session, const std::string& name,
                          const std::string& options, double bytes) {
  return session.BeginWorkbook(name, options, static_cast<uint64_t>(bytes));
}
void EndPart(Session& session, const std::string& how) { session.EndPart(how); }
std::string FailFile(Session& session, const std::string& name,
                     const std::string& code) {
  return session.FailFile(name, code);
}
std::string SetAsOf(Session& session, const std::string& day) {
  return session.SetAsOf(day);
}
std::string SetCurrency(Session& session, const std::string& currency) {
  return session.SetCurrency(currency);
}
std::string CheckPolicy(const std::string& json) {
  return Session::CheckPolicy(json);
}
std::string SetPolicy(Session& session, const std::string& json) {
  return session.SetPolicy(json);
}
val Snapshot(Session& session) {
  std::string error;
  const std::string file = session.Snapshot(&error);
  return error.empty() ? ToUint8Array(file) : val(error);
}
std::string CompareSnapshot(Session& session, const std::string& file) {
  return session.CompareSnapshot(file);
}
std::string Explain(Session& session, double id) {
  return session.Explain(static_cast<uint32_t>(id));
}
std::string SetCompareDay(Session& session, const std::string& day) {
  return session.SetCompareDay(day);
}
std::string TryPolicy(Session& session, const std::string& json) {
  return session.TryPolicy(json);
}
std::string DesignThresholds(Session& session, const std::string& json) {
  return session.DesignThresholds(json);
}
std::string Predict(Session& session, const std::string& options) {
  return session.Predict(options);
}
std::string Mine(Session& session, const std::string& options) {
  return session.Mine(options);
}
std::string Recommend(Session& session, double id) {
  return session.Recommend(static_cast<uint32_t>(id));
}
std::string ExplainGroup(Session& session, const std::string& request) {
  return session.ExplainGroup(request);
}
std::string Metrics(Session& session, const std::string& request) {
  return session.Metrics(request);
}
std::string RuleSizes(Session& session, const std::string& rule) {
  return session.RuleSizes(rule);
}
std::string FactValues(Session& session, const std::string& fact, double most) {
  return session.FactValues(fact, static_cast<size_t>(most));
}
std::string SetWorkspace(Session& session, const std::string& json) {
  return session.SetWorkspace(json);
}
std::string Identity(Session& session, const std::string& query) {
  return session.Identity(query);
}
std::string BeginClusters(Session& session, const std::string& options) {
  return session.BeginClusters(options);
}
std::string Draft(Session& session, const std::string& request) {
  return session.Draft(request);
}
std::string Today(Session& session, const std::string& options) {
  return session.Today(options);
}
val PlanWho(Session& session, const std::string& day, double touch) {
  std::string error;
  const std::vector<uint32_t> ids =
      session.PlanWho(day, static_cast<size_t>(touch), &error);
  return error.empty() ? ToUint32Array(ids) : val(error);
}
std::string PlannedFor(Session& session, double id) {
  return session.PlannedFor(static_cast<uint32_t>(id));
}
val PlanCalendar(Session& session, const std::string& titles) {
  std::string error;
  const std::string bytes = session.PlanCalendar(titles, &error);
  return error.empty() ? ToUint8Array(bytes) : val(error);
}
std::string SetEarlierCampaigns(Session& session, const std::string& files) {
  return session.SetEarlierCampaigns(files);
}
std::string Effect(Session& session, const std::string& request) {
  return session.Effect(request);
}
std::string SampleName() { return Session::SampleName(); }

}  // namespace shuke::wasm
