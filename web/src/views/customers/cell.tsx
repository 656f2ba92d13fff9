// One value of a customer as it stands in a table or a card: stages and levels as chips, personal data
// masked until the view's eye is pressed, everything else as text.
import { factText } from '../../figures';
import { DASH } from '../../format';
import { LEVELS, STAGES, type Fact, type FactValue, type Level, type Stage } from '../../protocol';
import { LevelChip, Masked, StageChip, type MaskKind } from '../../ui';

function maskKind(fact: Fact): MaskKind {
  if (fact.id.endsWith('phone')) return 'phone';
  return fact.id === 'recipient' ? 'name' : 'key';
}

export function FactCell({ fact, value }: { fact: Fact; value: FactValue | undefined }) {
  if (value === null || value === undefined || value === '') {
    return <span class="quiet">{DASH}</span>;
  }
  if (fact.personal) return <Masked kind={maskKind(fact)} value={String(value)} />;
  if (fact.id === 'stage' && (STAGES as readonly unknown[]).includes(value)) {
    return <StageChip stage={value as Stage} />;
  }
  if (fact.id === 'level' && (LEVELS as readonly unknown[]).includes(value)) {
    return <LevelChip level={value as Level} />;
  }
  return <>{factText(fact, value)}</>;
}
