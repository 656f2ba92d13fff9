// The first thing that anyone sees: where to put a file, a shop to try, and why that is safe.
import { useDesk } from '../../desk';
import { pickFiles } from '../../frame/pick';
import { t } from '../../i18n';
import { href } from '../../route';
import { session } from '../../state';
import { Button, Icon } from '../../ui';

export function Landing() {
  const desk = useDesk();
  const starting = session.value.kind === 'starting';
  return (
    <div class="view landing">
      <div class="landing-head">
        <h1>{t('ui.landing.title')}</h1>
        <p class="view-sentence">{t('ui.landing.sentence')}</p>
      </div>
      <div class="landing-drop">
        <Icon name="upload" size={24} />
        <p class="landing-drop-title">{t('ui.landing.drop')}</p>
        <p class="quiet small">{t('ui.landing.formats')}</p>
        <div class="actions">
          <Button kind="primary" onClick={pickFiles}>
            {t('ui.data.pick')}
          </Button>
          <Button disabled={starting} onClick={() => desk.openSample()}>
            {t('ui.data.sample')}
          </Button>
        </div>
        <p class="quiet small">{t('ui.landing.sample_text')}</p>
      </div>
      <div class="landing-promise">
        <h2>
          <Icon name="lock" /> {t('ui.landing.promise')}
        </h2>
        <ol>
          <li>{t('ui.landing.promise_1')}</li>
          <li>{t('ui.landing.promise_2')}</li>
          <li>{t('ui.landing.promise_3')}</li>
        </ol>
        <a href={href('settings', { section: 'privacy' })}>{t('ui.landing.promise_more')}</a>
      </div>
    </div>
  );
}
