// The views, one click away. Folds to icons when narrow and to a bar at the foot on a phone.
import { t } from '../i18n';
import { href, route, type ViewId } from '../route';
import { files } from '../state';
import { Icon, type IconName } from '../ui';
import { VIEWS } from '../views';

const ICONS: Record<ViewId, IconName> = {
  today: 'today',
  data: 'data',
  overview: 'overview',
  segments: 'segments',
  customers: 'customers',
  customer: 'customers',
  products: 'products',
  forecast: 'forecast',
  campaigns: 'campaigns',
  draft: 'campaigns',
  results: 'results',
  settings: 'settings',
};

// The entry that is lit while a view without one of its own is shown.
const PARENT: Partial<Record<ViewId, ViewId>> = {
  customer: 'customers',
  draft: 'campaigns',
};

export function iconOf(view: ViewId): IconName {
  return ICONS[view];
}

export function Navigation() {
  const here = PARENT[route.value.view] ?? route.value.view;
  const attention = files.value.some(needsAttention);
  return (
    <nav class="navigation" aria-label={t('ui.frame.navigation')}>
      <ul>
        {VIEWS.filter((view) => view.inNavigation).map(({ id }) => (
          <li key={id}>
            <a
              class="navigation-link"
              href={href(id)}
              aria-current={id === here ? 'page' : undefined}
              title={t(`ui.nav.${id}`)}
            >
              <Icon name={ICONS[id]} />
              <span class="navigation-label">{t(`ui.nav.${id}`)}</span>
              {id === 'data' && attention && (
                <span class="navigation-mark" role="img" aria-label={t('ui.data.attention')} />
              )}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function needsAttention({ state }: (typeof files.value)[number]): boolean {
  return state.kind === 'broken' || (state.kind === 'done' && state.result.outcome !== 'used');
}
