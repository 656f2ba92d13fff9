// Personal data: masked until the view's eye is pressed. One eye per view, not one per value.
import { maskEmail, maskKey, maskName, maskPhone } from '../format';
import { t } from '../i18n';
import { route } from '../route';
import { unmaskedViews } from '../state';
import { Button } from './button';

export type MaskKind = 'key' | 'name' | 'phone' | 'email';

const MASKS: Record<MaskKind, (text: string) => string> = {
  key: maskKey,
  name: maskName,
  phone: maskPhone,
  email: maskEmail,
};

// Whether the present view shows personal data in clear.
export function isUnmasked(): boolean {
  return unmaskedViews.value.has(route.value.view);
}

export function Masked({ kind, value }: { kind: MaskKind; value: string }) {
  return <span class="masked">{isUnmasked() ? value : MASKS[kind](value)}</span>;
}

export function MaskToggle() {
  const shown = isUnmasked();
  const toggle = () => {
    const views = new Set(unmaskedViews.value);
    if (shown) views.delete(route.value.view);
    else views.add(route.value.view);
    unmaskedViews.value = views;
  };
  return (
    <Button kind="quiet" icon={shown ? 'eye_off' : 'eye'} aria-pressed={shown} onClick={toggle}>
      {t(shown ? 'ui.mask.hide' : 'ui.mask.show')}
    </Button>
  );
}
