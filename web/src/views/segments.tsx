// 人群: who the customers are, one way a part: the shop's own segments, RFM, life cycle, value,
// membership, and how they moved.
import type { ViewDefinition } from '../desk';
import { people } from '../figures';
import { t } from '../i18n';
import type { Report } from '../protocol';
import { href, route } from '../route';
import { report } from '../state';
import { EmptyState } from '../ui';
import './segments.css';
import './segments/parts.css';
import { ClustersPart } from './segments/clusters';
import { SegmentEditor } from './segments/editor';
import { LifecyclePart } from './segments/lifecycle';
import { MembershipPart } from './segments/membership';
import { MigrationPart } from './segments/migration';
import { partOf, PartTabs } from './segments/parts';
import { RfmPart } from './segments/rfm';
import { SavedSegments } from './segments/saved';
import { TagsPart } from './segments/tags';
import { ValuePart } from './segments/value';
import { ButtonLink } from './common/button_link';
import { Rich } from './common/rich';

function Segments() {
  const data = report.value;
  if (data === null) return null;
  const edited = route.value.params['edit'] ?? '';
  const part = partOf(route.value.params['part']);
  return (
    <div class="view">
      <header class="view-head">
        <div>
          <h1>{t('ui.nav.segments')}</h1>
          {part === 'saved' && <Conclusion data={data} />}
        </div>
      </header>
      {data.customers.total === 0 ? (
        <EmptyState
          icon="segments"
          title={t('ui.customers.nobody')}
          actions={<ButtonLink href={href('data')}>{t('ui.overview.to_ledger')}</ButtonLink>}
        >
          {t('ui.customers.nobody_hint')}
        </EmptyState>
      ) : edited !== '' ? (
        <SegmentEditor id={edited} />
      ) : (
        <>
          <PartTabs current={part} />
          {part === 'saved' && <SavedSegments />}
          {part === 'rfm' && <RfmPart data={data} />}
          {part === 'lifecycle' && <LifecyclePart data={data} />}
          {part === 'value' && <ValuePart data={data} />}
          {part === 'membership' && <MembershipPart data={data} />}
          {part === 'migration' && <MigrationPart data={data} />}
          {part === 'clusters' && <ClustersPart />}
          {part === 'tags' && <TagsPart />}
        </>
      )}
    </div>
  );
}

export const view: ViewDefinition = {
  id: 'segments',
  Component: Segments,
  inNavigation: true,
  needsOrders: true,
};

function Conclusion({ data }: { data: Report }) {
  const share = (stage: string) =>
    data.lifecycle.stages.find((row) => row.stage === stage)?.customers ?? null;
  return (
    <p class="conclusion">
      <Rich
        text="ui.segments.conclusion"
        parts={Object.fromEntries(
          (['silent', 'sleeping', 'lost'] as const).map((stage) => [
            stage,
            <strong key={stage}>{people(share(stage))}</strong>,
          ]),
        )}
        args={{ total: people(data.customers.total) }}
      />
    </p>
  );
}
