// One row of the table a report. Columns stand as "header>cell" between bars; a
// header without a cell is written and stays empty. Behind the cell: = for the
// guard ="…", ' for an apostrophe and ~ for a TAB before the value, ^ for a
// cell of the first row of an order alone.
#include "core/sample/platform_format.h"

#include <iterator>

namespace shuke::sample {
namespace {

constexpr PlatformFormat kFormats[] = {
    {"taobao_orders_2016",
     "taobao_orders",
     Charset::kGbk,
     ',',
     true,
     false,
     false,
     false,
     DateStyle::kIso,
     "",
     {"等待买家付款", "买家已付款，等待卖家发货", "卖家已发货，等待买家确认",
      "交易成功", "交易关闭", "付款以后用户退款成功，交易自动关闭"},
     "订单编号>order_id=|买家会员名>nick|"
     "买家支付宝账号>alipay|买家应付货款|"
     "买家应付邮费>postage|买家支付积分|"
     "总金额>order_amount|返点积分|"
     "买家实际支付金额>paid_amount|"
     "买家实际支付积分|订单状态>status|"
     "买家留言>buyer_remark|收货人姓名>recipient|"
     "收货地址 >address|运送方式|联系电话 |"
     "联系手机>recipient_phone'|"
     "订单创建时间>created_at|订单付款时间 >paid_at|"
     "宝贝标题 >product|宝贝种类 |物流单号 |"
     "物流公司|订单备注>shop_remark|"
     "宝贝总数量>quantity|店铺Id|店铺名称>shop|"
     "订单关闭原因>close_reason|卖家服务费|"
     "买家服务费|发票抬头|是否手机订单|"
     "分阶段订单信息|特权订金订单id|定金排名|"
     "修改后的sku|修改后的收货地址|异常信息|"
     "天猫卡券抵扣>discount|集分宝抵扣|"
     "是否是O2O交易"},
    {"taobao_orders_2017",
     "taobao_orders",
     Charset::kGbk,
     ',',
     true,
     false,
     false,
     false,
     DateStyle::kIso,
     "",
     {"等待买家付款", "买家已付款，等待卖家发货", "卖家已发货，等待买家确认",
      "交易成功", "交易关闭", "付款以后用户退款成功，交易自动关闭"},
     "订单编号>order_id=|买家会员名>nick|"
     "买家支付宝账号>alipay|买家应付货款|"
     "买家应付邮费>postage|买家支付积分|"
     "总金额>order_amount|返点积分|"
     "买家实际支付金额>paid_amount|"
     "买家实际支付积分|订单状态>status|"
     "买家留言>buyer_remark|收货人姓名>recipient|"
     "收货地址 >address|运送方式|联系电话 |"
     "联系手机>recipient_phone'|"
     "订单创建时间>created_at|订单付款时间 >paid_at|"
     "宝贝标题 >product|宝贝种类 |物流单号 |"
     "物流公司|订单备注>shop_remark|"
     "宝贝总数量>quantity|店铺Id|店铺名称>shop|"
     "订单关闭原因>close_reason|卖家服务费|"
     "买家服务费|发票抬头|是否手机订单|"
     "分阶段订单信息|特权订金订单id|"
     "是否上传合同照片|是否上传小票|是否代付|"
     "定金排名|修改后的sku|修改后的收货地址|"
     "异常信息|天猫卡券抵扣>discount|集分宝抵扣|"
     "是否是O2O交易|退款金额>refund_amount|预约门店"},
    {"taobao_orders_2018",
     "taobao_orders",
     Charset::kGbk,
     ',',
     true,
     false,
     false,
     false,
     DateStyle::kIso,
     "",
     {"等待买家付款", "买家已付款，等待卖家发货", "卖家已发货，等待买家确认",
      "交易成功", "交易关闭", "付款以后用户退款成功，交易自动关闭"},
     "订单编号>order_id=|买家会员名>nick|"
     "买家支付宝账号>alipay|买家应付货款|"
     "买家应付邮费>postage|买家支付积分|"
     "总金额>order_amount|返点积分|"
     "买家实际支付金额>paid_amount|"
     "买家实际支付积分|订单状态>status|"
     "买家留言>buyer_remark|收货人姓名>recipient|"
     "收货地址 >address|运送方式|联系电话 |"
     "联系手机>recipient_phone'|"
     "订单创建时间>created_at|订单付款时间 >paid_at|"
     "宝贝标题 >product|宝贝种类 |物流单号 |"
     "物流公司|订单备注>shop_remark|"
     "宝贝总数量>quantity|店铺Id|店铺名称>shop|"
     "订单关闭原因>close_reason|卖家服务费|"
     "买家服务费|发票抬头|是否手机订单|"
     "分阶段订单信息|特权订金订单id|"
     "是否上传合同照片|是否上传小票|是否代付|"
     "定金排名|修改后的sku|修改后的收货地址|"
     "异常信息|天猫卡券抵扣>discount|集分宝抵扣|"
     "是否是O2O交易|新零售交易类型|"
     "新零售导购门店名称|新零售导购门店id|"
     "新零售发货门店名称|新零售发货门店id|"
     "退款金额>refund_amount|预约门店|"
     "确认收货时间>completed_at|打款商家金额|"
     "含应开票给个人的个人红包"},
    {"taobao_orders_2021",
     "taobao_orders",
     Charset::kGbk,
     ',',
     true,
     false,
     false,
     false,
     DateStyle::kIso,
     "",
     {"等待买家付款", "买家已付款，等待卖家发货", "卖家已发货，等待买家确认",
      "交易成功", "交易关闭", "付款以后用户退款成功，交易自动关闭"},
     "订单编号>order_id=|买家会员名>nick|"
     "买家支付宝账号>alipay|支付单号|支付详情|"
     "买家应付货款|买家应付邮费>postage|"
     "买家支付积分|总金额>order_amount|返点积分|"
     "买家实际支付金额>paid_amount|"
     "买家实际支付积分|订单状态>status|"
     "买家留言>buyer_remark|收货人姓名>recipient|"
     "收货地址>address|运送方式|联系电话|"
     "联系手机>recipient_phone'|"
     "订单创建时间>created_at|订单付款时间>paid_at|"
     "宝贝标题>product|宝贝种类|物流单号|"
     "物流公司|订单备注>shop_remark|"
     "宝贝总数量>quantity|店铺Id|店铺名称>shop|"
     "订单关闭原因>close_reason|卖家服务费|"
     "买家服务费|发票抬头|是否手机订单|"
     "分阶段订单信息|特权订金订单id|"
     "是否上传合同照片|是否上传小票|是否代付|"
     "定金排名|修改后的sku|修改后的收货地址|"
     "异常信息|天猫卡券抵扣>discount|集分宝抵扣|"
     "是否是O2O交易|满返红包金额|"
     "新零售交易类型|新零售导购门店名称|"
     "新零售导购门店id|新零售发货门店名称|"
     "新零售发货门店id|退款金额>refund_amount|"
     "预约门店|确认收货时间>completed_at|"
     "打款商家金额|含应开票给个人的个人红包|"
     "是否信用购|体验期结束时间|前N有礼|"
     "配送类型|直播返现状态|返现金额|"
     "新零售成交门店昵称|新零售成交门店id|"
     "新零售成交经销商id|主订单编号"},
    {"taobao_items_old",
     "taobao_items",
     Charset::kGbk,
     ',',
     true,
     true,
     false,
     false,
     DateStyle::kIso,
     "",
     {"等待买家付款", "买家已付款，等待卖家发货", "卖家已发货，等待买家确认",
      "交易成功", "交易关闭", "付款以后用户退款成功，交易自动关闭"},
     "订单编号>order_id=|标题>product|价格>unit_price|"
     "购买数量>quantity|外部系统编号|"
     "商品属性>spec|套餐信息|备注>shop_remark|"
     "订单状态>status|商家编码>product_id"},
    {"taobao_items_new",
     "taobao_items",
     Charset::kGbk,
     ',',
     true,
     true,
     false,
     false,
     DateStyle::kIso,
     "",
     {"等待买家付款", "买家已付款，等待卖家发货", "卖家已发货，等待买家确认",
      "交易成功", "交易关闭", "付款以后用户退款成功，交易自动关闭"},
     "子订单编号>line_id=|主订单编号>order_id=|"
     "标题>product|价格>unit_price|购买数量>quantity|"
     "外部系统编号|商品属性>spec|套餐信息|"
     "备注>shop_remark|订单状态>status|"
     "商家编码>product_id|支付单号|买家应付货款|"
     "买家实际支付金额>line_amount|退款状态|"
     "退款金额>line_refund|订单创建时间>created_at|"
     "订单付款时间>paid_at"},
    {"pinduoduo",
     "pinduoduo_orders",
     Charset::kUtf8Bom,
     ',',
     false,
     false,
     false,
     false,
     DateStyle::kIso,
     "",
     {"待付款", "待发货", "已发货，待收货", "已收货", "已取消",
      "已收货，退款成功"},
     "商品>product|订单号>order_id~|订单状态>status|"
     "商品总价(元)>order_amount|邮费(元)>postage|"
     "店铺优惠折扣(元)>discount|平台优惠折扣(元)|"
     "多多支付立减金额(元)|"
     "用户实付金额(元)>paid_amount|"
     "商家实收金额(元)|商品数量(件)>quantity|"
     "发货时间|确认收货时间>completed_at|"
     "商品id>product_id~|商品规格>spec|样式ID|"
     "商家编码-规格维度|商家编码-商品维度|"
     "商家备注>shop_remark|售后状态>refund_status|"
     "快递单号|快递公司|订单成交时间>created_at|"
     "是否分期|分期期数|手续费承担方|分期方式"},
    {"pinduoduo_full",
     "pinduoduo_orders",
     Charset::kUtf8Bom,
     ',',
     false,
     false,
     false,
     false,
     DateStyle::kIso,
     "",
     {"待付款", "待发货", "已发货，待收货", "已收货", "已取消",
      "已收货，退款成功"},
     "商品>product|订单号>order_id~|订单状态>status|"
     "商品数量(件)>quantity|是否审核中|"
     "支付时间>paid_at|承诺发货时间|"
     "承诺送达时间|发货时间|"
     "确认收货时间>completed_at|商品id>product_id~|"
     "商品规格>spec|样式ID|商品一级类目>category|"
     "商品二级类目|商品三级类目|商品四级类目|"
     "商家编码-规格维度|商家编码-商品维度|"
     "商家备注>shop_remark|买家留言>buyer_remark|"
     "售后状态>refund_status|消费者资料|"
     "订单成交时间>created_at|消费者资料上传时间|"
     "赠品名称|赠品id|赠品规格|赠品数量|团ID|"
     "团身份|商品总价(元)>order_amount|"
     "邮费(元)>postage|店铺优惠折扣(元)>discount|"
     "平台优惠折扣(元)|多多支付立减金额(元)|"
     "上门安装费(元)|送货入户费(元)|"
     "送货入户并安装费(元)|"
     "用户实付金额(元)>paid_amount|"
     "商家实收金额(元)|快递单号|快递公司|"
     "省>province|市>city|区|街道/镇|配送员手机号|"
     "订单来源|是否社区团购|小区送达情况|"
     "分期方式"},
    {"jd",
     "jd_orders",
     Charset::kGbk,
     ',',
     false,
     true,
     false,
     false,
     DateStyle::kIso,
     "",
     {"等待付款", "等待出库", "等待确认收货", "完成", "(删除)等待付款",
      "已退款"},
     "订单号>order_id=|商品ID>product_id=|"
     "商品名称>product|订购数量>quantity|支付方式|"
     "下单时间>created_at|京东价>unit_price|"
     "订单金额>order_amount|结算金额|余额支付|"
     "应付金额>paid_amount|订单状态>status|订单类型|"
     "下单帐号>nick|客户姓名>recipient|"
     "客户地址>address|联系电话>recipient_phone|"
     "订单备注>buyer_remark|发票类型|发票抬头|"
     "发票内容|商家备注>shop_remark|"
     "商家备注等级（等级1-5为由高到低）|"
     "运费金额>postage|付款确认时间>paid_at|"
     "增值税发票|货号|订单完成时间>completed_at|"
     "订单来源|订单渠道"},
    {"douyin",
     "douyin_orders",
     Charset::kUtf8Bom,
     ',',
     true,
     true,
     false,
     false,
     DateStyle::kIso,
     "",
     {"待付款", "待发货", "已发货", "已完成", "已关闭", ""},
     "主订单编号>order_id~|子订单编号>line_id~|"
     "选购商品>product|商品规格>spec|"
     "商品数量>quantity|商品ID>product_id~|商家编码|"
     "商品单价>unit_price|订单应付金额>line_amount|"
     "运费>postage|优惠总金额>discount|平台优惠|"
     "商家优惠|达人优惠|商家改价|支付优惠|"
     "红包抵扣|支付方式|手续费|收件人>recipient|"
     "收件人手机号>recipient_phone|省>province|市>city|"
     "区|街道|详细地址>address|是否修改过地址|"
     "地址修改时段|买家留言>buyer_remark|"
     "订单提交时间>created_at|旗帜颜色|"
     "商家备注>shop_remark|订单完成时间>completed_at|"
     "支付完成时间>paid_at|APP渠道|流量来源|"
     "订单状态>status|承诺发货时间|订单类型|"
     "鲁班落地页ID|达人ID|达人昵称|所属门店ID|"
     "售后状态>refund_status|取消原因>close_reason|"
     "预约发货时间|仓库ID|仓库名称|序列号|"
     "是否安心购|广告渠道|流量类型|流量体裁|"
     "流量渠道|发货主体|发货主体明细|发货时间|"
     "降价类优惠|平台实际承担优惠金额|"
     "商家实际承担优惠金额|"
     "达人实际承担优惠金额|预计送达时间|"
     "是否平台仓自流转|车型|商品69码|发货SN码|"
     "发货IMEI码1|发货IMEI码2|预约送达时间|"
     "建议发货时间（起）|建议发货时间（止）|"
     "物流SN码|物流IMEI码1|物流IMEI码2"},
    {"douyin_2026",
     "douyin_orders",
     Charset::kUtf8Bom,
     ',',
     true,
     true,
     false,
     false,
     DateStyle::kIso,
     "",
     {"待付款", "待发货", "已发货", "已完成", "已关闭", ""},
     "主订单编号>order_id~|子订单编号>line_id~|"
     "支付方式|选购商品>product|货号|"
     "商品ID>product_id~|商家编码|商品数量>quantity|"
     "商品金额>unit_price|订单提交时间>created_at|"
     "支付完成时间>paid_at|"
     "订单完成时间>completed_at|承诺发货时间|"
     "预约发货时间|买家留言>buyer_remark|旗帜颜色|"
     "商家备注>shop_remark|APP渠道|订单状态>status|"
     "取消原因>close_reason|售后状态>refund_status|"
     "订单类型|发货时间|车型|是否是以旧换新|"
     "换新额外补贴|换新额外补贴发放状态|"
     "订单应付金额>line_amount|运费>postage|"
     "优惠总金额>discount|平台优惠|商家优惠|"
     "达人优惠|商家改价|支付优惠|手续费|"
     "红包抵扣|降价类优惠|"
     "平台实际承担优惠金额|"
     "商家实际承担优惠金额|"
     "达人实际承担优惠金额|收件人>recipient|"
     "收件人手机号>recipient_phone|省>province|市>city|"
     "区|街道|详细地址>address|是否修改过地址|"
     "快递信息|序列号|达人ID|达人昵称|"
     "拼团订单团编号|商品单价是否含税|税费|"
     "鲁班落地页ID|所属门店ID|流量来源|仓库ID|"
     "仓库名称|是否安心购|广告渠道|流量类型|"
     "流量体裁|流量渠道|发货主体|发货主体明细|"
     "教育优惠|预计送达时间|是否平台仓自流转|"
     "是否是渠道商品|预约送达时间|"
     "建议发货时间（起）|建议发货时间（止）"},
    {"youzan_orders",
     "youzan_orders",
     Charset::kUtf8Bom,
     ',',
     false,
     false,
     false,
     false,
     DateStyle::kIso,
     "",
     {"待支付", "待发货", "已发货", "交易成功", "交易关闭", ""},
     "订单号>order_id|销售渠道|归属店铺|订单类型|"
     "订单状态>status|推广方式|订单来源|"
     "订单创建时间>created_at|买家付款时间>paid_at|"
     "交易成功时间>completed_at|付款方式|"
     "支付流水号|商品金额合计|运费>postage|"
     "店铺优惠合计>discount|"
     "应收订单金额>order_amount|"
     "订单实付金额>paid_amount|支付优惠合计|"
     "订单实收金额|订单抵用积分数|"
     "店铺优惠方式|支付优惠方式|"
     "全部商品名称>product|商品种类数|"
     "订单配送方式|同城送达时间/提货时间|"
     "收货人省份>province|收货人城市>city|"
     "收货人地区|详细收货地址/提货地址>address|"
     "收货人/提货人>recipient|"
     "收货人手机号/提货人手机号>recipient_phone|"
     "买家备注>buyer_remark|订单星级|买家昵称>name|"
     "买家是否会员|买家手机号>phone|下单网点|"
     "收银员|分销员|销售导购|专属导购|"
     "订单退款状态|订单已退款金额>refund_amount|"
     "商家订单备注>shop_remark|桌号|挂账主体|"
     "挂账手机号|团长订单|订单风险标签|分销员|"
     "分销员手机号|分销员所属店铺|"
     "分销员所属团队|分销员所属分组|"
     "分销员等级|订单佣金类型|订单佣金金额|"
     "订单下级卖货提成类型|"
     "订单下级卖货提成金额"},
    {"youzan_items",
     "youzan_items",
     Charset::kUtf8Bom,
     ',',
     false,
     true,
     false,
     true,
     DateStyle::kIso,
     "",
     {"", "", "", "交易成功", "", ""},
     "订单号>order_id|外部订单号|"
     "订单商品状态>status|交易成功时间>completed_at|"
     "商品名称>product|商品类型|商品类目>category|"
     "商品规格>spec|规格编码|商品编码>product_id|"
     "商品单价>unit_price|商品成本价|"
     "商品优惠方式|商品优惠后价格|"
     "商品数量>quantity|商品金额小计|"
     "店铺优惠（分摊）|"
     "商品实际成交金额>line_amount|"
     "商品抵用积分数|商品留言|"
     "收货人/提货人>recipient|"
     "收货人手机号/提货人手机号>recipient_phone|"
     "收货人省份>province|收货人城市>city|"
     "收货人地区|详细收货地址/提货地址>address|"
     "买家备注>buyer_remark|商品发货状态|"
     "商品发货方式|商品发货物流公司|"
     "商品发货物流单号|发货员工|商品发货时间|"
     "商品退款状态|商品已退款金额>line_refund|"
     "商家订单备注>shop_remark|入住时间"},
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

std::span<const PlatformFormat> PlatformFormats() { return kFormats; }

const PlatformFormat* FindPlatformFormat(std::string_view id) {
  for (const PlatformFormat& format : kFormats) {
    if (format.id == id) return &format;
  }
  return nullptr;
}

}  // namespace shuke::sample
