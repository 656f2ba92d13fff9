// All that crosses between page, worker and core, and nothing else.
//
// `Api` is what the worker offers; the JSON shapes are what the core writes
// (core/session/session.h, core/report). Field names are the core's. Money is an integer of minor
// units in the report's currency; days are YYYY-MM-DD; a share is of all customers, null when there
// are none.
export * from './api';
export * from './campaigns';
export * from './customers';
export * from './effect';
export * from './facts';
export * from './failure';
export * from './identity';
export * from './import';
export * from './ledger';
export * from './metrics';
export * from './outlook';
export * from './plan';
export * from './report';
export * from './saved';
export * from './segmentation';
