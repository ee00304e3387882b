import { everybody, type Policies } from './policy.ts';

export const healthPolicy: Policies = { Query: { health: everybody } };
