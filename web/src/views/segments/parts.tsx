// The ways to part customers, one a page of 人群.
import { t } from '../../i18n';
import * as tabs from '../common/part_tabs';

export const PARTS = [
  'saved',
  'rfm',
  'lifecycle',
  'value',
  'membership',
  'migration',
  'clusters',
  'tags',
] as const;
export type Part = (typeof PARTS)[number];

export function partOf(param: string | undefined): Part {
  return tabs.partOf(PARTS, param);
}

export function PartTabs({ current }: { current: Part }) {
  return (
    <tabs.PartTabs
      view="segments"
      label={t('ui.part.label')}
      parts={PARTS}
      current={current}
      name={(part) => `ui.part.${part}`}
    />
  );
}
