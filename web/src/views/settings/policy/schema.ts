// What the policy's JSON Schema says of its fields, in the few forms that the page has an editor for;
// whatever is none of them is edited as JSON.
// By name, so that the address of the schema's own language stays out of the page.
import { $defs, properties } from '../../../../../core/policy/policy.schema.json';

interface Schema {
  $ref?: string;
  type?: string | string[];
  const?: unknown;
  description?: string;
  properties?: Record<string, Schema>;
  items?: Schema;
  enum?: string[];
  minimum?: number;
  maximum?: number;
  minItems?: number;
  maxItems?: number;
  default?: unknown;
  additionalProperties?: boolean | Schema;
}

export type FieldForm =
  | { kind: 'integer' | 'number'; low: number | null; high: number | null }
  | { kind: 'boolean' }
  | { kind: 'choice'; choices: readonly string[] }
  // `count` of them, or any number.
  | { kind: 'integers'; count: number | null; low: number | null; high: number | null }
  // An object of figures.
  | { kind: 'figures'; keys: readonly string[]; low: number | null; high: number | null }
  // So many choices, one a member; or rows of them.
  | { kind: 'choices'; count: number; choices: readonly string[] }
  | { kind: 'grid'; rows: number; columns: number; choices: readonly string[] }
  // An object of lists of `count` figures each; null as a whole where it may be.
  | { kind: 'table'; keys: readonly string[]; count: number; nullable: boolean }
  // Any number of words.
  | { kind: 'words' }
  // Words of the user's own, each with one of the choices.
  | { kind: 'meanings'; choices: readonly string[] }
  | { kind: 'text' }
  // {zh, en}
  | { kind: 'wording' }
  // Lists of things, each with an editor of its own.
  | { kind: 'mappings' | 'saved' | 'activities' | 'touches' | 'occasions' | 'triggers' }
  | { kind: 'json' };

export interface FieldSpec {
  key: string;
  // In English, where the catalogue has no words yet.
  description: string;
  form: FieldForm;
}

export interface SliceSpec {
  key: string;
  description: string;
  fields: readonly FieldSpec[];
}

function resolved(node: Schema): Schema {
  let at = node;
  for (let depth = 0; at.$ref !== undefined && depth < 8; ++depth) {
    const name = at.$ref.replace('#/$defs/', '');
    const next = ($defs as Record<string, Schema>)[name];
    if (next === undefined) break;
    const merged: Schema = { ...next, ...at };
    delete merged.$ref;
    at = next.$ref === undefined ? merged : { ...merged, $ref: next.$ref };
  }
  return at;
}

const isFigure = (node: Schema) => node.type === 'integer' || node.type === 'number';

// An object whose members are all lists of as many figures.
function tableOf(node: Schema): FieldForm | null {
  const nullable = Array.isArray(node.type) && node.type.includes('null');
  if (node.properties === undefined || !(node.type === 'object' || nullable)) return null;
  const lists = Object.values(node.properties).map(resolved);
  const count = lists[0]?.minItems ?? 0;
  const alike = lists.every(
    (list) =>
      list.type === 'array' &&
      list.minItems === count &&
      list.maxItems === count &&
      list.items !== undefined &&
      isFigure(resolved(list.items)),
  );
  if (count === 0 || !alike) return null;
  return { kind: 'table', keys: Object.keys(node.properties), count, nullable };
}

function formOf(field: Schema): FieldForm {
  const node = resolved(field);
  const low = node.minimum ?? null;
  const high = node.maximum ?? null;
  if (node.type === 'integer' || node.type === 'number') return { kind: node.type, low, high };
  if (node.type === 'boolean') return { kind: 'boolean' };
  if (node.enum !== undefined) return { kind: 'choice', choices: node.enum };
  if (node.type === 'string') return { kind: 'text' };
  if (node.type === 'array' && node.items !== undefined) {
    const item = resolved(node.items);
    const fixed = node.minItems !== undefined && node.minItems === node.maxItems;
    if (fixed && item.enum !== undefined) {
      return { kind: 'choices', count: node.minItems!, choices: item.enum };
    }
    if (fixed && item.type === 'array' && item.items !== undefined) {
      const cell = resolved(item.items);
      if (cell.enum !== undefined && item.minItems !== undefined) {
        return { kind: 'grid', rows: node.minItems!, columns: item.minItems, choices: cell.enum };
      }
    }
    if (item.type === 'string' && item.enum === undefined) return { kind: 'words' };
    if (item.type === 'integer') {
      return {
        kind: 'integers',
        count: fixed ? node.minItems! : null,
        low: item.minimum ?? null,
        high: item.maximum ?? null,
      };
    }
  }
  if (typeof node.additionalProperties === 'object' && node.properties === undefined) {
    const meaning = resolved(node.additionalProperties);
    if (meaning.enum !== undefined) return { kind: 'meanings', choices: meaning.enum };
  }
  const table = tableOf(node);
  if (table !== null) return table;
  if (node.type === 'object' && node.properties !== undefined) {
    const entries = Object.entries(node.properties);
    if (entries.length === 2 && entries.every(([key]) => key === 'zh' || key === 'en')) {
      return { kind: 'wording' };
    }
    if (entries.length > 0 && entries.every(([, value]) => isFigure(resolved(value)))) {
      const first = resolved(entries[0]![1]);
      return {
        kind: 'figures',
        keys: entries.map(([key]) => key),
        low: first.minimum ?? null,
        high: first.maximum ?? null,
      };
    }
  }
  return { kind: 'json' };
}

const OWN_FORMS: Readonly<Record<string, FieldForm>> = {
  'ingest.mappings': { kind: 'mappings' },
  'segments.saved': { kind: 'saved' },
  'campaign.activities': { kind: 'activities' },
  'plan.touches': { kind: 'touches' },
  'plan.occasions': { kind: 'occasions' },
  'plan.triggers': { kind: 'triggers' },
};

// Every slice with its fields, in the order of the schema.
export function slicesOf(
  root: { properties: Record<string, unknown> } = { properties },
): SliceSpec[] {
  return Object.entries(root.properties as Record<string, Schema>).flatMap(([key, slice]) =>
    slice.properties === undefined
      ? []
      : [
          {
            key,
            description: slice.description ?? '',
            fields: Object.entries(slice.properties).map(([name, field]) => ({
              key: name,
              description: resolved(field).description ?? '',
              form: OWN_FORMS[`${key}.${name}`] ?? formOf(field),
            })),
          },
        ],
  );
}
