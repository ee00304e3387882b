import { adminOnly, botWith, memberOrAdmin, type Policies } from '../viewer/policy.ts';

/** Whose profile, and which role, is judged by the actions: they know the row. */
export const userPolicy: Policies = {
  Mutation: {
    // The bots register people, since only they know that Telegram vouches for the id.
    registerTelegramUser: botWith('act-as'),
    updateProfile: memberOrAdmin,
    grantRole: adminOnly,
    revokeRole: adminOnly,
  },
};
