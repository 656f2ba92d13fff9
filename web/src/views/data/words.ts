// What a file is, in words.
import { hasWords, t } from '../../i18n';

export function platformName(platform: string): string {
  const key = `platform.${platform}`;
  return hasWords(key) ? t(key) : platform;
}

// What a file without any buyer lacks, and which export of its platform has it.
export function noBuyerText(platform: string): string {
  const key = `no_buyer.${platform}`;
  return t(hasWords(key) ? key : 'no_buyer.generic');
}

// What a report without refunds cannot tell; null if it has them.
export function noRefundsText(platform: string): string | null {
  const key = `no_refunds.${platform}`;
  return hasWords(key) ? t(key) : null;
}

export function encodingName(encoding: string): string {
  const key = `ui.encoding.${encoding}`;
  return hasWords(key) ? t(key) : encoding;
}

const DELIMITERS: Record<string, string> = {
  ',': 'comma',
  '\t': 'tab',
  ';': 'semicolon',
  '|': 'pipe',
  ' ': 'blank',
};

export function delimiterName(delimiter: string): string {
  const name = DELIMITERS[delimiter];
  return name === undefined ? delimiter : t(`ui.delimiter.${name}`);
}
