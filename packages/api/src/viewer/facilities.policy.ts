import { signedIn, type Policies } from './policy.ts';

export const facilitiesPolicy: Policies = { Query: { facilities: signedIn } };
