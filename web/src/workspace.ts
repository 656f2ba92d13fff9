// The workspace document (core/workspace/workspace.h) as the page changes it: every change is a new
// document, which the core reads, so that what is wrong with it is said in one place.
import type { IdentityKey, ListedPerson, Workspace, WorkspaceList } from './protocol';

const SECRET_BYTES = 16;

// An empty workspace with a secret of its own. The core never makes one: it knows no randomness.
export function freshWorkspace(): Workspace {
  const bytes = crypto.getRandomValues(new Uint8Array(SECRET_BYTES));
  const secret = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return {
    schema_version: 1,
    secret,
    separated: [],
    excluded: [],
    bad_actors: [],
    opt_outs: [],
    lists: [],
  };
}

// The document in `text`, with the secret of `present` where it has none of its own. What is no
// document stays as it is, for the core to say what is wrong with it.
export function withSecret(text: string, present: Workspace | null): string {
  let document: unknown;
  try {
    document = JSON.parse(text);
  } catch {
    return text;
  }
  if (typeof document !== 'object' || document === null || Array.isArray(document)) return text;
  const { secret } = document as Partial<Workspace>;
  if (secret !== undefined && secret !== null) return text;
  return JSON.stringify({ ...document, secret: (present ?? freshWorkspace()).secret });
}

export function sameKey(a: IdentityKey, b: IdentityKey): boolean {
  return (
    a.kind === b.kind &&
    a.key === b.key &&
    (a.platform ?? '') === (b.platform ?? '') &&
    (a.phone ?? '') === (b.phone ?? '') &&
    (a.city ?? '') === (b.city ?? '')
  );
}

// Keeps `key` apart from each of `others`; pairs that are kept apart already stay as they are.
export function separate(
  workspace: Workspace,
  key: IdentityKey,
  others: readonly IdentityKey[],
): Workspace {
  const known = (other: IdentityKey) =>
    workspace.separated.some(
      ([a, b]) => (sameKey(a, key) && sameKey(b, other)) || (sameKey(a, other) && sameKey(b, key)),
    );
  const pairs = others
    .filter((other) => !sameKey(other, key) && !known(other))
    .map((other): [IdentityKey, IdentityKey] => [key, other]);
  return { ...workspace, separated: [...workspace.separated, ...pairs] };
}

export function rejoin(workspace: Workspace, at: number): Workspace {
  return { ...workspace, separated: workspace.separated.filter((_, i) => i !== at) };
}

// Where a person stands in the lists: on the first that names one of their keys.
export function standingOf(
  workspace: Workspace,
  keys: readonly IdentityKey[],
): WorkspaceList | null {
  const names = ({ keys: listed }: ListedPerson) =>
    listed.some((one) => keys.some((other) => sameKey(one, other)));
  for (const list of LISTS) if (workspace[list].some(names)) return list;
  return null;
}

export const LISTS = ['excluded', 'bad_actors', 'opt_outs'] as const;

export function withListed(
  workspace: Workspace,
  list: WorkspaceList,
  person: ListedPerson,
): Workspace {
  return { ...workspace, [list]: [...workspace[list], person] };
}

export function withoutListed(workspace: Workspace, list: WorkspaceList, at: number): Workspace {
  return {
    ...workspace,
    [list]: (workspace[list] as ListedPerson[]).filter((_, i) => i !== at),
  };
}

// Puts people on a list of hand-picked ones, which is made if there is none of that name. Who has a
// key that the list names stays on it once.
export function withPicked(
  workspace: Workspace,
  name: string,
  people: readonly ListedPerson[],
): Workspace {
  const before = workspace.lists.find((list) => list.name === name);
  const known = new Set(before?.people.flatMap(({ keys }) => keys.map((key) => keyText(key))));
  const fresh = people.filter(({ keys }) => !keys.some((key) => known.has(keyText(key))));
  const list = { name, people: [...(before?.people ?? []), ...fresh] };
  return {
    ...workspace,
    lists:
      before === undefined
        ? [...workspace.lists, list]
        : workspace.lists.map((other) => (other === before ? list : other)),
  };
}

function keyText(key: IdentityKey): string {
  return JSON.stringify([key.kind, key.key, key.platform ?? '', key.phone ?? '', key.city ?? '']);
}

export function withoutList(workspace: Workspace, name: string): Workspace {
  return { ...workspace, lists: workspace.lists.filter((list) => list.name !== name) };
}

export function withoutPicked(workspace: Workspace, name: string, at: number): Workspace {
  return {
    ...workspace,
    lists: workspace.lists.map((list) =>
      list.name === name ? { ...list, people: list.people.filter((_, i) => i !== at) } : list,
    ),
  };
}

// Takes every entry that names one of the keys off the list.
export function withoutPerson(
  workspace: Workspace,
  list: WorkspaceList,
  keys: readonly IdentityKey[],
): Workspace {
  return {
    ...workspace,
    [list]: (workspace[list] as ListedPerson[]).filter(
      (person) => !person.keys.some((one) => keys.some((other) => sameKey(one, other))),
    ),
  };
}
