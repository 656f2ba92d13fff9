// Reasons and flags of one file in words, folded away while there is nothing to decide; the rows
// themselves only when asked for, because they are people's.
import { counted } from '../../figures';
import { formatCount } from '../../format';
import { t } from '../../i18n';
import type { LedgerFile, Reason } from '../../protocol';
import { isUnmasked, MaskToggle } from '../../ui';
import type { FileEntry } from '../../state';
import { ranked } from './ledger';
import { SetAsideButton } from './set_aside';

export function Details({ account, file }: { account: LedgerFile; file: FileEntry }) {
  const reasons = ranked(account.rows_set_aside);
  const flags = Object.entries(account.flags).filter(([, rows]) => (rows ?? 0) > 0);
  if (reasons.length === 0 && flags.length === 0) return null;
  return (
    <details class="file-details">
      <summary>{t('ui.data.details')}</summary>
      <dl class="tally">
        {reasons.map(([reason, rows]) => (
          <div key={reason}>
            <dt>{t(`reason.${reason}`)}</dt>
            <dd>{counted(rows, 'rows')}</dd>
          </div>
        ))}
        {flags.map(([flag, rows]) => (
          <div key={flag}>
            <dt>
              {t(`ui.flag.${flag}`)} <span class="quiet small">{t('ui.data.still_used')}</span>
            </dt>
            <dd>{counted(rows, 'rows')}</dd>
          </div>
        ))}
      </dl>
      {reasons.length > 0 && <SetAsideButton file={file} />}
      {account.samples.length > 0 && <Samples samples={account.samples} reasons={reasons} />}
    </details>
  );
}

function Samples({
  samples,
  reasons,
}: {
  samples: LedgerFile['samples'];
  reasons: readonly [Reason, number][];
}) {
  return (
    <section class="samples">
      <header class="samples-head">
        <h3>{t('ui.data.samples')}</h3>
        <MaskToggle />
      </header>
      {!isUnmasked() ? (
        <p class="quiet small">{t('ui.data.samples_masked')}</p>
      ) : (
        reasons.map(([reason]) => {
          const rows = samples.filter((sample) => sample.reason === reason);
          return rows.length === 0 ? null : (
            <div key={reason}>
              <p class="small">{t(`reason.${reason}`)}</p>
              <ol class="mono samples-rows">
                {rows.map(({ row, text }) => (
                  <li key={row}>
                    <span class="quiet">{t('ui.data.row', { row: formatCount(row) })}</span> {text}
                  </li>
                ))}
              </ol>
            </div>
          );
        })
      )}
    </section>
  );
}
