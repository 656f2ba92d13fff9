// The reports of Western platforms; platform_tables.h says how to read a row.
#include "core/sample/platform_tables.h"

namespace shuke::sample {
namespace {

constexpr PlatformFormat kFormats[] = {
    {"shopify",
     "shopify_orders",
     Charset::kUtf8,
     ',',
     false,
     true,
     false,
     false,
     DateStyle::kIsoOffset,
     "",
     {"pending", "paid", "paid", "paid", "voided", "refunded"},
     "Name>order_id|Email>email|Financial Status>status^|"
     "Paid at>paid_at^|Fulfillment Status|"
     "Fulfilled at>completed_at^|Accepts Marketing|"
     "Currency>currency^|Subtotal|Shipping>postage^|Taxes|"
     "Total>order_amount^|Discount Code|"
     "Discount Amount>discount^|Shipping Method|"
     "Created at>created_at|Lineitem quantity>quantity|"
     "Lineitem name>product|Lineitem price>unit_price|"
     "Lineitem compare at price|Lineitem sku>product_id|"
     "Lineitem requires shipping|Lineitem taxable|"
     "Lineitem fulfillment status|Billing Name>name^|"
     "Billing Street|Billing Address1|Billing Address2|"
     "Billing Company|Billing City|Billing Zip|Billing Province|"
     "Billing Country|Billing Phone|Shipping Name>recipient^|"
     "Shipping Street>address^|Shipping Address1|"
     "Shipping Address2|Shipping Company|Shipping City>city^|"
     "Shipping Zip|Shipping Province|Shipping Country>country^|"
     "Shipping Phone>recipient_phone^|Notes>buyer_remark^|"
     "Note Attributes|Cancelled at|Payment Method|"
     "Payment Reference|Refunded Amount>refund_amount^|Vendor|"
     "Outstanding Balance|Employee|Location|Device ID|Id|Tags|"
     "Risk Level|Source|Lineitem discount|Tax 1 Name|"
     "Tax 1 Value|Tax 2 Name|Tax 2 Value|Tax 3 Name|Tax 3 Value|"
     "Tax 4 Name|Tax 4 Value|Tax 5 Name|Tax 5 Value|"
     "Phone>phone^|Receipt Number|Duties|Billing Province Name|"
     "Shipping Province Name>province^|Payment ID|"
     "Payment Terms Name|Next Payment Due At|Payment References"},
    {"woocommerce",
     "woocommerce_orders",
     Charset::kUtf8,
     ',',
     false,
     false,
     true,
     false,
     DateStyle::kIso,
     "",
     {"pending", "processing", "processing", "completed", "cancelled",
      "refunded"},
     "Date>created_at|Order #>order_id|"
     "N. Revenue (formatted)>formatted|Status>status|"
     "Customer>name|Customer type|Product(s)>product|"
     "Items sold>quantity|Coupon(s)|Net Sales>paid_amount|"
     "Attribution"},
    {"woocommerce_fr",
     "woocommerce_orders",
     Charset::kUtf8,
     ',',
     false,
     false,
     true,
     false,
     DateStyle::kIso,
     "",
     {"pending", "processing", "processing", "completed", "cancelled",
      "refunded"},
     "Date>created_at|Commande n°>order_id|État>status|"
     "Client>name|Type de client|Produit(s)>product|"
     "Articles vendus>quantity|Code(s) promo|"
     "Ventes nettes>paid_amount|Attribution"},
    {"amazon",
     "amazon_orders",
     Charset::kUtf8,
     '\t',
     false,
     true,
     false,
     false,
     DateStyle::kIsoUtc,
     "",
     {"Pending", "Unshipped", "Shipped", "Shipped - Delivered to Buyer",
      "Cancelled", "Shipped - Returned to Seller"},
     "amazon-order-id>order_id|merchant-order-id|"
     "purchase-date>created_at|last-updated-date|"
     "order-status>status|fulfillment-channel|sales-channel|"
     "order-channel|url|ship-service-level|product-name>product|"
     "sku>product_id|asin|item-status|quantity>quantity|"
     "currency>currency|item-price>line_amount|item-tax|"
     "shipping-price|shipping-tax|gift-wrap-price|gift-wrap-tax|"
     "item-promotion-discount>discount|ship-promotion-discount|"
     "ship-city>city|ship-state>province|ship-postal-code|"
     "ship-country>country|promotion-ids|is-business-order|"
     "purchase-order-number|price-designation"},
    {"amazon_buyers",
     "amazon_orders",
     Charset::kUtf8,
     '\t',
     false,
     true,
     false,
     false,
     DateStyle::kIsoUtc,
     "",
     {"Pending", "Unshipped", "Shipped", "Shipped - Delivered to Buyer",
      "Cancelled", "Shipped - Returned to Seller"},
     "amazon-order-id>order_id|merchant-order-id|"
     "purchase-date>created_at|last-updated-date|"
     "order-status>status|fulfillment-channel|sales-channel|"
     "order-channel|url|ship-service-level|product-name>product|"
     "sku>product_id|asin|item-status|quantity>quantity|"
     "currency>currency|item-price>line_amount|item-tax|"
     "shipping-price|shipping-tax|gift-wrap-price|gift-wrap-tax|"
     "item-promotion-discount>discount|ship-promotion-discount|"
     "ship-city>city|ship-state>province|ship-postal-code|"
     "ship-country>country|promotion-ids|is-business-order|"
     "purchase-order-number|price-designation|buyer-email>email|"
     "buyer-name>name"},
    {"amazon_unshipped",
     "amazon_unshipped",
     Charset::kUtf8,
     '\t',
     false,
     false,
     false,
     false,
     DateStyle::kIsoUtc,
     "",
     {"", "", "", "", "", ""},
     "order-id>order_id|order-item-id|purchase-date>created_at|"
     "payments-date>paid_at|reporting-date|promise-date|"
     "days-past-promise|buyer-email>email|buyer-name>name|"
     "buyer-phone-number>phone|sku|product-name|"
     "quantity-purchased|quantity-shipped|quantity-to-ship|"
     "ship-service-level|recipient-name>recipient|"
     "ship-address-1|ship-address-2|ship-address-3|"
     "ship-city>city|ship-state>province|ship-postal-code|"
     "ship-country>country"},
    {"etsy_orders",
     "etsy_orders",
     Charset::kUtf8,
     ',',
     false,
     false,
     false,
     false,
     DateStyle::kMonthDayYear,
     "",
     {"", "", "", "", "", ""},
     "Sale Date>created_at|Order ID>order_id|Buyer User ID>nick|"
     "Full Name>name|First Name|Last Name|"
     "Number of Items>quantity|Payment Method|Date Shipped|"
     "Street 1>address|Street 2|Ship City>city|"
     "Ship State>province|Ship Zipcode|Ship Country>country|"
     "Currency>currency|Order Value|Coupon Code|Coupon Details|"
     "Discount Amount>discount|Shipping Discount|"
     "Shipping>postage|Sales Tax|Order Total>order_amount|"
     "Status>status|Card Processing Fees|Order Net|"
     "Adjusted Order Total>adjusted_amount|"
     "Adjusted Card Processing Fees|Adjusted Net Order Amount|"
     "Buyer|Order Type|Payment Type|InPerson Discount|"
     "InPerson Location|SKU"},
    {"etsy_items",
     "etsy_items",
     Charset::kUtf8,
     ',',
     false,
     true,
     false,
     false,
     DateStyle::kMonthDayYear,
     "",
     {"", "", "", "", "", ""},
     "Sale Date>created_at|Item Name>product|Buyer>nick|"
     "Quantity>quantity|Price>unit_price|Coupon Code|"
     "Coupon Details|Discount Amount>discount|Shipping Discount|"
     "Order Shipping|Order Sales Tax|Item Total>line_amount|"
     "Currency>currency|Transaction ID>line_id|"
     "Listing ID>product_id|Date Paid>paid_at|Date Shipped|"
     "Ship Name>recipient|Ship Address1>address|Ship Address2|"
     "Ship City>city|Ship State>province|Ship Zipcode|"
     "Ship Country>country|Order ID>order_id|Variations>spec|"
     "Order Type|Listings Type|Payment Type|InPerson Discount|"
     "InPerson Location|VAT Paid by Buyer|SKU"},
    {"ebay",
     "ebay_orders",
     Charset::kUtf8,
     ',',
     false,
     true,
     false,
     false,
     DateStyle::kMonthName,
     "$",
     {"", "", "", "", "", ""},
     "Sales Record Number|Order Number>order_id^|"
     "Buyer Username>nick^|Buyer Name>name^|Buyer Email>email^|"
     "Buyer Note>buyer_remark^|Buyer Address 1|Buyer Address 2|"
     "Buyer City|Buyer State|Buyer Zip|Buyer Country|"
     "Buyer Tax Identifier Name|Buyer Tax Identifier Value|"
     "Ship To Name>recipient^|Ship To Phone>recipient_phone^|"
     "Ship To Address 1>address^|Ship To Address 2|"
     "Ship To City>city^|Ship To State>province^|Ship To Zip|"
     "Ship To Country>country^|Item Number>product_id|"
     "Item Title>product|Custom Label|"
     "Sold Via Promoted Listings|Quantity>quantity|"
     "Sold For>unit_price|Shipping And Handling|Item Location|"
     "Item Zip Code|Item Country|"
     "eBay Collect And Remit Tax Rate|"
     "eBay Collect And Remit Tax Type|eBay Reference Name|"
     "eBay Reference Value|Tax Status|Seller Collected Tax|"
     "eBay Collected Tax|Electronic Waste Recycling Fee|"
     "Mattress Recycling Fee|Battery Recycling Fee|"
     "White Goods Disposal Tax|Tire Recycling Fee|"
     "Additional Fee|Lumber Fee|Prepaid Wireless Fee|"
     "Road Improvement And Food Delivery Fee|"
     "eBay Collected Charges|Total Price>order_amount^|"
     "eBay Collected Tax and Fees Included in Total|"
     "Payment Method|Sale Date>created_at^|"
     "Paid On Date>paid_at^|Ship By Date|"
     "Minimum Estimated Delivery Date|"
     "Maximum Estimated Delivery Date|Shipped On Date|"
     "Feedback Left|Feedback Received|My Item Note>shop_remark^|"
     "PayPal Transaction ID|Shipping Service|Tracking Number|"
     "Transaction ID|Variation Details>spec|"
     "Global Shipping Program|Global Shipping Reference ID|"
     "Click And Collect|Click And Collect Reference Number|"
     "eBay Plus|Authenticity Verification Program|"
     "Authenticity Verification Status|"
     "Authenticity Verification Outcome Reason|"
     "PSA Vault Program|Vault Fulfillment Type|"
     "eBay Fulfillment Program|Tax City|Tax State|Tax Zip|"
     "Tax Country|eBay International Shipping"},
    {"square_items",
     "square_items",
     Charset::kUtf8,
     ',',
     false,
     true,
     true,
     false,
     DateStyle::kDay,
     "$",
     {"", "", "", "", "", ""},
     "Date>created_at|Time>created_clock|Time Zone|"
     "Category>category|Item>product|Qty>quantity|"
     "Price Point Name>spec|SKU>product_id|Modifiers Applied|"
     "Gross Sales|Discounts>discount|Net Sales>line_amount|Tax|"
     "Transaction ID>order_id|Payment ID|Device Name|"
     "Notes>buyer_remark|Details|Event Type>event|Location>shop|"
     "Dining Option|Customer ID>member_id|Customer Name>name|"
     "Customer Reference ID|Unit|Count|GTIN|Itemization Type|"
     "Commission|Employee|Fulfillment Note|Channel|Token|"
     "Card Brand|PAN Suffix"},
    {"square_transactions",
     "square_transactions",
     Charset::kUtf8,
     ',',
     false,
     false,
     true,
     false,
     DateStyle::kDay,
     "$",
     {"", "", "", "", "", ""},
     "Date>created_at|Time>created_clock|Time Zone|Gross Sales|"
     "Discounts>discount|Net Sales|Gift Card Sales|Tax|Tip|"
     "Partial Refunds|Total Collected>paid_amount|Source|Card|"
     "Card Entry Methods|Cash|Square Gift Card|Other Tender|"
     "Other Tender Type|Other Tender Note|Fees|Net Total|"
     "Transaction ID>order_id|Payment ID|Card Brand|PAN Suffix|"
     "Device Name|Staff Name|Staff ID|Details|"
     "Description>product|Event Type>event|Location>shop|"
     "Dining Option|Customer ID>member_id|Customer Name>name|"
     "Customer Reference ID|Device Nickname"},
    {"magento",
     "magento_orders",
     Charset::kUtf8,
     ',',
     false,
     false,
     false,
     false,
     DateStyle::kWords,
     "$",
     {"Pending", "Processing", "Processing", "Complete", "Canceled", "Closed"},
     "ID>order_id|Purchase Point|Purchase Date>created_at|"
     "Bill-to Name|Ship-to Name>recipient|Grand Total (Base)|"
     "Grand Total (Purchased)>order_amount|Status>status|"
     "Billing Address|Shipping Address|Shipping Information|"
     "Customer Email>email|Customer Group|Subtotal|"
     "Shipping and Handling>postage|Customer Name>name|"
     "Payment Method|Total Refunded>refund_amount|"
     "Allocated sources|Pickup Location Code|"
     "Braintree Transaction Source|Dispute State"},
};

}  // namespace

std::span<const PlatformFormat> WesternFormats() { return kFormats; }

}  // namespace shuke::sample
