// What a file is, in words.
import { hasWords, t } from '../../i18n';

export function platformName(platform: string): string {
  const key = `platform.${platform}`;
  return hasWords(key) ? t(key) : platform;
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
