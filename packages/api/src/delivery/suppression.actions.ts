import { scrypt } from 'node:crypto';
import { promisify } from 'node:util';
import type { ContactKind } from '../user/user.rules.ts';
import type { ActionContext } from '../viewer/context.ts';

const slowHash = promisify<string, string, number, Buffer>(scrypt);

/** Always the same for an address, so that it is recognised; slow, so that trying all numbers of a country takes years. */
async function hashOf(kind: ContactKind, address: string): Promise<string> {
  return (await slowHash(address, `suppression:${kind}`, 32)).toString('hex');
}

/** Keeps that nothing is to be sent to an address, without keeping the address. */
export async function suppress({ em, now }: ActionContext, kind: ContactKind, address: string): Promise<void> {
  await em.execute('insert into suppressions (kind, address_hash, created_at) values (?, ?, ?) on conflict do nothing', [
    kind,
    await hashOf(kind, address),
    now,
  ]);
}

/** Whether somebody said STOP at this address, whoever it belonged to then. */
export async function isSuppressed({ em }: ActionContext, kind: ContactKind, address: string): Promise<boolean> {
  const found = await em.execute<unknown[]>('select 1 from suppressions where kind = ? and address_hash = ?', [kind, await hashOf(kind, address)]);
  return found.length > 0;
}

/** Takes a STOP back: for whoever has proven that the address is theirs, and agreed anew. */
export async function unsuppress({ em }: ActionContext, kind: ContactKind, address: string): Promise<void> {
  await em.execute('delete from suppressions where kind = ? and address_hash = ?', [kind, await hashOf(kind, address)]);
}
