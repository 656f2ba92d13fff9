// Flat arrays throughout: orders are numbered in order of first appearance,
// their lines laid out one order after another (counting sort), and what
// overlapping files repeat is thinned out in place.
#include "core/ingest/overlap.h"

#include <algorithm>
#include <tuple>
#include <vector>

#include "core/base/hot_loop.h"

namespace shuke::ingest {
namespace {

using table::kEmptyString;
using table::kNoMoney;
using table::Minor;
using table::MoneyField;
using table::OrderLines;
using table::Orders;
using table::StringId;
using table::TextField;
using table::TimeField;

class Grouper {
 public:
  Grouper(const OrderRows& rows, Assembly& assembly, std::vector<LateRow>* late)
      : rows_(rows), lines_(rows.lines()), assembly_(assembly), late_(late) {
    assembly_.by_file.resize(rows.files());
  }

  void Run() {
    NumberOrders();
    LayOutLines();
    DropIncomplete();
    ThinOut();
    DropPlainList();
  }

 private:
  void SetAside(uint32_t line, Reason reason) {
    assembly_.by_file[lines_.file[line]].SetAside(line, reason);
    if (late_ != nullptr) late_->push_back({line, reason});
  }

  // order_of_line_, in order of first appearance.
  void NumberOrders() {
    if (IsOneShop()) {
      NumberByIdAlone();
    } else {
      NumberByShop();
    }
  }

  // Whether no row names a shop and all are of one platform.
  bool IsOneShop() const {
    if (NamesShops()) return false;
    for (uint32_t file = 1; file < rows_.files(); ++file) {
      if (rows_.File(file).platform != rows_.File(0).platform) return false;
    }
    return true;
  }

  bool NamesShops() const {
    if (!lines_.text[static_cast<size_t>(TextField::kShop)].empty())
      return true;
    for (uint32_t file = 0; file < rows_.files(); ++file) {
      if (rows_.File(file).label != kEmptyString) return true;
    }
    return false;
  }

  // What NumberByShop comes to in one shop.
  void NumberByIdAlone() {
    std::vector<uint32_t> order(rows_.dictionary().size(), kNone);
    order_of_line_.resize(lines_.size());
    HotLoop(lines_.size(), [&](size_t line) {
      uint32_t& of = order[lines_.Text(TextField::kOrderId, line)];
      if (of == kNone) of = order_count_++;
      order_of_line_[line] = of;
    });
  }

  // Nearly always an order number belongs to one shop, so the dictionary id of
  // the number finds its order; further shops hang on a chain. A row that names
  // no shop (an item report beside an order report) belongs to the one shop of
  // its platform that has the number; rows with a shop go first, so that file
  // order decides nothing.
  void NumberByShop() {
    struct Entry {
      StringId platform, shop;
      uint32_t next;  // entry + 1, 0 = none
    };
    std::vector<uint32_t> first(rows_.dictionary().size(), 0);
    std::vector<Entry> entries;
    order_of_line_.assign(lines_.size(), kNone);
    const bool any_shop = NamesShops();
    for (const bool with_shop : {true, false}) {
      if (with_shop && !any_shop) continue;
      HotLoop(lines_.size(), [&](size_t at) {
        const auto line = static_cast<uint32_t>(at);
        StringId shop = lines_.Text(TextField::kShop, line);
        if (shop == kEmptyString) shop = rows_.FileOf(line).label;
        if ((shop != kEmptyString) != with_shop) return;
        const StringId platform = rows_.FileOf(line).platform;
        uint32_t* link = &first[lines_.Text(TextField::kOrderId, line)];
        uint32_t shops = 0, only_shop = kNone, found = kNone;
        for (; *link != 0; link = &entries[*link - 1].next) {
          const Entry& entry = entries[*link - 1];
          if (entry.platform != platform) continue;
          if (entry.shop == shop) found = *link - 1;
          if (entry.shop != kEmptyString) {
            ++shops;
            only_shop = *link - 1;
          }
        }
        if (found == kNone && !with_shop && shops == 1) found = only_shop;
        if (found == kNone) {
          found = static_cast<uint32_t>(entries.size());
          *link = found + 1;
          entries.push_back({platform, shop, 0});
        }
        order_of_line_[line] = found;
      });
    }
    order_count_ = static_cast<uint32_t>(entries.size());
    if (!any_shop) return;
    std::vector<uint32_t> renumbered(order_count_, kNone);
    uint32_t next = 0;
    for (uint32_t& order : order_of_line_) {
      if (renumbered[order] == kNone) renumbered[order] = next++;
      order = renumbered[order];
    }
  }

  void LayOutLines() {
    Orders& orders = assembly_.orders;
    orders.line_offset.assign(order_count_ + 1, 0);
    HotLoop(lines_.size(), [&](size_t line) {
      ++orders.line_offset[order_of_line_[line] + 1];
    });
    for (uint32_t order = 0; order < order_count_; ++order) {
      orders.line_offset[order + 1] += orders.line_offset[order];
    }
    orders.line.resize(lines_.size());
    std::vector<uint32_t> fill(orders.line_offset.begin(),
                               orders.line_offset.end() - 1);
    HotLoop(lines_.size(), [&](size_t line) {
      orders.line[fill[order_of_line_[line]]++] = static_cast<uint32_t>(line);
    });
    order_of_line_ = {};
  }

  // Drops repeated rows from each order's run of lines and closes the gaps.
  void ThinOut() {
    Orders& orders = assembly_.orders;
    uint32_t out = 0;
    uint32_t begin = 0;
    HotLoop(order_count_, [&](size_t order) {
      const uint32_t end = orders.line_offset[order + 1];
      const std::span<const uint32_t> rows(orders.line.data() + begin,
                                           end - begin);
      orders.line_offset[order] = out;
      // Never past `begin`: what is kept only moves towards the front.
      if (AreOtherProducts(rows)) {
        for (const uint32_t line : rows) orders.line[out++] = line;
      } else {
        kept_.assign(rows.begin(), rows.end());
        KeepDistinct();
        for (const uint32_t line : kept_) orders.line[out++] = line;
      }
      begin = end;
    });
    orders.line_offset[order_count_] = out;
    orders.line.resize(out);
  }

  // Sets aside orders of which no row has a date, or none an amount: lines of
  // an item report whose order report is not there.
  void DropIncomplete() {
    Orders& orders = assembly_.orders;
    uint32_t kept_orders = 0, out = 0, begin = 0;
    HotLoop(order_count_, [&](size_t order) {
      const uint32_t end = orders.line_offset[order + 1];
      const std::span<const uint32_t> rows(orders.line.data() + begin,
                                           end - begin);
      const bool dated = std::any_of(rows.begin(), rows.end(), [&](uint32_t r) {
        return lines_.Time(TimeField::kCreated, r) != kNoTime ||
               lines_.Time(TimeField::kPaid, r) != kNoTime ||
               lines_.Time(TimeField::kCompleted, r) != kNoTime;
      });
      const bool priced =
          std::any_of(rows.begin(), rows.end(), [&](uint32_t r) {
            return lines_.Money(MoneyField::kPaidAmount, r) != kNoMoney ||
                   lines_.Money(MoneyField::kOrderAmount, r) != kNoMoney ||
                   lines_.Money(MoneyField::kLineAmount, r) != kNoMoney;
          });
      if (dated && priced) {
        // Never past `begin`: what is kept only moves towards the front.
        for (uint32_t i = begin; i < end; ++i) {
          orders.line[out++] = orders.line[i];
        }
        orders.line_offset[++kept_orders] = out;
      } else {
        for (const uint32_t row : rows) {
          SetAside(row, dated ? Reason::kNoAmount : Reason::kNoDate);
        }
      }
      begin = end;
    });
    order_count_ = kept_orders;
    orders.line_offset.resize(kept_orders + 1);
    orders.line.resize(out);
  }

  // Rows that all stand where they should need no list.
  void DropPlainList() {
    std::vector<uint32_t>& line = assembly_.orders.line;
    if (line.size() != lines_.size()) return;
    for (size_t i = 0; i < line.size(); ++i) {
      if (line[i] != i) return;
    }
    line = {};
  }

  // Whether these are a row by itself, or a few lines of which each names
  // another product: as nearly all orders are, and then KeepDistinct would keep
  // them as they are.
  bool AreOtherProducts(std::span<const uint32_t> rows) const {
    constexpr size_t kFew = 8;  // every two are compared
    if (rows.size() == 1) return true;
    if (rows.size() > kFew) return false;
    for (size_t i = 0; i < rows.size(); ++i) {
      if (!rows_.IsLineLevel(rows[i])) return false;
      for (size_t k = 0; k < i; ++k) {
        if (!IsOtherProduct(rows[i], rows[k])) return false;
      }
    }
    return true;
  }

  // False leaves it open; true says that Identity differs.
  bool IsOtherProduct(uint32_t a, uint32_t b) const {
    const StringId id = lines_.Text(TextField::kLineId, a);
    if (id != lines_.Text(TextField::kLineId, b)) return true;
    const auto differ = [&](TextField field) {
      return lines_.Text(field, a) != lines_.Text(field, b);
    };
    return id == kEmptyString &&
           (differ(TextField::kProductId) || differ(TextField::kProduct));
  }

  void KeepDistinct() {
    const auto order_level_end = std::stable_partition(
        kept_.begin(), kept_.end(),
        [&](uint32_t line) { return !rows_.IsLineLevel(line); });
    const auto refunds_begin = std::stable_partition(
        kept_.begin(), order_level_end,
        [&](uint32_t line) { return !rows_.IsRefund(line); });
    const std::vector<uint32_t> whole(kept_.begin(), refunds_begin);
    std::vector<uint32_t> refunds(refunds_begin, order_level_end);
    std::vector<uint32_t> items(order_level_end, kept_.end());
    kept_.clear();
    if (!whole.empty()) {
      // Of several rows for one order the latest state speaks.
      const uint32_t winner = rows_.Latest(whole);
      for (const uint32_t line : whole) {
        if (line != winner) SetAside(line, Reason::kDuplicateOrder);
      }
      kept_.push_back(winner);
    }
    for (std::vector<uint32_t>* rows : {&refunds, &items}) {
      if (rows->size() > 1) UnionLines(*rows);
      kept_.insert(kept_.end(), rows->begin(), rows->end());
    }
  }

  // What makes two lines the same line: the line id, else everything that
  // describes the product.
  std::tuple<StringId, StringId, StringId, StringId, LocalTime, int32_t, Minor,
             Minor, Minor>
  Identity(uint32_t line) const {
    const StringId id = lines_.Text(TextField::kLineId, line);
    if (id != kEmptyString) return {id, 0, 0, 0, 0, 0, 0, 0, 0};
    return {0,
            lines_.Text(TextField::kProductId, line),
            lines_.Text(TextField::kProduct, line),
            lines_.Text(TextField::kSpec, line),
            lines_.Time(TimeField::kCreated, line),
            rows_.Quantity(line),
            lines_.Money(MoneyField::kUnitPrice, line),
            lines_.Money(MoneyField::kLineAmount, line),
            rows_.IsRefund(line) ? rows_.WholeAmount(line) : 0};
  }

  // Union of line multisets over files (rulings 9): each distinct line as often
  // as the file that has it most often. Inside one file a repeat is a real
  // second line, unless it bears a line id.
  void UnionLines(std::vector<uint32_t>& items) {
    std::stable_sort(items.begin(), items.end(), [&](uint32_t a, uint32_t b) {
      const auto left = Identity(a), right = Identity(b);
      return left != right ? left < right : lines_.file[a] < lines_.file[b];
    });
    std::vector<uint32_t> out;
    for (size_t begin = 0; begin < items.size();) {
      size_t end = begin + 1;
      while (end < items.size() &&
             Identity(items[end]) == Identity(items[begin]))
        ++end;
      const std::span<const uint32_t> same(items.data() + begin, end - begin);
      if (lines_.Text(TextField::kLineId, same.front()) != kEmptyString) {
        KeepLatest(same, out);
      } else {
        KeepMost(same, out);
      }
      begin = end;
    }
    std::sort(out.begin(), out.end());
    items = std::move(out);
  }

  void KeepLatest(std::span<const uint32_t> same, std::vector<uint32_t>& out) {
    const uint32_t winner = rows_.Latest(same);
    for (const uint32_t line : same) {
      if (line != winner) SetAside(line, Reason::kDuplicateLine);
    }
    out.push_back(winner);
  }

  // `same` is sorted by file: keeps as many as one file has at most. As lines
  // they are equal, so those in the latest state stay.
  void KeepMost(std::span<const uint32_t> same, std::vector<uint32_t>& out) {
    size_t most = 0, run = 0;
    for (size_t i = 0; i < same.size(); ++i) {
      const bool goes_on =
          i > 0 && lines_.file[same[i]] == lines_.file[same[i - 1]];
      run = goes_on ? run + 1 : 1;
      most = std::max(most, run);
    }
    std::vector<uint32_t> latest(same.begin(), same.end());
    if (most < latest.size()) {
      std::stable_sort(
          latest.begin(), latest.end(),
          [&](uint32_t a, uint32_t b) { return rows_.IsLater(a, b); });
    }
    for (size_t i = 0; i < latest.size(); ++i) {
      if (i >= most) {
        SetAside(latest[i], Reason::kDuplicateLine);
        continue;
      }
      if (i > 0) ++assembly_.by_file[lines_.file[latest[i]]].repeated_rows;
      out.push_back(latest[i]);
    }
  }

  static constexpr uint32_t kNone = 0xffffffff;

  const OrderRows& rows_;
  const OrderLines& lines_;
  Assembly& assembly_;
  std::vector<LateRow>* const late_;
  std::vector<uint32_t> order_of_line_;
  std::vector<uint32_t> kept_;  // lines of the order in hand
  uint32_t order_count_ = 0;
};

}  // namespace

void GroupRows(const OrderRows& rows, Assembly& assembly,
               std::vector<LateRow>* late) {
  Grouper(rows, assembly, late).Run();
}

}  // namespace shuke::ingest
