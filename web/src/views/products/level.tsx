// What an item is, and the states that all parts about items share: waiting, failed, nothing to mine.
import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { t } from '../../i18n';
import type { ItemLevel, Mined } from '../../protocol';
import { Button, EmptyState, ErrorState, Select, Skeleton } from '../../ui';
import { useMined } from './mined';

interface Props {
  // Before somebody chooses, if the files name any of it; null: the finest that they name.
  first: ItemLevel | null;
  // `choice` is the control that says what an item is.
  children: (mined: Mined, choice: ComponentChildren) => ComponentChildren;
}

export function ByLevel({ first, children }: Props) {
  const [chosen, setChosen] = useState<ItemLevel | null>(null);
  const [without, setWithout] = useState(false);
  const level = chosen ?? (without ? null : first);
  const answer = useMined(level);
  const mined = answer.value;
  const nothing = mined !== null && mined.items === 0;
  useEffect(() => {
    if (nothing && chosen === null && mined.level === first) setWithout(true);
  }, [nothing, chosen, mined, first]);
  const choice = (
    <Select
      label={t('ui.mine.level')}
      value={chosen ?? mined?.level ?? first ?? 'product'}
      options={(['product', 'category'] as const).map((one) => ({
        value: one,
        label: t(`ui.mine.level.${one}`),
      }))}
      onChange={(next) => setChosen(next as ItemLevel)}
    />
  );
  if (answer.error !== null) {
    return (
      <ErrorState
        error={answer.error}
        actions={<Button onClick={answer.again}>{t('ui.action.retry')}</Button>}
      />
    );
  }
  if (mined === null) return <Skeleton lines={10} />;
  if (mined.items === 0) {
    return (
      <>
        <div class="part-tools">{choice}</div>
        <EmptyState icon="products" title={t(`ui.mine.no_items.${mined.level}`)}>
          {t('ui.mine.no_items_hint')}
        </EmptyState>
      </>
    );
  }
  return <>{children(mined, choice)}</>;
}
