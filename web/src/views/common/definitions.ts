// What a stage and a level mean, in a sentence with the policy's own thresholds in it.
import { t, type Args } from '../../i18n';
import { LEVELS, type Level, type Stage } from '../../protocol';
import type { PolicyFigures } from './policy';

export function stageDefinition(stage: Stage, policy: PolicyFigures | null): string {
  if (policy === null) return '';
  const { new_months, silent_months, sleeping_months } = policy.lifecycle;
  return t(`ui.stage_means.${stage}`, { new_months, silent_months, sleeping_months });
}

export function levelDefinition(level: Level, policy: PolicyFigures | null): string {
  if (policy === null) return '';
  const { level_value, window_months } = policy.rfm;
  const index = LEVELS.indexOf(level);
  const args: Args = { window_months };
  if (level !== 'unrated') args['from'] = level_value[index] ?? '';
  return t(`ui.level_means.${level}`, args);
}
