// A stage or level in words with its fixed colour, wherever one is named.
import { t } from '../i18n';
import type { Level, Stage } from '../protocol';

export function StageChip({ stage }: { stage: Stage }) {
  return <span class={`chip chip-stage-${stage}`}>{t(`stage.${stage}`)}</span>;
}

export function LevelChip({ level }: { level: Level }) {
  return <span class={`chip chip-level-${level}`}>{t(`level.${level}`)}</span>;
}
