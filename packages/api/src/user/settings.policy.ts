import { memberOrAdmin, type Policies } from '../viewer/policy.ts';

/** Whose settings is judged by the actions: one's own, or for admins anybody's. */
export const settingsPolicy: Policies = { Mutation: { setAvailability: memberOrAdmin, setNotificationPreferences: memberOrAdmin } };
