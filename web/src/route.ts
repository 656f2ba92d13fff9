// Where the page is, kept in the fragment of its own address: #/customers?stage=silent,lost
//
// The fragment never leaves the browser and works from file://. A route names a view, perhaps one
// thing in it (#/customer/17), and parameters, which the view reads as its filters.
import { signal } from '@preact/signals';

export const VIEW_IDS = [
  'today',
  'data',
  'overview',
  'segments',
  'customers',
  'customer',
  'products',
  'forecast',
  'campaigns',
  'draft',
  'results',
  'settings',
] as const;
export type ViewId = (typeof VIEW_IDS)[number];

export interface Route {
  view: ViewId;
  // What the view shows one of, such as a customer's index.
  id: string | null;
  params: Readonly<Record<string, string>>;
}

export const HOME: Route = { view: 'data', id: null, params: {} };

// Unknown views lead home: an old bookmark must not show an empty page.
export function parseRoute(fragment: string): Route {
  const [path = '', query = ''] = fragment.replace(/^#?\/?/, '').split('?', 2);
  const [view = '', id = ''] = path.split('/', 2);
  if (!(VIEW_IDS as readonly string[]).includes(view)) return HOME;
  const params: Record<string, string> = {};
  for (const [key, value] of new URLSearchParams(query)) params[key] = value;
  return { view: view as ViewId, id: id === '' ? null : safeDecode(id), params };
}

export function formatRoute(route: Route): string {
  const query = new URLSearchParams(
    Object.entries(route.params).filter(([, value]) => value !== ''),
  ).toString();
  const id = route.id === null ? '' : `/${encodeURIComponent(route.id)}`;
  return `#/${route.view}${id}${query === '' ? '' : `?${query}`}`;
}

// A list in a parameter: "silent,lost".
export function listParam(route: Route, name: string): string[] {
  const text = route.params[name];
  return text === undefined || text === '' ? [] : text.split(',');
}

function safeDecode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

export const route = signal<Route>(HOME);

// Follows the address bar. Returns what stops following.
export function followAddress(): () => void {
  const read = () => {
    route.value = parseRoute(window.location.hash);
  };
  read();
  window.addEventListener('hashchange', read);
  window.addEventListener('popstate', read);
  return () => {
    window.removeEventListener('hashchange', read);
    window.removeEventListener('popstate', read);
  };
}

// An address within the page, for href and for go().
export function href(view: ViewId, params: Record<string, string> = {}, id: string | null = null) {
  return formatRoute({ view, id, params });
}

// Goes to another view (a step that Back undoes), or with `replace` refines where we are.
export function go(
  view: ViewId,
  params: Record<string, string> = {},
  { id = null, replace = false }: { id?: string | null; replace?: boolean } = {},
): void {
  const next: Route = { view, id, params };
  const address = formatRoute(next);
  if (replace) history.replaceState(null, '', address);
  else if (address !== window.location.hash) history.pushState(null, '', address);
  route.value = next;
}
