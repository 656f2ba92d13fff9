// Starts the page: language and theme first, so that nothing is drawn twice, then the frame, then the
// worker with the core.
import { effect, signal } from '@preact/signals';
import { render } from 'preact';
import { drawForPaper } from './charts/paper';
import { createController } from './controller';
import { DeskContext } from './desk';
import { App } from './frame/app';
import { guardNavigation } from './guard';
import { t } from './i18n';
import { loadLanguage, loadTheme } from './preferences';
import { followAddress } from './route';
import { startWorker } from './start_worker';
import { dark, language, theme } from './state';
import './theme.css';
import { applyCodeColours } from './ui/colours';
import './ui/ui.css';

guardNavigation();

language.value = loadLanguage();
theme.value = loadTheme();

const systemDark = window.matchMedia('(prefers-color-scheme: dark)');
const printing = signal(false);
const resolveTheme = () => {
  const wanted = theme.value === 'system' ? systemDark.matches : theme.value === 'dark';
  dark.value = !printing.value && wanted;
};
systemDark.addEventListener('change', resolveTheme);
effect(resolveTheme);
effect(() => {
  const root = document.documentElement;
  root.dataset['theme'] = dark.value ? 'dark' : 'light';
  applyCodeColours(dark.value ? 'dark' : 'light', root.style);
});
effect(() => {
  document.documentElement.lang = language.value === 'zh' ? 'zh-CN' : 'en';
  document.title = t('ui.title');
});

window.addEventListener('beforeprint', () => {
  if (!dark.value) return;
  printing.value = true;
  drawForPaper();
});
window.addEventListener('afterprint', () => {
  printing.value = false;
});

followAddress();

const controller = createController(startWorker);
const desk = document.getElementById('desk');
if (desk !== null) {
  render(
    <DeskContext.Provider value={controller}>
      <App />
    </DeskContext.Provider>,
    desk,
  );
}
void controller.start();
