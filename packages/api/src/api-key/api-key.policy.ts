import { adminOnly, everybody, letsIn, member, type Policies } from '../viewer/policy.ts';

/** An admin who is a person: a key that belongs to nobody has nobody to let in. */
const adminInPerson = letsIn('for admins in person', (viewer) => viewer.kind === 'admin' && viewer.id !== null);

/** Which kinds of key an admin may make and revoke is judged by the actions. */
export const apiKeyPolicy: Policies = {
  Mutation: {
    createApiKey: adminOnly,
    updateApiKey: adminOnly,
    rotateApiKey: adminOnly,
    revokeApiKey: adminOnly,
    createPlaygroundLink: adminInPerson,
    // Telegram says who it is: what it signed is judged before anything else.
    startSession: everybody,
    endSession: member,
  },
};
