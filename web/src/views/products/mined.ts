// What goes with what, asked of the core once for each state of the data and each kind of item.
import { useDesk, type Desk } from '../../desk';
import type { Item, ItemLevel, Mined } from '../../protocol';
import { version } from '../../state';
import { useAnswer, type Asked } from '../common/use_answer';

const MOST = 500;

let kept = new Map<string, Promise<Mined>>();
let keptVersion = -1;

function mined(desk: Desk, level: ItemLevel | null): Promise<Mined> {
  if (keptVersion !== version.value) {
    kept = new Map();
    keptVersion = version.value;
  }
  const key = level ?? '';
  const before = kept.get(key);
  if (before !== undefined) return before;
  const asked = desk.mine({ most: MOST, ...(level !== null && { level }) });
  kept.set(key, asked);
  asked.catch(() => kept.delete(key));
  return asked;
}

// Of products, of categories, or with null of the finest that the files name.
export function useMined(level: ItemLevel | null): Asked<Mined> {
  const desk = useDesk();
  return useAnswer(() => mined(desk, level), [desk, level, version.value]);
}

// The facts about purchases are those of products or of categories.
export function purchaseFact(
  which: 'bought' | 'first' | 'second' | 'due' | 'overdue',
  level: ItemLevel,
): string {
  return `${which}_${level === 'product' ? 'products' : 'categories'}`;
}

export function namesOf(items: readonly Item[]): string[] {
  return items.map((item) => item.name);
}
