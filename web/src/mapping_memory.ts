// What the owner has said of a file's columns, kept in the policy: files with the same headers are
// read that way from then on.
import type { Role } from './protocol';

interface PolicyDocument {
  ingest?: { mappings?: Record<string, Role>[] };
}

// The policy with one more remembered mapping (header -> role), the newest first, as the core tries
// them in order; null if it already knows this one or there is nothing to remember.
export function remember(policy: string, map: Readonly<Record<Role, string>>): string | null {
  const entries = Object.entries(map)
    .filter(([, header]) => header !== '')
    .map(([role, header]) => [header, role] as const)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  if (entries.length === 0) return null;
  const mapping: Record<string, Role> = Object.fromEntries(entries);
  const document = JSON.parse(policy) as PolicyDocument;
  const known = document.ingest?.mappings ?? [];
  const headers = entries.map(([header]) => header).join('\n');
  const sameHeaders = (other: Record<string, Role>) =>
    Object.keys(other)
      .sort((a, b) => (a < b ? -1 : 1))
      .join('\n') === headers;
  const before = known.find(sameHeaders);
  if (before !== undefined && entries.every(([header, role]) => before[header] === role)) {
    return null;
  }
  const mappings = [mapping, ...known.filter((other) => !sameHeaders(other))];
  return JSON.stringify({ ...document, ingest: { ...document.ingest, mappings } });
}
