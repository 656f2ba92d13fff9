// Who is the same person, and what a shop keeps that names people.
// What joining accounts to people did. accounts = people + the sum of joined.
export interface IdentityFigures {
  accounts: number;
  people: number;
  joined: Record<Exclude<KeyKind, 'member_id'>, number>;
  people_excluded: number;
  orders_without: number;
  shared_keys: number;
  // By how many people there are, or would be, fewer for masked keys.
  probable: { on: boolean; joins: number };
  customers: { now: number; without_merges: number; probable_switched: number };
}

export const KEY_KINDS = [
  'member_id',
  'nick',
  'alipay',
  'email',
  'phone',
  'recipient',
  'probable',
] as const;
export type KeyKind = (typeof KEY_KINDS)[number];

// One way in which orders name a person; a recipient's `key` is the name.
export interface IdentityKey {
  kind: KeyKind;
  platform?: string;
  key: string;
  phone?: string;
  city?: string;
}

export const EXCLUSIONS = ['staff', 'wholesale', 'test'] as const;
export type Exclusion = (typeof EXCLUSIONS)[number];

export interface ListedPerson {
  keys: IdentityKey[];
  note?: string;
}

// What a shop keeps that names people (core/workspace/workspace.h). Never part of the policy.
export interface Workspace {
  schema_version: number;
  secret: string | null;
  separated: [IdentityKey, IdentityKey][];
  excluded: (ListedPerson & { reason?: Exclusion })[];
  bad_actors: ListedPerson[];
  opt_outs: ListedPerson[];
  // People picked by hand; the fact "list" holds them.
  lists: PickedList[];
}
export interface PickedList {
  name: string;
  people: ListedPerson[];
}
export type WorkspaceList = 'excluded' | 'bad_actors' | 'opt_outs';

export const REVIEW_LISTS = ['merged', 'probable', 'shared'] as const;
export type ReviewList = (typeof REVIEW_LISTS)[number];

// Accounts that count as one person, or would.
export interface MergedRow {
  accounts: {
    key: IdentityKey;
    orders: number;
    valid_orders: number;
    net_minor: number;
    last_day: string;
  }[];
  // The keys that the accounts share; `accounts` are indices.
  links: { key: IdentityKey; accounts: number[] }[];
  net_minor: number;
  customers_fewer: number;
}

// A key that joins nothing, since too many share it.
export interface SharedRow {
  key: IdentityKey;
  stronger_keys: number;
  orders: number;
  without: number;
}

export interface ReviewPage<Row> {
  total: number;
  offset: number;
  rows: Row[];
}
export interface ReviewRows {
  merged: MergedRow;
  probable: MergedRow;
  shared: SharedRow;
}
