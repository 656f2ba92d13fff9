// Whether the two groups are alike: means per customer, and how many of each level and stage are in
// either, which the draw keeps in proportion.
import { codeText, factName, money } from '../../figures';
import { formatCount, formatNumber, formatShare } from '../../format';
import { t } from '../../i18n';
import type { Draft, GroupMeans } from '../../protocol';

// Whether the two groups are alike: if they were not, the comparison later would say nothing.
export function Balance({ draft }: { draft: Draft }) {
  if (draft.control === 0) return null;
  const means: { key: keyof GroupMeans; text: (value: number | null) => string }[] = [
    { key: 'recency_days', text: (value) => formatNumber(value, 1) },
    { key: 'orders', text: (value) => formatNumber(value, 2) },
    { key: 'net_minor', text: money },
  ];
  return (
    <details class="balance">
      <summary>{t('ui.draft.balance')}</summary>
      <BothGroups
        headers={[t('ui.draft.mean'), t('ui.draft.treated'), t('ui.draft.control')]}
        rows={means.map(({ key, text }) => [
          factName(key),
          text(draft.means.treated[key]),
          text(draft.means.control[key]),
        ])}
      />
      <BothGroups
        headers={[
          t('ui.draft.stratum'),
          t('ui.draft.treated'),
          t('ui.draft.control'),
          t('ui.draft.control_part'),
        ]}
        rows={draft.balance.map(({ level, stage, treated, control, control_share }) => [
          codeText('level', level) + (stage === null ? '' : ` · ${codeText('stage', stage)}`),
          formatCount(treated),
          formatCount(control),
          formatShare(control_share),
        ])}
      />
    </details>
  );
}

// What is compared, then figures.
function BothGroups({ headers, rows }: { headers: string[]; rows: string[][] }) {
  return (
    <table class="table">
      <thead>
        <tr>
          {headers.map((header, column) => (
            <th key={header} scope="col" {...(column > 0 && { class: 'cell-number' })}>
              {header}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(([name, ...figures]) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            {figures.map((figure, column) => (
              <td key={column} class="cell-number">
                {figure}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
