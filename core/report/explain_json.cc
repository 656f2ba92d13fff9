#include "core/report/explain_json.h"

#include <string>
#include <utility>

#include "core/report/customer_json.h"

namespace shuke::report {
namespace {

using Json = nlohmann::ordered_json;
using segment::FactType;

Json ValueJson(const segment::ReasonFigure& figure) {
  switch (figure.type) {
    case FactType::kDay:
      return FormatDay(static_cast<Day>(figure.integer));
    case FactType::kNumber:
      return figure.number;
    case FactType::kText:
    case FactType::kTexts:
    case FactType::kCode:
      return figure.text;
    case FactType::kCount:
    case FactType::kMoney:
    case FactType::kLists:
      break;
  }
  return figure.integer;
}

}  // namespace

Json ReasonsJson(const segment::FactTable& facts,
                 customers::CustomerId customer,
                 const std::vector<segment::Reason>& reasons) {
  Json list = Json::array();
  for (const segment::Reason& reason : reasons) {
    Json args = Json::object();
    for (const segment::ReasonFigure& figure : reason.figures) {
      Json arg = {{"type", segment::FactTypeName(figure.type)},
                  {"value", ValueJson(figure)}};
      if (figure.type == FactType::kCode) arg["fact"] = figure.fact;
      args[std::string(figure.name)] = std::move(arg);
    }
    list.push_back({{"what", reason.what},
                    {"value", CellJson(facts, reason.fact, customer)},
                    {"code", reason.code},
                    {"args", std::move(args)}});
  }
  return list;
}

}  // namespace shuke::report
