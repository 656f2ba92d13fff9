// The reports of Taobao and Tmall, by vintage; platform_tables.h says how to
// read a row.
#include "core/sample/platform_tables.h"

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
};

}  // namespace

std::span<const PlatformFormat> TaobaoFormats() { return kFormats; }

}  // namespace shuke::sample
