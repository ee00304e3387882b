import { randomUUID } from 'node:crypto';
import type { EntityManager, RequiredEntityData } from '@mikro-orm/postgresql';
import { queueToAddress } from '../../src/delivery/queue-to-address.actions.ts';
import { ContactPoint } from '../../src/user/contact-point.entity.ts';
import type { User } from '../../src/user/user.entity.ts';
import type { ContactKind } from '../../src/user/user.rules.ts';
import { anonymous } from '../../src/viewer/viewer.ts';
import { NOW } from './clock.ts';

/** An address that may be written to: proven, and agreed to. */
export async function makeContact(
  em: EntityManager,
  given: Partial<RequiredEntityData<ContactPoint>> & { user: User; kind: ContactKind; address: string },
): Promise<ContactPoint> {
  const consent = { consentText: 'Yes, write to me.', consentAt: NOW, consentSource: 'test' };
  const contact = em.create(ContactPoint, { verifiedAt: NOW, createdAt: NOW, updatedAt: NOW, ...consent, ...given });
  await em.flush();
  return contact;
}

/** Queues a message to that address, due now unless told otherwise; answers its id. */
export async function queueTo(em: EntityManager, contact: ContactPoint, given: { body?: string; topic?: string; dueAt?: Date } = {}): Promise<string> {
  const dedupeKey = randomUUID();
  const { kind: channel, address } = contact;
  const message = { channel, address, bot: 'pod' as const, userId: contact.user.id, topic: 'test', body: 'Your pod meets at 19:00.', dueAt: NOW, ...given };
  await queueToAddress({ em, now: NOW, viewer: anonymous }, { ...message, dedupeKey });
  const [row] = await em.execute<{ id: string }[]>('select id from deliveries where dedupe_key = ?', [dedupeKey]);
  return row!.id;
}
