// The ways to part customers, one a page of 人群: what the address names as "part".
import { t } from '../../i18n';
import { href } from '../../route';

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
  return PARTS.find((part) => part === param) ?? 'saved';
}

export function PartTabs({ current }: { current: Part }) {
  return (
    <nav class="parts" aria-label={t('ui.part.label')}>
      {PARTS.map((part) => (
        <a
          key={part}
          href={href('segments', part === 'saved' ? {} : { part })}
          aria-current={part === current ? 'page' : undefined}
        >
          {t(`ui.part.${part}`)}
        </a>
      ))}
    </nav>
  );
}
