// A key of a person in words: what it is, its text behind the mask, and where it means something.
import { maskEmail, maskName, maskPhone } from '../../format';
import { hasWords, t } from '../../i18n';
import type { IdentityKey } from '../../protocol';
import { isUnmasked } from '../../ui';

// Only as much as tells two keys apart.
export function maskIdentityKey({ kind, key }: IdentityKey): string {
  switch (kind) {
    case 'phone':
      return maskPhone(key);
    case 'email':
      return maskEmail(key);
    case 'alipay':
      return key.includes('@') ? maskEmail(key) : maskPhone(key);
    case 'member_id':
    case 'nick':
    case 'recipient':
    case 'probable':
      return maskName(key);
  }
}

export function KeyText({ of }: { of: IdentityKey }) {
  const shown = isUnmasked();
  const parts = [shown ? of.key : maskIdentityKey(of)];
  if (of.phone !== undefined) parts.push(shown ? of.phone : maskPhone(of.phone));
  if (of.city !== undefined) parts.push(of.city);
  return (
    <>
      <span class="quiet">{t(`key.${of.kind}`)}</span> <span class="masked">{parts.join(' ')}</span>
      {of.platform !== undefined && <span class="quiet"> · {platformOf(of.platform)}</span>}
    </>
  );
}

function platformOf(platform: string): string {
  return hasWords(`ui.scope.${platform}`) ? t(`ui.scope.${platform}`) : platform;
}

// One string that tells keys apart, for lists.
export function keyId({ kind, platform, key, phone, city }: IdentityKey): string {
  return [kind, platform, key, phone, city].join('\u0000');
}
