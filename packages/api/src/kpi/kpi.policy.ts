import { adminOnly, anyPolicy, botWith, integrationWith, type Policies } from '../viewer/policy.ts';

const readers = anyPolicy(adminOnly, integrationWith('kpis:read'), botWith('kpis:read'));

export const kpiPolicy: Policies = { Query: { kpis: readers }, Subscription: { kpisChanged: readers } };
