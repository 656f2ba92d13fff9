// Membership: who is in which group, who comes up for review, who is within reach of the next group;
// and the designer of thresholds.
import { codeText, people } from '../../figures';
import { formatCount } from '../../format';
import { t } from '../../i18n';
import type { MembershipReport, Report } from '../../protocol';
import { href } from '../../route';
import { Panel, Table } from '../../ui';
import { factParams } from '../customers/filter';
import { Rich } from '../common/rich';
import { ThresholdDesigner } from './designer';
import { GroupList } from './group_list';
import { MEMBERSHIP_SCALES } from './scales';
import { Thresholds } from './thresholds';

const REVIEWS = ['kept', 'raised', 'lowered', 'ended'] as const;

export function MembershipPart({ data }: { data: Report }) {
  const { membership } = data;
  const { members } = membership;
  return (
    <>
      <p class="conclusion">
        <Rich
          text={members === 0 ? 'ui.membership.conclusion_none' : 'ui.membership.conclusion'}
          parts={{
            members: <strong>{people(members)}</strong>,
            due: <DueLink membership={membership} />,
            falling: <FallingLink membership={membership} />,
          }}
          args={{ days: membership.due.within_days }}
        />
      </p>
      <GroupList
        fact="membership"
        title={t('ui.membership.groups')}
        note={t('ui.membership.groups_note')}
        rows={membership.groups.map((row) => ({ ...row, code: row.membership }))}
      />
      <Thresholds scales={MEMBERSHIP_SCALES} />
      <div class="part-columns">
        <Reviews membership={membership} />
        <WithinReach membership={membership} />
      </div>
      <ThresholdDesigner designer={data.designer} />
    </>
  );
}

function dueParams(days: number, outlook?: string): Record<string, string> {
  return factParams({
    membership_review_in_days: `..${days}`,
    ...(outlook !== undefined && { membership_outlook: outlook }),
  });
}

function DueLink({ membership }: { membership: MembershipReport }) {
  const { total, within_days: days } = membership.due;
  if (total === 0) return <strong>{people(0)}</strong>;
  return <a href={href('customers', dueParams(days))}>{people(total)}</a>;
}

function FallingLink({ membership }: { membership: MembershipReport }) {
  const { falling, within_days: days } = membership.due;
  if (falling === 0) return <strong>{people(0)}</strong>;
  return <a href={href('customers', dueParams(days, 'lowered,ended'))}>{people(falling)}</a>;
}

function Reviews({ membership }: { membership: MembershipReport }) {
  const { due } = membership;
  return (
    <Panel
      title={t('ui.membership.reviews')}
      note={t('ui.membership.reviews_note', { days: due.within_days })}
      landmark={false}
    >
      <Table
        caption={t('ui.membership.reviews')}
        rows={REVIEWS}
        rowKey={(review) => review}
        columns={[
          {
            id: 'review',
            header: t('fact.membership_outlook'),
            cell: (review) => codeText('membership_outlook', review),
          },
          {
            id: 'people',
            header: t('ui.column.people'),
            number: true,
            cell: (review) =>
              due[review] === 0 ? (
                '0'
              ) : (
                <a href={href('customers', dueParams(due.within_days, review))}>
                  {formatCount(due[review])}
                </a>
              ),
          },
        ]}
      />
      {membership.held > 0 && (
        <p class="panel-body quiet small">
          {t('ui.membership.held', { people: people(membership.held) })}
        </p>
      )}
    </Panel>
  );
}

function WithinReach({ membership }: { membership: MembershipReport }) {
  return (
    <Panel title={t('ui.membership.reach')} note={t('ui.membership.reach_note')} landmark={false}>
      <Table
        caption={t('ui.membership.reach')}
        rows={membership.within_reach}
        rowKey={(row) => row.membership}
        columns={[
          {
            id: 'group',
            header: t('ui.membership.next'),
            cell: (row) => codeText('membership', row.membership),
          },
          {
            id: 'people',
            header: t('ui.column.people'),
            number: true,
            cell: (row) =>
              row.customers === 0 ? (
                '0'
              ) : (
                <a
                  href={href('customers', factParams({ membership_within_reach: row.membership }))}
                  aria-label={t('ui.segments.see_who_of', {
                    group: codeText('membership', row.membership),
                  })}
                >
                  {formatCount(row.customers)}
                </a>
              ),
          },
        ]}
      />
    </Panel>
  );
}
