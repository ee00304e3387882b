import { signedIn, type Policies } from '../viewer/policy.ts';

/** Which events somebody gets is judged event by event, by the same rule as the list. */
export const eventPolicy: Policies = { Subscription: { events: signedIn } };
