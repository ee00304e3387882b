import { z } from 'zod';
import { addBot, createGroup, joinGroup, leaveGroup, removeBot, upgradeGroup } from '../world/groups.ts';
import { ControlError, knownPerson } from '../world/people.ts';
import type { Room } from '../world/state.ts';
import { viewOfRoom, type World } from '../world/world.ts';
import { post, type Route } from './route.ts';

const id = z.coerce.number().int();
const membership = z.object({ groupId: id, personId: id });
const botMembership = z.object({ groupId: id, personId: id, bot: z.string() });

function groupOf(world: World, groupId: number): Room {
  const room = world.group(groupId);
  if (room === undefined) throw new ControlError(`There is no group ${groupId} here.`);
  return room;
}

const newGroup = z.object({
  title: z.string().trim().min(1, 'A group needs a title.').max(128),
  type: z.enum(['group', 'supergroup']).default('supergroup'),
  creatorId: id,
  memberIds: z.array(id).default([]),
  bots: z.array(z.string()).default([]),
});

/** What happens to groups. */
export const groupRoutes: Route[] = [
  post('/control/groups', newGroup, ({ world }, { title, type, creatorId, memberIds, bots }) => {
    const members = memberIds.map((memberId) => knownPerson(world, memberId));
    return viewOfRoom(createGroup(world, { title, type, creator: knownPerson(world, creatorId), members, bots }));
  }),

  post('/control/groups/join', membership, ({ world }, { groupId, personId }) => {
    joinGroup(world, groupOf(world, groupId), knownPerson(world, personId));
    return {};
  }),

  post('/control/groups/leave', membership, ({ world }, { groupId, personId }) => {
    leaveGroup(world, groupOf(world, groupId), knownPerson(world, personId));
    return {};
  }),

  post('/control/groups/add-bot', botMembership, ({ world }, { groupId, personId, bot }) => {
    addBot(world, groupOf(world, groupId), bot, knownPerson(world, personId));
    return {};
  }),

  post('/control/groups/remove-bot', botMembership, ({ world }, { groupId, personId, bot }) => {
    const known = world.bot(bot);
    if (known === undefined) throw new ControlError(`There is no bot @${bot} here.`);
    removeBot(world, groupOf(world, groupId), known, knownPerson(world, personId).user);
    return {};
  }),

  post('/control/groups/upgrade', membership, ({ world }, { groupId, personId }) =>
    viewOfRoom(upgradeGroup(world, groupOf(world, groupId), knownPerson(world, personId))),
  ),
];
