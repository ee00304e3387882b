import { member, memberOrAdmin, type Policies } from '../viewer/policy.ts';

/** Whose settings is judged by the actions: one's own, or for admins anybody's. What it has asked, a bot notes of the member it acts for. */
export const settingsPolicy: Policies = { Mutation: { setAvailability: memberOrAdmin, setNotificationPreferences: memberOrAdmin, noteQuestion: member } };
