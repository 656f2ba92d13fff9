// What an item is, and the states that all parts about items share: waiting, failed, nothing to mine.
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { t } from '../../i18n';
import type { ItemLevel, Mined } from '../../protocol';
import { Button, EmptyState, ErrorState, Select, Skeleton } from '../../ui';
import { useMined } from './mined';

interface Props {
  // Before somebody chooses; null: the finest that the files name.
  first: ItemLevel | null;
  tools?: ComponentChildren;
  children: (mined: Mined) => ComponentChildren;
}

export function ByLevel({ first, tools, children }: Props) {
  const [level, setLevel] = useState(first);
  const answer = useMined(level);
  const mined = answer.value;
  return (
    <>
      <div class="part-tools">
        <Select
          label={t('ui.mine.level')}
          value={level ?? mined?.level ?? 'product'}
          options={(['product', 'category'] as const).map((one) => ({
            value: one,
            label: t(`ui.mine.level.${one}`),
          }))}
          onChange={(next) => setLevel(next as ItemLevel)}
        />
        {tools}
      </div>
      {answer.error !== null ? (
        <ErrorState
          error={answer.error}
          actions={<Button onClick={answer.again}>{t('ui.action.retry')}</Button>}
        />
      ) : mined === null ? (
        <Skeleton lines={10} />
      ) : mined.items === 0 ? (
        <EmptyState icon="products" title={t(`ui.mine.no_items.${level ?? 'product'}`)}>
          {t('ui.mine.no_items_hint')}
        </EmptyState>
      ) : (
        children(mined)
      )}
    </>
  );
}
