export { ApiError, type TransportCode } from './api-error.ts';
export type { ApiCaller, Inputs } from './api-caller.ts';
export { type ApiClient, type ApiClientOptions, type ApiEvent, createApiClient } from './client.ts';
export * from './generated/graphql.ts';
