import { adminOnly, anyPolicy, botWith, integrationWith, type Policies } from '../viewer/policy.ts';

export const kpiPolicy: Policies = { Query: { kpis: anyPolicy(adminOnly, integrationWith('kpis:read'), botWith('kpis:read')) } };
