// Whether the two groups are alike: means per customer, and how many of each level and stage are in
// either, which the draw keeps in proportion.
import { codeText, factName, money } from '../../figures';
import { formatCount, formatNumber, formatShare } from '../../format';
import { t } from '../../i18n';
import type { Draft, GroupMeans } from '../../protocol';

// Whether the two groups are alike: if they were not, the comparison later would say nothing.
export function Balance({ draft }: { draft: Draft }) {
  if (draft.control === 0) return null;
  const rows: { key: keyof GroupMeans; text: (value: number | null) => string }[] = [
    { key: 'recency_days', text: (value) => formatNumber(value, 1) },
    { key: 'orders', text: (value) => formatNumber(value, 2) },
    { key: 'net_minor', text: money },
  ];
  return (
    <details class="balance">
      <summary>{t('ui.draft.balance')}</summary>
      <table class="table">
        <thead>
          <tr>
            <th scope="col">{t('ui.draft.mean')}</th>
            <th scope="col" class="cell-number">
              {t('ui.draft.treated')}
            </th>
            <th scope="col" class="cell-number">
              {t('ui.draft.control')}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, text }) => (
            <tr key={key}>
              <th scope="row">{factName(key)}</th>
              <td class="cell-number">{text(draft.means.treated[key])}</td>
              <td class="cell-number">{text(draft.means.control[key])}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <table class="table">
        <thead>
          <tr>
            <th scope="col">{t('ui.draft.stratum')}</th>
            <th scope="col" class="cell-number">
              {t('ui.draft.treated')}
            </th>
            <th scope="col" class="cell-number">
              {t('ui.draft.control')}
            </th>
            <th scope="col" class="cell-number">
              {t('ui.draft.control_part')}
            </th>
          </tr>
        </thead>
        <tbody>
          {draft.balance.map(({ level, stage, treated, control }) => (
            <tr key={`${level}-${stage}`}>
              <th scope="row">
                {codeText('level', level)}
                {stage !== null && ` · ${codeText('stage', stage)}`}
              </th>
              <td class="cell-number">{formatCount(treated)}</td>
              <td class="cell-number">{formatCount(control)}</td>
              <td class="cell-number">{formatShare(control / (treated + control))}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
