import { describe, expect, it } from 'vitest';
import { checkMessage, insertAt, type Written } from '../../src/views/draft/template_check';

const GOOD: Written = {
  template: '{nick|朋友}，为你留了{coupon}，7天内有效，{link|进店}即可使用。',
  channel: 'sms',
  signature: '【熟客】',
  opt_out: '拒收请回复R',
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
      'offer',
      'dates',
      'link',
    ]);
    expect(failed({ signature: '' })).toEqual(['signature']);
    expect(failed({ opt_out: ' ' })).toEqual(['opt_out']);
  });
  it('understands the full-width braces of a Chinese keyboard', () => {
    expect(failed({ template: '｛nick｜朋友｝，｛coupon｝，3日内，｛link｝' })).toEqual([]);
  });
  it('objects to forms of address that know nobody', () => {
    for (const form of ['亲，', '亲们', '尊敬的客户，', 'Dear customer, '])
      expect(failed({ template: form + GOOD.template })).toEqual(['address']);
    for (const word of ['亲自挑选，', '母亲节快乐，', '亲爱的'])
      expect(failed({ template: word + GOOD.template })).toEqual([]);
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
