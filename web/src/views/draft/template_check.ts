// What the editor says about a message while it is written. The core decides whether a template is
// right; this only points at what a good message usually has (campaigns: nick, offer, dates, link).
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
}

function uses(template: string, variable: Variable): boolean {
  return new RegExp(`[{｛]\\s*${variable}\\s*[}｝|｜]`).test(template);
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
