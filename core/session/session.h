// Session: load files, then ask. The one face that the command line and the
// wasm module see.
//
// Answers are UTF-8 JSON text. An answer that can fail is {"ok":true, …} or
// {"ok":false,"error":{"code":…,"args":{…}}}; codes are keys of the message
// catalogue. Results are kept until a file, the as-of date or the policy
// changes; nothing here reads a clock or the environment.
#ifndef SHUKE_SESSION_SESSION_H_
#define SHUKE_SESSION_SESSION_H_

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/session/pieces.h"

namespace shuke::session {

class Session {
 public:
  Session();
  ~Session();

  // ---- files, one at a time -----------------------------------------------

  // How a file is to be fed, by its first bytes (4 KiB are enough): "workbook"
  // by its parts, "bytes" as it is.
  static std::string FileKind(std::string_view head);
  // Begins a file of `bytes` bytes (0: nobody knows) that is fed as it is.
  // Options: {"platform"?: profile id,
  // "encoding"?: name, "map"?: {role: header}, "date_order"?: "dmy" | "mdy",
  // "sheet"?: name, "rows_are_orders"?: bool, "label"?: shop, "decimal"?:
  // {role: "point" | "comma"}}. -> {ok, file: id}. A file still unfinished is
  // dropped.
  std::string BeginFile(std::string_view name, std::string_view options_json,
                        uint64_t bytes = 0);
  // Takes its next bytes; false once no more are wanted (the answer to
  // FinishFile says why).
  bool Feed(std::string_view bytes);
  // Begins a workbook of `bytes` bytes, whose parts the host inflates. As long
  // as WantedPart names one, the host Feeds its bytes while Feed says that they
  // are wanted, and ends it with EndPart; FinishFile, AbortFile and the rest
  // are as for other files. Options and answer as BeginFile.
  std::string BeginWorkbook(std::string_view name,
                            std::string_view options_json, uint64_t bytes);
  // The path of the part inside the zip that is wanted next; "" once none is.
  std::string WantedPart() const;
  // How the part ended: "whole" (or no more of it was wanted), "missing",
  // "encrypted", or, as anything else, "damaged".
  void EndPart(std::string_view how);
  // Begins a file of `bytes` bytes that others read piece by piece
  // (session/pieces.h); `head` is its first kHeadBytes. -> {ok, file, pieces}:
  // without pieces it has not begun, and is to be fed (BeginFile).
  std::string BeginPieces(std::string_view name, std::string_view options_json,
                          std::string_view head, uint64_t bytes);
  // Takes its next piece; false once no more are wanted (the answer to
  // FinishFile is a "reread" of the whole).
  bool Take(FilePiece piece);
  // Of the file in hand, how many bytes the pieces taken so far had.
  uint64_t BytesTaken() const;
  // {bytes, rows} of the file in hand; of a workbook, bytes as inflated.
  std::string Progress() const;
  // -> {ok, file, outcome, options, whole, error, ledgerEntry}; outcome is
  // "used", "reread" (feed the same bytes again after BeginFile with `options`;
  // if `whole` not in pieces, whatever their number),
  // "needs_mapping", "needs_choice" or "failed".
  std::string FinishFile();
  // Notes a file that the host could not read, with the code of an error. -> as
  // FinishFile
  std::string FailFile(std::string_view name, std::string_view code);
  // Drops the file in hand; everything before it stays.
  void AbortFile();
  // Takes a finished file and its rows out. -> {ok}
  std::string RemoveFile(int file);
  // Names the shop that a file's rows belong to where no column says it; ""
  // takes the name back. Files of one platform without either are one shop. ->
  // {ok}
  std::string SetLabel(int file, std::string_view label);
  // What the head of a finished file looks like, for the mapping step. -> {ok,
  // headers, rows, mapping: {role: header}, candidates: [{column, header, role,
  // score}], encoding, delimiter, platform, roles: [{role, required}], needs:
  // [{id, any_of: [[role]]}], rows_are_orders, sheet, sheets: [{name, hidden,
  // orders}]}; of a workbook encoding and delimiter are empty, of any other
  // file sheet and sheets
  std::string Preview(int file) const;

  // Begins to list all rows of a file that were set aside, with their reasons.
  // The host feeds the same bytes once more (a workbook by its parts, as it did
  // before) and takes the list as it grows. -> {ok, rows: as the ledger counts}
  std::string BeginSetAside(int file);
  // The list since the last call: CSV in UTF-8, rows of file, row, reason,
  // text.
  std::string TakeSetAside();
  // Ends the file; TakeSetAside then gives the rest. -> {ok, rows}, or a
  // failure (file_changed) if these are not the rows that the ledger counts.
  std::string FinishSetAside();
  // The line of column names that begins such a file.
  static std::string SetAsideHeader();

  // Starts the sample shop's export anew; ReadSample gives its next bytes,
  // empty at the end.
  void BeginSample();
  std::string ReadSample(size_t max_bytes);
  static const char* SampleName();

  // ---- settings -----------------------------------------------------------

  // "YYYY-MM-DD"; "" returns to the latest day in the data. -> {ok}
  std::string SetAsOf(std::string_view day);
  // The ISO 4217 code to analyse; "" returns to the one with most valid orders.
  // -> {ok}
  std::string SetCurrency(std::string_view currency);
  // The whole policy document.
  std::string Policy() const;
  // The document of a shop that changed nothing.
  static std::string DefaultPolicy();
  // Whether a document would be taken. -> {ok}, or as SetPolicy fails; nothing
  // changes.
  static std::string CheckPolicy(std::string_view json);
  // A whole or partial document, over the defaults. -> {ok, stale_files: [id]};
  // on failure nothing changes. What is computed follows at once; a file that
  // would now be read otherwise (a status word, a remembered mapping, the
  // shop's clock) stays as it was read until the host feeds it again.
  std::string SetPolicy(std::string_view json);

  // The workspace document (core/workspace/workspace.h): what names people. It
  // holds a secret, so it goes nowhere but where the shop keeps it.
  std::string Workspace() const;
  // A whole or partial document, over an empty workspace. -> {ok}; on failure
  // nothing changes. Without a secret in it nothing can be drafted.
  std::string SetWorkspace(std::string_view json);

  // ---- answers ------------------------------------------------------------

  // The document that `shuke analyze --json` prints (report.schema.json).
  std::string Report();
  // Whether any file gave an order.
  bool HasOrders() const;
  // Tables for spreadsheets, UTF-8 with BOM: every customer, every file's
  // ledger.
  std::string CustomersCsv();
  std::string LedgerCsv();

  // [{id, type, codes?, personal}] of everything that can be said of a
  // customer.
  static std::string Facts();
  // Query: {"rule"?, "search"?, "sort"?: {"fact", "descending"}, "moved"?:
  // {"segment", "how": "entered" | "left"}}; moved: since the snapshot that
  // CompareSnapshot was asked about last (no_comparison without one). On
  // failure the result is empty and `error` holds an answer with the reason.
  std::vector<uint32_t> SelectCustomers(std::string_view query_json,
                                        std::string* error);
  // -> {ok, rows: [[value, …], …]}: text; integers of minor units for money;
  // "YYYY-MM-DD" for days; codes; null where absent.
  std::string CustomerRows(std::span<const uint32_t> customers,
                           std::string_view facts_json);
  // -> {ok, people: [{keys}]}: these customers as entries of a list of the
  // workspace.
  std::string PeopleOf(std::span<const uint32_t> customers);
  // -> {ok, customer: {key, scope, facts: {id: value}, leaving: [{code, args}],
  // orders: [...], keys: [all of the person's, as in a workspace],
  // segments: [ids of the saved ones that hold them]}}
  std::string Customer(uint32_t customer);

  // ---- the shop -----------------------------------------------------------

  // Request: {"section"?: one of "filters", "base", "key_figures", "orders",
  // "customers", "regions", "products", "cohorts", "control", "forecast" or
  // "all" (the default), "filter"?: {"from"?, "to"?: days, "platforms"?,
  // "shops"?, "categories"?: [text]}}. -> {ok, metrics: {as_of, currency,
  // minor_digits, range, previous, <section>: {...}}} (metrics.schema.json);
  // without any order as_of is null and the rest is not there.
  std::string Metrics(std::string_view request_json);

  // ---- segments -----------------------------------------------------------

  // Of customers with a valid order, all together and in each saved segment of
  // the policy. Revenue is the net amount ever. -> {ok, customers,
  // revenue_minor, segments: [{id, name: {zh, en}, rule, customers, share,
  // revenue_minor}]}. `at_once`: what models foresee is not computed for it; a
  // segment that would wait for it has null for its figures.
  std::string Segments(bool at_once = false);
  // The same for a rule in hand and for every part of it by itself: the rule,
  // then its children's parts in turn. -> {ok, customers, revenue_minor, sizes:
  // [{customers, revenue_minor}]}. Parts that were asked for before cost
  // nothing.
  std::string RuleSizes(std::string_view rule_json);
  // What these customers have of a fact: of texts and codes the `most` most
  // frequent values, else the least, middle and largest. -> {ok, customers,
  // present, distinct, values: [{value, customers}], low, median, high}
  std::string FactValues(std::string_view fact_id, size_t most);
  // The customers of a query (SelectCustomers) as CSV, with these facts as
  // columns; without any, those of customers.csv. On failure the result is
  // empty and `error` holds an answer with the reason.
  std::string SelectionCsv(std::string_view query_json,
                           std::string_view facts_json, std::string* error);
  // The same of the customers in hand.
  std::string RowsCsv(std::span<const uint32_t> customers,
                      std::string_view facts_json, std::string* error);
  // Who is in which saved segment, stage and level now, without naming anybody:
  // a file to compare with later (segment/snapshot.h). On failure (no_secret)
  // the result is empty and `error` holds an answer with the reason.
  std::string Snapshot(std::string* error);
  // What changed since a snapshot of the same workspace. -> {ok, before, after:
  // days, segments: [{id, before, after: {customers, revenue_minor}, entered,
  // newcomers, left, gone}]}; ids of stages and levels are "stage:<code>" and
  // "level:<code>".
  std::string CompareSnapshot(std::string_view file);
  // -> {ok, rule} of a saved segment
  std::string SegmentRule(std::string_view id) const;
  // Query: {"list": "merged" | "probable" | "shared", "offset"?, "limit"?: 0 to
  // 1000}: the people whose accounts were joined, those whom probable keys join
  // or would, the keys that join nothing since too many share them. -> {ok,
  // total, offset, rows} (report/identity_json.h)
  std::string Identity(std::string_view query_json);

  // ---- who is this customer -----------------------------------------------

  // Why somebody has their scores, stages, tier and group. -> {ok, reasons:
  // [{what: fact, value, code, args: {name: {type, value, fact?}}}]}; the
  // sentence is the message "why.<code>".
  std::string Explain(uint32_t customer);
  // The earlier day that stages, levels and tiers are compared with,
  // "YYYY-MM-DD"; "" returns to the one that the policy gives. -> {ok}
  std::string SetCompareDay(std::string_view day);
  // Who moved from where to where since that day. -> {ok, migration: {from, to,
  // stages, levels, tiers}}, each {codes, matrix, arrivals, up, neutral, down,
  // arrived}. A cell's customers are those of the rule on stage_before and
  // stage, and so on.
  std::string Migration();
  // What a policy would change, without applying it: customers by kind, before
  // and after. -> {ok, changes: [{what: fact, moved, kinds: [{code, before,
  // after}]}]}; code null: none. Costs what differs.
  std::string TryPolicy(std::string_view json);
  // The bands of other thresholds, {"spend_major"?, "price_percent"?,
  // "least_climb_percent"?} over the policy's. -> {ok, designer: {customers,
  // revenue_minor, bands}}
  std::string DesignThresholds(std::string_view json);

  // Clusters of customers who buy alike (segment/clusters.h). Options: {"k"?: 2
  // to 12, 0 or none: by silhouette; "amount"?: "net" | "gross"}. Once done,
  // the fact "cluster" says who is in which, until the files, the as-of date or
  // the currency change. Begin -> {ok}; Step, one piece of a fraction of a
  // second -> {ok, done: false, progress} or {ok, done: true, clusters: {...}}
  // (report.schema.json, $defs/clusters); Clusters does both to the end.
  std::string BeginClusters(std::string_view options_json);
  std::string StepClusters();
  std::string Clusters(std::string_view options_json);
  // ---- what is to come ----------------------------------------------------

  // What is expected of the customers, and how far to trust it. Options: {}. ->
  // {ok} and the document that `shuke predict --json` prints
  // (predict.schema.json).
  std::string Predict(std::string_view options_json);
  // What goes with what, what is bought next, and when again. Options:
  // {"level"?: "product" | "category", "most"?: entries of a list, "explain"?:
  // rule, "without"?: [fact, …]}; with a rule, `tree` says by which facts its
  // customers differ from the rest. -> {ok} and the document that `shuke mine
  // --json` prints (mine.schema.json).
  std::string Mine(std::string_view options_json);
  // Why customers are in a group: by which facts they differ from the rest.
  // Request: {"rule", "without"?: [fact, …]}. -> {ok, tree} as in the answer of
  // Mine (report/tree_json.h)
  std::string ExplainGroup(std::string_view request_json);
  // What customers like this one also bought. -> {ok, items: [{item, because,
  // score, share, amount_minor}]}, best first (mine/affinity.h)
  std::string Recommend(uint32_t customer);

  // ---- campaigns ----------------------------------------------------------

  // The activities that can be drafted. -> {ok, activities: [{name, kind,
  // channel, …}]}
  std::string Activities() const;
  // -> {ok, draft: {...}}
  std::string Draft(std::string_view request_json);
  // One file of a draft: kind is "list", "rows", "control" or "campaign", or
  // one batch of a list, from 1: "list-2", "rows-2". On failure the result is
  // empty and `error` holds an answer with the reason. `name` receives the name
  // to save it under.
  std::string DraftFile(std::string_view request_json, std::string_view kind,
                        std::string* name, std::string* error);
  // What is due (campaign/today.h). Options: {"since"?: the day of the last
  // analysis, "YYYY-MM-DD"; else the policy's due_days, "language"?: "zh" |
  // "en"}. -> {ok, today: {...}}. A draft of one of its items has the request
  // {"activity", "due_days": since_days}.
  std::string Today(std::string_view options_json);
  // The contact plan over its horizon: who gets what when, what the caps cut,
  // the eight standing projects (campaign/plan.h). -> {ok, plan: {...}}
  std::string Plan();
  // Whom a touch of the plan reaches on a day. On failure the result is empty
  // and `error` holds an answer with the reason.
  std::vector<uint32_t> PlanWho(std::string_view day, size_t touch,
                                std::string* error);
  // -> {ok, contacts: [{day, activity, kind, channel, fate}]} of one customer
  std::string PlannedFor(uint32_t customer);
  // The calendar as iCalendar; {activity: words} are its titles.
  std::string PlanCalendar(std::string_view titles_json, std::string* error);
  // The campaign files of earlier campaigns, as texts: whom they contacted
  // counts against the caps of every draft from now on. -> {ok}
  std::string SetEarlierCampaigns(std::string_view files_json);
  // Measures a campaign by the orders at hand. Request: {"campaign": text of
  // the campaign file, "process"?: text of a table of process figures,
  // "archive"?: text of the archive so far, "sent"?: "YYYY-MM-DD",
  // "window_days"?, "owner"?}. -> {ok, effect: {...}, archive: {...}}
  std::string Effect(std::string_view request_json);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace shuke::session

#endif  // SHUKE_SESSION_SESSION_H_
