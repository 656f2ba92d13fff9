import version from 'shuke:version';
import { isMac } from '../../frame/bar';
import { t } from '../../i18n';

const LICENCE = 'Apache-2.0';

const KEYS: readonly { keys: readonly string[]; key: string }[] = [
  { keys: ['mod', 'K'], key: 'palette' },
  { keys: ['/'], key: 'search' },
  { keys: ['mod', 'Z'], key: 'undo' },
  { keys: ['mod', 'Shift', 'Z'], key: 'redo' },
  { keys: ['Esc'], key: 'close' },
];

export function About() {
  const modifier = isMac() ? '⌘' : 'Ctrl';
  return (
    <div class="privacy-sides">
      <section>
        <h2>{t('ui.about.title')}</h2>
        <p class="quiet">{t('ui.about.text')}</p>
        <dl class="tally">
          <div>
            <dt>{t('ui.about.version')}</dt>
            <dd>{version}</dd>
          </div>
          <div>
            <dt>{t('ui.about.licence')}</dt>
            <dd>{LICENCE}</dd>
          </div>
        </dl>
      </section>
      <section>
        <h2>{t('ui.about.keys')}</h2>
        <dl class="tally">
          {KEYS.map(({ keys, key }) => (
            <div key={key}>
              <dt>{t(`ui.keys.${key}`)}</dt>
              <dd class="keys">
                {keys.map((name) => (
                  <kbd key={name}>{name === 'mod' ? modifier : name}</kbd>
                ))}
              </dd>
            </div>
          ))}
        </dl>
      </section>
    </div>
  );
}
