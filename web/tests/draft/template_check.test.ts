import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkMessage, insertAt, type Written } from '../../src/views/draft/template_check';

const GOOD: Written = {
  template: '{nick|朋友}，新品到店，为你留了{coupon}，7天内有效，{link|进店}即可使用。',
  channel: 'sms',
  signature: '【熟客】',
  opt_out: '拒收请回复R',
  coupon: '9折券',
  names: [],
};

const failed = (written: Partial<Written>) =>
  checkMessage({ ...GOOD, ...written })
    .filter((result) => !result.passed)
    .map((result) => result.check);

describe('checkMessage', () => {
  it('finds nothing missing in a message that has it all', () => {
    expect(failed({})).toEqual([]);
  });
  it('names what is missing', () => {
    expect(failed({ template: '亲,快来看看吧' })).toEqual([
      'nick',
      'address',
      'theme',
      'offer',
      'dates',
      'link',
    ]);
    expect(failed({ signature: '' })).toEqual(['signature']);
    expect(failed({ opt_out: ' ' })).toEqual(['opt_out']);
  });
  it('understands the full-width braces of a Chinese keyboard', () => {
    expect(failed({ template: '｛nick｜朋友｝，店庆，｛coupon｝，3日内，｛link｝' })).toEqual([]);
  });
  it('objects to forms of address that know nobody', () => {
    for (const form of ['亲，', '亲们', '尊敬的客户，', 'Dear customer, '])
      expect(failed({ template: form + GOOD.template })).toEqual(['address']);
    for (const word of ['亲自挑选，', '母亲节快乐，', '亲爱的'])
      expect(failed({ template: word + GOOD.template })).toEqual([]);
  });
  it('takes an occasion, goods, an order or time that has passed for a theme', () => {
    for (const about of [
      '店庆三天',
      '中秋快乐',
      '相识满月',
      '会员日',
      '该补货了',
      '好久不见',
      '{days}天没见',
      '上次的{product|东西}',
      '{due}该用完了',
      'Our anniversary sale',
      'New arrivals',
      'Long time no see',
    ])
      expect(failed({ template: `{nick|朋友}，${about}，{coupon}3天内，{link}` })).toEqual([]);
  });
  it('takes no offer, greeting or fallback for a theme', () => {
    for (const template of [
      '{nick|朋友}，为你留了{coupon}，3天内，{link|进店}',
      '{nick|朋友}你好，快来看看，{coupon}，3天内，{link|店庆}',
      '{nick|会员}，全场8折{coupon}，3天内，{link}',
      '{nick|Hello}, {coupon}, good for 7 days: {link|our shop}.',
      '{nick|Hello}, save 20% in the next 3 days: {coupon} {link}',
    ])
      expect(failed({ template }), template).toEqual(['theme']);
  });
  it('reads the theme from what is offered and from how the shop calls the campaign', () => {
    const template = '{nick|朋友}，送你{coupon}，7天内，{link}';
    expect(failed({ template })).toEqual(['theme']);
    expect(failed({ template, coupon: '5元满月券' })).toEqual([]);
    const named = '{nick|朋友}，围炉夜{coupon}，7天内，{link}';
    expect(failed({ template: named })).toEqual(['theme']);
    expect(failed({ template: named, names: ['冬至围炉活动'] })).toEqual([]);
    // A name that says nothing cannot be found in a message.
    expect(
      failed({ template: '{nick}，优惠{coupon}，7天内，{link}', names: ['优惠活动'] }),
    ).toEqual(['theme']);
  });
  it('finds a theme in every text of the default activities', () => {
    const source = readFileSync(
      path.resolve(import.meta.dirname, '../../../core/campaign/activity.cc'),
      'utf8',
    );
    const texts = [...source.matchAll(/"(\{nick\|(?:朋友|Hello)\}[^"\n]*)"/g)].map(
      ([, text]) => text!,
    );
    expect(texts.length).toBe(80);
    const lacking = texts.filter((template) =>
      checkMessage({ ...GOOD, template, coupon: '' }).some(
        ({ check, passed }) => check === 'theme' && !passed,
      ),
    );
    expect(lacking).toEqual([]);
  });
  it('asks for signature and opt-out only where a carrier does', () => {
    expect(failed({ channel: 'wangwang', signature: '', opt_out: '' })).toEqual([]);
  });
});

describe('insertAt', () => {
  it('replaces the selection and puts the caret behind', () => {
    expect(insertAt('你好,世界', '{nick}', 0, 2)).toEqual({ text: '{nick},世界', caret: 6 });
    expect(insertAt('', '{days}', 0, 0)).toEqual({ text: '{days}', caret: 6 });
  });
});
