// The whole page over the fake desk, for looking at views without a core:
//   npx vite web --config web/tests/fakes/vite.config.ts, then /tests/fakes/?theme=dark&lang=en#/overview
import { effect } from '@preact/signals';
import { render } from 'preact';
import { DeskContext } from '../../src/desk';
import { App } from '../../src/frame/app';
import { followAddress } from '../../src/route';
import { dark, facts, language, report, session, version } from '../../src/state';
import '../../src/theme.css';
import { applyCodeColours } from '../../src/ui/colours';
import '../../src/ui/ui.css';
import { FACTS, fakeDesk } from './desk';
import { REPORT, REPORT_WITHOUT_CUSTOMERS } from './report';

const params = new URLSearchParams(location.search);
const customers = Number(params.get('customers') ?? 9012);
language.value = params.get('lang') === 'en' ? 'en' : 'zh';
dark.value = params.get('theme') === 'dark';
effect(() => {
  document.documentElement.dataset['theme'] = dark.value ? 'dark' : 'light';
  applyCodeColours(dark.value ? 'dark' : 'light', document.documentElement.style);
});
facts.value = FACTS;
report.value = customers === 0 ? REPORT_WITHOUT_CUSTOMERS : REPORT;
session.value = { kind: 'ready' };
version.value = 1;
followAddress();
const desk = fakeDesk({
  customers,
  delayMs: Number(params.get('delay') ?? 0),
  fail: new Set((params.get('fail') ?? '').split(',')),
});
render(
  <DeskContext.Provider value={desk}>
    <App />
  </DeskContext.Provider>,
  document.getElementById('desk')!,
);
