// FactFixture: a shop with its scores, stages and facts under the default
// policy, kept together so that the facts' references stay good.
#ifndef SHUKE_TESTS_TESTING_FACT_FIXTURE_H_
#define SHUKE_TESTS_TESTING_FACT_FIXTURE_H_

#include "core/segment/facts.h"
#include "core/segment/segmentation.h"
#include "tests/testing/order_builder.h"

namespace shuke::testkit {

struct FactFixture {
  FactFixture(const OrderBuilder& builder, Day as_of)
      : shop(builder.Build(as_of)),
        segments({shop.orders, shop.lines, shop.dictionary, shop.customers,
                  as_of, 2},
                 {}),
        facts(segments) {}
  FactFixture(const FactFixture&) = delete;
  FactFixture& operator=(const FactFixture&) = delete;

  const TestShop shop;
  segment::Segmentation segments;
  segment::FactTable facts;
};

}  // namespace shuke::testkit

#endif  // SHUKE_TESTS_TESTING_FACT_FIXTURE_H_
