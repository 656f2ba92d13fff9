// The response headers that the hosted page should be served with.
//
// The page's own policy stands in its markup and goes with it everywhere; here is what a policy in
// markup cannot say. The sandbox refuses windows, forms and dialogs to whatever might run in the
// page; it stays in its own origin, for the preferences it keeps there.
export const headers = {
  'Content-Security-Policy':
    "sandbox allow-scripts allow-same-origin allow-downloads; frame-ancestors 'none'",
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
};
