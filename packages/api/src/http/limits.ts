/** What a request may ask for at most; the same over HTTP and WebSocket. Trusted documents are exempt from the document's limits. */
export const LIMITS = {
  bodyBytes: 100_000,
  /** Brackets within brackets, counted before the parser sees them: it recurses. */
  bracketDepth: 60,
  tokens: 2_000,
  /** Fields within fields. */
  depth: 10,
  /** The same below `__schema` and `__type`; tools ask for types within types. */
  introspectionDepth: 20,
  aliases: 15,
  directives: 20,
  operations: 5,
  variables: 50,
  /** Points: what an operation costs with its page sizes multiplied. */
  cost: 5_000,
  validationErrors: 5,
} as const;

export const WEBSOCKET_LIMITS = {
  payloadBytes: 256_000,
  initWaitMs: 3_000,
  subscriptions: 20,
  /** Sockets without a key from one address. */
  strangers: 20,
  /** A socket that takes nothing for so long is closed; its client resumes from the last cursor it has. */
  sendWaitMs: 15_000,
} as const;
