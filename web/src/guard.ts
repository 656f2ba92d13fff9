// The page never leaves. No policy in a meta element stops a navigation, so the page's own code has no
// navigating call (a lint rule holds it to that), and whatever would navigate all the same, such as an
// injected link or form, is cancelled here.

// Whether going to `destination` stays on the page at `current`: the same document with another
// fragment, a reload, or a download of something that the page itself made.
export function staysHere(current: string, destination: string): boolean {
  if (destination.startsWith('blob:')) return true;
  return withoutFragment(current) === withoutFragment(destination);
}

function withoutFragment(address: string): string {
  const hash = address.indexOf('#');
  return hash < 0 ? address : address.slice(0, hash);
}

interface NavigateEventLike extends Event {
  readonly destination: { readonly url: string };
}

export function guardNavigation(): void {
  const { navigation } = window as { navigation?: EventTarget };
  navigation?.addEventListener('navigate', (event) => {
    const { destination } = event as NavigateEventLike;
    if (!staysHere(window.location.href, destination.url)) event.preventDefault();
  });
  // Browsers without the Navigation API: links and forms are all that is left.
  document.addEventListener(
    'click',
    (event) => {
      const link = (event.target as Element | null)?.closest?.('a[href], area[href]');
      if (link instanceof HTMLAnchorElement && !staysHere(window.location.href, link.href)) {
        event.preventDefault();
      }
    },
    true,
  );
  document.addEventListener('submit', (event) => event.preventDefault(), true);
}
