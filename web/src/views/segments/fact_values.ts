// Which values the shop's customers have of a fact, asked of the core once for each state of the data.
import { useDesk, type Desk } from '../../desk';
import type { FactValues } from '../../protocol';
import { hasOrders, version } from '../../state';
import { useAnswer } from '../common/use_answer';

const MOST = 60;

let known = new Map<string, Promise<FactValues>>();
let knownVersion = -1;

export function factValues(desk: Desk, fact: string): Promise<FactValues> {
  if (knownVersion !== version.value) {
    known = new Map();
    knownVersion = version.value;
  }
  const before = known.get(fact);
  if (before !== undefined) return before;
  const asked = desk.factValues(fact, MOST);
  known.set(fact, asked);
  // What failed is asked again.
  asked.catch(() => known.delete(fact));
  return asked;
}

// null until they have arrived, and without orders.
export function useFactValues(fact: string): FactValues | null {
  const desk = useDesk();
  const any = hasOrders.value;
  return useAnswer(
    () => (any ? factValues(desk, fact) : Promise.resolve(null)),
    [desk, fact, version.value, any],
  ).value;
}
