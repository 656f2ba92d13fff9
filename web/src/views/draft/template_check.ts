// What the editor says about a message while it is written. The core decides whether a template is
// right; this only points at what a good message usually has (campaigns: nick, theme, dates, offer,
// link, opt-out).
import type { Channel } from '../../protocol';

// The variables of the core's templates (core/campaign/template.h), in the order offered.
export const VARIABLES = [
  'nick',
  'coupon',
  'days',
  'product',
  'due',
  'next',
  'orders',
  'recipient',
  'shop',
  'link',
] as const;
export type Variable = (typeof VARIABLES)[number];

export const CHECKS = [
  'nick',
  'address',
  'theme',
  'offer',
  'dates',
  'link',
  'signature',
  'opt_out',
] as const;
export type Check = (typeof CHECKS)[number];

// What only an SMS needs.
const SMS_ONLY: ReadonlySet<Check> = new Set(['signature', 'opt_out']);

export interface Written {
  template: string;
  channel: Channel;
  signature: string;
  opt_out: string;
  // What {coupon} will say.
  coupon: string;
  // What the shop itself calls the occasion: the campaign's name, an activity of its own.
  names: readonly string[];
}

// A theme says why somebody is written to at all, which an offer does not: an occasion, goods, an order
// or a parcel, a membership, time that has passed, thanks. These words name one.
const THEMES_ZH = new RegExp(
  [
    '新品|新款|上新|新到|到货|到店|好货|现货|首发|预售|换了?新',
    '店庆|周年|生日|满月|百日|大促|特卖|秒杀|清仓|反季|换季|双[十1][一二12]|618|年货',
    '[佳过]节|节日|放假|假期|春节|新年|元旦|元宵|清明|劳动节|五一|端午|七夕|中秋|国庆|圣诞',
    '情人节|妇女节|女神节|母亲节|父亲节|儿童节|教师节|感恩节',
    '会员|等级|升级|权益|积分|粉丝|VIP',
    '补货|用完|该换|同款|搭配|用得|用着|使用|保养|合心意|品牌',
    '[首第][一二]?[单次]|没见|不见|没来|想你|回来|回归|回店|谢谢|感谢',
    '订单|付款|发货|发出|物流|包裹|签收|退款|评价|晒|抱歉|歉意',
  ].join('|'),
  'i',
);
const THEMES_EN = new RegExp(
  '\\b(?:' +
    [
      'new (?:arrivals?|items?|in|season|products?)|back in stock|pre-?order|stock up|season|sales?',
      'anniversary|birthday|holidays?|festival|christmas|new year|black friday|fans',
      'together|gift|members?(?:hip)?|levels?|privileges|VIPs?|points',
      '(?:first|second|last|your) orders?|orders? (?:is|was|still)|parcel|payment|refund|reviews?|photo',
      'days without|(?:been|after) \\S+ (?:days|weeks|months)|half a year|long time|since we last',
      'miss(?:ed)? you|come back|thanks?|sorry|use or care|as you hoped',
      'nice to meet',
    ].join('|') +
    ')\\b',
  'i',
);
// Words of a name that say nothing by themselves.
const EMPTY_WORDS =
  /活动|优惠|客户|顾客|提醒|通知|专享|专属|我们|大家|campaign|custom|customers?|offer|message|draft/gi;

function uses(template: string, variable: Variable): boolean {
  return new RegExp(`[{｛]\\s*${variable}\\s*[}｝|｜]`).test(template);
}

// The words that stand in every message: variables without their fallbacks, {coupon} as it reads.
function plainText(template: string, coupon: string): string {
  return template
    .replace(/[{｛]\s*coupon\s*(?:[|｜][^}｝]*)?[}｝]/g, () => coupon)
    .replace(/[{｛][^}｝]*[}｝]/g, '◦');
}

// The runs of two Chinese characters and the longer words of a name, without those that say nothing.
function termsOf(name: string): string[] {
  const words = name.toLowerCase().replace(EMPTY_WORDS, ' ');
  const pairs = [...words.matchAll(/\p{Script=Han}{2,}/gu)].flatMap(([run]) =>
    Array.from(run)
      .slice(1)
      .map((character, i) => Array.from(run)[i]! + character),
  );
  return [...pairs, ...(words.match(/[a-z0-9]{3,}/g) ?? [])];
}

function hasTheme({ template, coupon, names }: Written): boolean {
  // About goods, or about the time since the last order.
  if ((['product', 'due', 'next', 'days'] as const).some((variable) => uses(template, variable)))
    return true;
  const text = plainText(template, coupon);
  if (THEMES_ZH.test(text) || THEMES_EN.test(text)) return true;
  const lower = text.toLowerCase();
  return names.some((name) => termsOf(name).some((term) => lower.includes(term)));
}

// Each check that applies to the channel, and whether the message passes.
export function checkMessage(written: Written): { check: Check; passed: boolean }[] {
  const { template, channel, signature, opt_out } = written;
  const results: Record<Check, boolean> = {
    nick: uses(template, 'nick') || uses(template, 'recipient'),
    // 亲 and its like, where a nick is known; 亲爱的, 亲自 and 父亲 are other words.
    address:
      !/(^|[^\p{Script=Han}])亲+(们|$|[^\p{Script=Han}])|尊敬的|dear (customer|buyer|sir)/iu.test(
        template,
      ),
    theme: hasTheme(written),
    offer: uses(template, 'coupon') || /[折减券礼红包]|\boff\b|%/i.test(template),
    dates: /\d\s*(天|日|月|小时|days?|hours?)|\d{1,2}[-/.]\d{1,2}/i.test(template),
    link: uses(template, 'link') || /https?:\/\/|\b[a-z0-9-]+\.[a-z]{2,}\//i.test(template),
    signature: signature.trim() !== '',
    opt_out: opt_out.trim() !== '',
  };
  return CHECKS.filter((check) => channel === 'sms' || !SMS_ONLY.has(check)).map((check) => ({
    check,
    passed: results[check],
  }));
}

// `text` with `insert` in place of the selection, and where the caret stands afterwards.
export function insertAt(
  text: string,
  insert: string,
  start: number,
  end: number,
): { text: string; caret: number } {
  return { text: text.slice(0, start) + insert + text.slice(end), caret: start + insert.length };
}
