// Status words of one file: those that nobody knows, to be explained by a click, and those that the
// owner has explained, to be thought over.
import { failureOf } from '../../client';
import { useDesk } from '../../desk';
import { counted } from '../../figures';
import { failureText, t } from '../../i18n';
import { ORDER_STATES, type LedgerFile, type OrderState } from '../../protocol';
import { Info, toast } from '../../ui';

export function StatusWords({ account }: { account: LedgerFile }) {
  const own = account.own_status;
  const unknown = account.unknown_status.filter(({ word }) => !own.some((o) => o.word === word));
  return (
    <>
      {unknown.length > 0 && (
        <section class="words words-unknown" aria-label={t('ui.words.title')}>
          <h3>
            {t('ui.words.title')} <Info about={t('ui.words.title')}>{t('ui.words.what')}</Info>
          </h3>
          <ul>
            {unknown.map(({ word, rows }) => (
              <Word key={word} word={word} rows={rows} state={null} />
            ))}
          </ul>
        </section>
      )}
      {own.length > 0 && (
        <details class="file-details">
          <summary>{t('ui.words.own')}</summary>
          <ul class="words">
            {own.map(({ word, rows, state }) => (
              <Word key={word} word={word} rows={rows} state={state} />
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

function Word({ word, rows, state }: { word: string; rows: number; state: OrderState | null }) {
  const desk = useDesk();
  const explain = (chosen: OrderState) =>
    desk.explainStatus(word, chosen).catch((thrown: unknown) => {
      toast(failureText(failureOf(thrown)), { tone: 'error' });
    });
  return (
    <li class="word">
      <span class="word-text" title={word}>
        {word}
      </span>
      <span class="number quiet word-rows">{counted(rows, 'rows')}</span>
      <span class="segments" role="group" aria-label={t('ui.words.of', { word })}>
        {ORDER_STATES.map((choice) => (
          <button
            key={choice}
            type="button"
            class="segment word-state"
            aria-pressed={choice === state}
            onClick={() => void explain(choice)}
          >
            <span>{t(`ui.order_state.${choice}`)}</span>
          </button>
        ))}
      </span>
    </li>
  );
}
