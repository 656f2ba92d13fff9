import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { IdentityKey, Workspace } from '../src/protocol';
import {
  freshWorkspace,
  rejoin,
  separate,
  standingOf,
  withListed,
  withoutList,
  withoutListed,
  withoutPicked,
  withPicked,
  withoutPerson,
  withSecret,
} from '../src/workspace';
import { forgetRemembered, loadRemembered, storeRemembered } from '../src/workspace_store';

const nick = (key: string, platform = 'taobao'): IdentityKey => ({ kind: 'nick', platform, key });

describe('a fresh workspace', () => {
  it('has a secret of 128 bits, another one each time', () => {
    const secrets = new Set(Array.from({ length: 20 }, () => freshWorkspace().secret));
    expect(secrets.size).toBe(20);
    for (const secret of secrets) expect(secret).toMatch(/^[0-9a-f]{32}$/);
  });
});

describe('separate', () => {
  it('keeps one account apart from each of the others, once', () => {
    const [a, b, c] = [nick('a'), nick('b'), nick('c')];
    const once = separate(freshWorkspace(), a, [a, b, c]);
    expect(once.separated).toEqual([
      [a, b],
      [a, c],
    ]);
    // Whichever way round the pair is known.
    expect(separate(once, b, [a, b, c]).separated).toEqual([...once.separated, [b, c]]);
    expect(rejoin(once, 0).separated).toEqual([[a, c]]);
  });

  it('tells nicks of two platforms apart', () => {
    const pair = separate(freshWorkspace(), nick('a'), [nick('a', 'jd')]).separated;
    expect(pair).toHaveLength(1);
  });
});

describe('a list of hand-picked people', () => {
  const person = (...keys: string[]) => ({ keys: keys.map((key) => nick(key)) });

  it('is made with the first of them and holds nobody twice', () => {
    const once = withPicked(freshWorkspace(), 'friends', [person('a', 'a2'), person('b')]);
    const twice = withPicked(once, 'friends', [person('a2'), person('c')]);
    expect(twice.lists).toEqual([
      { name: 'friends', people: [person('a', 'a2'), person('b'), person('c')] },
    ]);
    expect(withPicked(twice, 'others', [person('a')]).lists).toHaveLength(2);
  });

  it('lets go of one person, and goes as a whole', () => {
    const list = withPicked(freshWorkspace(), 'friends', [person('a'), person('b')]);
    expect(withoutPicked(list, 'friends', 0).lists[0]?.people).toEqual([person('b')]);
    expect(withoutList(list, 'friends').lists).toEqual([]);
  });
});

describe('the lists', () => {
  it('find a person by any key, and let go of all their entries', () => {
    const listed = withListed(
      withListed(freshWorkspace(), 'opt_outs', { keys: [nick('a'), nick('a', 'jd')] }),
      'bad_actors',
      { keys: [nick('b')] },
    );
    expect(standingOf(listed, [nick('x'), nick('a', 'jd')])).toBe('opt_outs');
    expect(standingOf(listed, [nick('b')])).toBe('bad_actors');
    expect(standingOf(listed, [nick('c')])).toBeNull();
    expect(standingOf(withoutPerson(listed, 'opt_outs', [nick('a')]), [nick('a')])).toBeNull();
    expect(withoutListed(listed, 'bad_actors', 0).bad_actors).toEqual([]);
    expect(withoutListed(listed, 'bad_actors', 0).opt_outs).toEqual(listed.opt_outs);
  });
});

describe('withSecret', () => {
  it('keeps the secret at hand for a file that has none', () => {
    const present = freshWorkspace();
    expect(JSON.parse(withSecret('{"opt_outs":[]}', present))).toEqual({
      opt_outs: [],
      secret: present.secret,
    });
    expect((JSON.parse(withSecret('{"secret":null}', null)) as Workspace).secret).toMatch(
      /^\w{32}$/,
    );
  });

  it('leaves everything else to the core', () => {
    for (const text of ['{"secret":"x"}', '[]', '{', '1']) {
      expect(withSecret(text, freshWorkspace())).toBe(text);
    }
  });
});

describe('what the browser keeps', () => {
  const at = (protocol: string) => {
    const kept = new Map<string, string>();
    vi.stubGlobal('window', { location: { protocol } });
    vi.stubGlobal('localStorage', {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: string) => void kept.set(key, value),
      removeItem: (key: string) => void kept.delete(key),
    });
    return kept;
  };
  beforeEach(() => vi.unstubAllGlobals());
  afterEach(() => vi.unstubAllGlobals());

  it('is nothing from a file, whatever is asked', () => {
    const kept = at('file:');
    expect(storeRemembered('{}')).toBe(false);
    expect(kept.size).toBe(0);
    kept.set('shuke.workspace', '{}');
    expect(loadRemembered()).toBeNull();
  });

  it('is what the owner asked to keep, until they let it go', () => {
    const kept = at('https:');
    expect(loadRemembered()).toBeNull();
    expect(storeRemembered('{"a":1}')).toBe(true);
    expect(loadRemembered()).toBe('{"a":1}');
    forgetRemembered();
    expect(kept.size).toBe(0);
  });

  it('is nothing where the browser refuses', () => {
    at('https:');
    vi.stubGlobal('localStorage', {
      getItem: () => {
        throw new Error('refused');
      },
      setItem: () => {
        throw new Error('refused');
      },
    });
    expect(loadRemembered()).toBeNull();
    expect(storeRemembered('{}')).toBe(false);
  });
});
