// The messages as they will arrive, filled in from real customers with names and numbers masked, and
// how many parts the carrier will bill.
import { useState } from 'preact/hooks';
import { counted } from '../../figures';
import { formatCount } from '../../format';
import { t } from '../../i18n';
import type { Draft } from '../../protocol';
import { Button } from '../../ui';

const FIRST_ROWS = 5;

export function Preview({ draft }: { draft: Draft }) {
  const [all, setAll] = useState(false);
  const rows = all ? draft.preview : draft.preview.slice(0, FIRST_ROWS);
  if (rows.length === 0) return null;
  return (
    <>
      <ol class="messages">
        {rows.map((row, i) => (
          <li key={i} class="message">
            <p class="message-to quiet small">
              <span>{row.address_masked === '' ? row.key_masked : row.address_masked}</span>
              <span>
                {draft.channel === 'sms'
                  ? t('ui.draft.length_sms', {
                      characters: formatCount(row.characters),
                      parts: counted(row.parts, 'parts'),
                    })
                  : counted(row.characters, 'characters')}
              </span>
            </p>
            {row.subject !== '' && <p class="message-subject">{row.subject}</p>}
            <p class="message-text">{row.message}</p>
            {row.html !== undefined && (
              <details class="balance">
                <summary>{t('ui.draft.as_page')}</summary>
                <pre class="message-page">{row.html}</pre>
              </details>
            )}
          </li>
        ))}
      </ol>
      {draft.preview.length > FIRST_ROWS && (
        <Button kind="quiet" small aria-expanded={all} onClick={() => setAll(!all)}>
          {all
            ? t('ui.draft.preview_less')
            : t('ui.draft.preview_more', { n: formatCount(draft.preview.length) })}
        </Button>
      )}
    </>
  );
}

export function Parts({ draft }: { draft: Draft }) {
  const rows = Object.entries(draft.messages.sms_parts).sort(([a], [b]) => Number(a) - Number(b));
  if (draft.channel !== 'sms' || rows.length === 0) return null;
  return (
    <table class="receipt">
      <caption>{t('ui.draft.parts')}</caption>
      <tbody>
        {rows.map(([parts, messages]) => (
          <tr key={parts}>
            <th scope="row">
              {t(Number(parts) === 1 ? 'ui.draft.parts_one' : 'ui.draft.parts_many', { parts })}
            </th>
            <td>{counted(messages ?? 0, 'messages')}</td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">{t('ui.draft.parts_total')}</th>
          <td>{counted(draft.messages.parts, 'parts')}</td>
        </tr>
      </tfoot>
    </table>
  );
}
