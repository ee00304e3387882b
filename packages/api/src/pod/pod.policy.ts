import { adminOnly, memberOrAdmin, type Policies, signedIn } from '../viewer/policy.ts';

/**
 * Pods are formed, changed and disbanded by admins. Members take, pause and give up their own seat, admins anybody's. The group chat is linked by admins and by
 * the pod's host: the active member whom an admin named, or, while there is none, the active member who has been in the pod longest; so no pod is ever stuck
 * behind a host who has vanished. Whose seat it is and who is host, the actions judge: they know the rows.
 */
export const podPolicy: Policies = {
  Mutation: {
    createPod: adminOnly,
    updatePod: adminOnly,
    disbandPod: adminOnly,
    linkPodChat: memberOrAdmin,
    joinPod: memberOrAdmin,
    leavePod: memberOrAdmin,
    leaveWaitlist: memberOrAdmin,
    pauseMembership: memberOrAdmin,
    resumeMembership: memberOrAdmin,
    rotateCalendarFeed: memberOrAdmin,
  },
  // Which changes somebody hears of is judged one by one.
  Subscription: { podChanged: signedIn },
};
