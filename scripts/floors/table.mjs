/** Which package may open which other one. There is no other direction. */
export const PACKAGES = {
  schema: [],
  api: [],
  playground: [],
  'bot-kit': ['schema'],
  'commitment-bot': ['bot-kit', 'schema'],
  'pod-bot': ['bot-kit', 'schema'],
};

/**
 * The floors of packages/api/src, lowest first; a file opens its own room and rooms on lower floors. Rooms on one line do not open each other.
 * The last line is the roof: rooms that open everything, as the files beside the rooms do (app.ts, entities.ts, ...), and that only those open.
 */
export const FLOORS = [
  ['config-shapes.ts'],
  ['config.ts', 'lib'],
  ['db'],
  ['viewer'],
  ['read'],
  ['event'],
  ['user', 'api-key'],
  ['goal', 'pod', 'delivery', 'webhook', 'llm'],
  ['commitment', 'meeting', 'matching', 'payment', 'connection'],
  ['sequence', 'kpi', 'memory'],
  ['privacy'],
  ['http', 'seed', 'cli'],
];

/** What a file of a role may open of the files that have a role; files without one (context.ts, catalog.ts) are open to all but rules. */
export const ROLES = {
  rules: ['rules'],
  entity: ['rules', 'entity'],
  read: ['rules', 'entity', 'read'],
  policy: ['rules', 'entity', 'policy'],
  actions: ['rules', 'entity', 'policy', 'actions', 'input'],
  type: ['rules', 'entity', 'type', 'input'],
  input: ['rules', 'entity', 'type', 'input'],
  resolver: ['rules', 'entity', 'read', 'policy', 'actions', 'type', 'input'],
  subscription: ['rules', 'entity', 'read', 'policy', 'actions', 'type', 'input'],
  job: ['rules', 'entity', 'policy', 'actions'],
};

/** What is opened by `import type` alone: GraphQL types and rows would otherwise close a circle, and a verb needs the shape of its input, not the decorated class. */
export const TYPES_ONLY = { type: ['entity'], input: ['entity'], actions: ['input'] };

/** Packages without input, output or clock. */
export const PURE_PACKAGES = ['temporal-polyfill', 'chrono-node', 'ical.js', 'zod', 'libphonenumber-js'];

/** What a rule would have to be given instead. */
export const IMPURE = [
  [/\bDate\.now\(|\bnew Date\(\)/, 'takes the time from the machine: make `now` a parameter'],
  [/\bTemporal\.Now\b/, 'takes the time or the zone from the machine: make it a parameter'],
  [/\bMath\.random\(|\brandomUUID\(/, 'takes chance from the machine: make the seed a parameter'],
  [/\bprocess\./, 'looks at the process: make what it needs a parameter'],
];
