// 设置: what the page promises and proves, the policy, the workspace, and what this program is.
import type { ViewDefinition } from '../desk';
import { t } from '../i18n';
import { href, route } from '../route';
import { About } from './settings/about';
import { PolicySection } from './settings/policy_section';
import { Privacy } from './settings/privacy';
import './settings/settings.css';
import { WorkspaceSection } from './settings/workspace_section';

const SECTIONS = {
  privacy: Privacy,
  policy: PolicySection,
  workspace: WorkspaceSection,
  about: About,
} as const;
type SectionId = keyof typeof SECTIONS;

function Settings() {
  const asked = route.value.params['section'] ?? '';
  const here: SectionId = asked in SECTIONS ? (asked as SectionId) : 'privacy';
  const Section = SECTIONS[here];
  return (
    <div class="view settings">
      <header class="view-head">
        <h1>{t('ui.nav.settings')}</h1>
      </header>
      <nav class="sections" aria-label={t('ui.nav.settings')}>
        {Object.keys(SECTIONS).map((section) => (
          <a
            key={section}
            class="section-link"
            href={href('settings', { section })}
            aria-current={section === here ? 'page' : undefined}
          >
            {t(`ui.settings.${section}`)}
          </a>
        ))}
      </nav>
      <Section />
    </div>
  );
}

export const view: ViewDefinition = {
  id: 'settings',
  Component: Settings,
  inNavigation: true,
  needsOrders: false,
};
