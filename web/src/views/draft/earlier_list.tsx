// Which earlier campaigns the caps count, and a way to add and remove one.
import { failureOf } from '../../client';
import { useDesk } from '../../desk';
import { failureText, t } from '../../i18n';
import { Button, Icon, toast } from '../../ui';
import { addEarlier, earlier, removeEarlier } from './earlier';

export function EarlierCampaigns() {
  const desk = useDesk();
  const run = (work: Promise<void>) => {
    work.catch((thrown: unknown) => toast(failureText(failureOf(thrown)), { tone: 'error' }));
  };
  return (
    <details class="terms">
      <summary>{t('ui.earlier.title', { n: earlier.value.size })}</summary>
      <p class="quiet small">{t('ui.earlier.note')}</p>
      <ul class="earlier">
        {[...earlier.value.keys()].map((name) => (
          <li key={name}>
            {name}
            <Button
              kind="quiet"
              small
              icon="close"
              label={t('ui.earlier.remove', { name })}
              onClick={() => run(removeEarlier(desk, name))}
            />
          </li>
        ))}
      </ul>
      <label class="button button-plain results-file">
        <Icon name="upload" />
        {t('ui.earlier.add')}
        <input
          type="file"
          multiple
          class="visually-hidden"
          accept=".json,application/json"
          onChange={(event) => {
            for (const file of event.currentTarget.files ?? [])
              run(file.text().then((text) => addEarlier(desk, file.name, text)));
            event.currentTarget.value = '';
          }}
        />
      </label>
    </details>
  );
}
