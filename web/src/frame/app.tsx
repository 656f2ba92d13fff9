// The frame around every view: bar, navigation, drop zone, palette, notes.
import { useEffect, useRef } from 'preact/hooks';
import { useDesk } from '../desk';
import { t } from '../i18n';
import { commandOf, isTyping } from '../keyboard';
import { go, route } from '../route';
import { files, hasOrders, paletteOpen, report, reportError, session } from '../state';
import { Button, EmptyState, ErrorState, Skeleton, ToastHost } from '../ui';
import { viewOf } from '../views';
import { Bar } from './bar';
import { DropZone } from './drop';
import './frame.css';
import { Navigation } from './navigation';
import { Palette } from './palette';

export function App() {
  useKeys();
  return (
    <DropZone>
      <a class="skip" href={`#main`} onClick={skipToMain}>
        {t('ui.frame.skip')}
      </a>
      <Bar />
      <div class="desk">
        <Navigation />
        <Main />
      </div>
      <Palette />
      <ToastHost />
    </DropZone>
  );
}

// A link to #main would be taken for a route.
function skipToMain(event: Event): void {
  event.preventDefault();
  document.getElementById('main')?.focus();
}

function Main() {
  const main = useRef<HTMLElement>(null);
  const { view, id } = route.value;
  // A new view starts at its top.
  useEffect(() => main.current?.scrollTo(0, 0), [view, id]);
  return (
    <main ref={main} id="main" class="main" tabIndex={-1}>
      <Content />
    </main>
  );
}

function Content() {
  const desk = useDesk();
  const definition = viewOf(route.value.view) ?? viewOf('data');
  if (session.value.kind === 'failed') {
    const { error } = session.value;
    // What no restart can mend.
    if (error.code === 'browser_without_simd') {
      return (
        <div class="view">
          <ErrorState error={error} />
        </div>
      );
    }
    return (
      <div class="view">
        <ErrorState
          error={error}
          actions={
            <Button kind="primary" onClick={() => void desk.restart()}>
              {t('ui.session.restart')}
            </Button>
          }
        >
          {t(files.value.length > 0 ? 'ui.session.restart_files' : 'ui.session.restart_empty')}
        </ErrorState>
      </div>
    );
  }
  if (definition === undefined) return null;
  if (definition.needsOrders && !hasOrders.value) {
    if (report.value !== null) {
      return (
        <div class="view">
          <EmptyState
            icon="today"
            title={t('ui.frame.none_by_then', { day: report.value.as_of })}
            actions={
              <Button kind="primary" onClick={() => void desk.setAsOf('')}>
                {t('ui.as_of.reset')}
              </Button>
            }
          >
            {t('ui.frame.none_by_then_text')}
          </EmptyState>
        </div>
      );
    }
    if (reportError.value !== null) {
      return (
        <div class="view">
          <ErrorState error={reportError.value} actions={<ToData />} />
        </div>
      );
    }
    if (files.value.some((file) => ['waiting', 'reading'].includes(file.state.kind))) {
      return (
        <div class="view">
          <Skeleton lines={6} />
        </div>
      );
    }
    return (
      <div class="view">
        <EmptyState
          icon="data"
          title={t('ui.frame.no_orders')}
          actions={
            <>
              <ToData />
              <Button onClick={() => desk.openSample()}>{t('ui.data.sample')}</Button>
            </>
          }
        >
          {t('ui.frame.no_orders_text')}
        </EmptyState>
      </div>
    );
  }
  const { Component } = definition;
  return <Component key={`${route.value.view}/${route.value.id ?? ''}`} />;
}

function ToData() {
  return (
    <Button kind="primary" onClick={() => go('data')}>
      {t('ui.frame.to_data')}
    </Button>
  );
}

function useKeys(): void {
  const desk = useDesk();
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      // A modal dialog keeps the keys to itself; the palette is one.
      const modal = document.querySelector('dialog[open]') !== null;
      const command = commandOf(event, isTyping(event.target));
      if (command === null || (modal && !paletteOpen.value)) return;
      event.preventDefault();
      switch (command) {
        case 'palette':
          paletteOpen.value = !paletteOpen.value;
          break;
        case 'undo':
          void desk.undo();
          break;
        case 'redo':
          void desk.redo();
          break;
        case 'search':
          document.querySelector<HTMLElement>('[data-search]')?.focus();
          break;
      }
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, [desk]);
}
