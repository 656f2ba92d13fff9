// How the audience splits: one bar and the rows that add up to it, treated, control, and each reason
// for which somebody is not written to.
import { formatCount } from '../../format';
import { hasWords, t } from '../../i18n';
import type { Draft } from '../../protocol';

interface Part {
  id: string;
  name: string;
  note: string;
  count: number;
}

function parts(draft: Draft): Part[] {
  const reasons = Object.entries(draft.suppressed)
    .filter(([reason, count]) => reason !== 'total' && (count ?? 0) > 0)
    .map(([reason, count]) => ({
      id: 'suppressed',
      name: words(`suppressed.${reason}`, reason),
      note: words(`ui.draft.suppressed_note.${reason}`, ''),
      count: count ?? 0,
    }));
  return [
    {
      id: 'treated',
      name: t('ui.draft.treated'),
      note: t(`ui.draft.treated_note.${draft.channel}`),
      count: draft.treated,
    },
    {
      id: 'control',
      name: t('ui.draft.control'),
      note: t('ui.draft.control_note'),
      count: draft.control,
    },
    ...reasons,
  ];
}

function words(key: string, otherwise: string): string {
  return hasWords(key) ? t(key) : otherwise;
}

export function Split({ draft }: { draft: Draft }) {
  const rows = parts(draft);
  return (
    <div class="split">
      <div class="split-bar" aria-hidden="true">
        {rows
          .filter((part) => part.count > 0)
          .map((part) => (
            <span
              key={part.name}
              class={`split-part split-${part.id}`}
              style={{ flexGrow: part.count }}
              title={`${part.name} ${formatCount(part.count)}`}
            />
          ))}
      </div>
      <table class="split-rows">
        <caption class="visually-hidden">{t('ui.draft.split')}</caption>
        <tbody>
          {rows.map((part) => (
            <tr key={part.name}>
              <th scope="row">
                <span class={`split-key split-${part.id}`} aria-hidden="true" />
                {part.name}
                <span class="split-note">{part.note}</span>
              </th>
              <td>{formatCount(part.count)}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{t('ui.draft.audience')}</th>
            <td>{formatCount(draft.audience)}</td>
          </tr>
        </tfoot>
      </table>
    </div>
  );
}
