import { LockMode } from '@mikro-orm/core';
import { type AuditNote, noteAudit } from '../event/audit-note.ts';
import { recordEvent } from '../event/record-event.ts';
import type { EventType } from '../event/catalog.ts';
import { DomainError } from '../lib/errors.ts';
import type { MissingSettings } from '../lib/facilities.ts';
import { isId } from '../lib/id.rules.ts';
import { paragraphsOf } from '../lib/text.rules.ts';
import { ContactPoint } from '../user/contact-point.entity.ts';
import { lockPeople, noteActivity } from '../user/lock-people.actions.ts';
import { personOf } from '../user/person.rules.ts';
import type { ContactKind } from '../user/user.rules.ts';
import type { ActionContext, Verb } from '../viewer/context.ts';
import { addressOf } from './contact-address.rules.ts';
import { isCode } from './contact-code.ts';
import { type CodeOutcome, MOST_CODE_ATTEMPTS, openness } from './contact-code.rules.ts';
import type { AddContactPointInput, RemoveContactPointInput, VerifyContactPointInput } from './contact-point.input.ts';
import { sendCode } from './send-code.actions.ts';
import { isSuppressed, suppress, unsuppress } from './suppression.actions.ts';

const MOST_OF_A_KIND = 3;
const LONGEST_CONSENT = 1000;

/** `userId`: whose it is. */
export type AnsweredContact = { readonly contactPointId: string; readonly userId: string };

/**
 * Makes the verb that keeps an address of a member with the words they agreed to, and queues a code to it. Asked for again, it sends another code, a minute later at the earliest.
 * @param missing what keeps each kind from being sent to
 * @throws DomainError NOT_SET_UP `kind`, INVALID_INPUT with the input at fault, FORBIDDEN | NOT_FOUND `userId`, CONFLICT for a fourth of its kind, or when somebody said STOP
 * there and it is not the member who asks, RATE_LIMITED for too many codes
 */
export const contactAdder = (missing: MissingSettings): Verb<AddContactPointInput, AnsweredContact> =>
  async function addContactPoint(ctx, input) {
    const userId = personOf(ctx.viewer, input.userId);
    const kind = input.kind;
    const address = addressOf(kind, input.address);
    const consentText = consentOf(kind, input.consentText ?? null);
    requireSetUp(kind, missing[kind]);
    return addTo(ctx, { userId, kind, address, consentText });
  };

type Wanted = { readonly userId: string; readonly kind: ContactKind; readonly address: string; readonly consentText: string | null };

async function addTo(ctx: ActionContext, { userId, kind, address, consentText }: Wanted): Promise<AnsweredContact> {
  await lockPeople(ctx, [userId]);
  const known = await ctx.em.findOne(ContactPoint, { user: userId, kind, address });
  if (userId !== ctx.viewer.id && (known?.optedOutAt != null || (await isSuppressed(ctx, kind, address))))
    throw new DomainError('CONFLICT', 'Somebody said STOP at this address; only the member may take that back.', 'address');
  const contact = known ?? (await newContact(ctx, { userId, kind, address }));
  if (consentText !== null) Object.assign(contact, { consentText, consentAt: ctx.now, consentSource: sourceOf(ctx) });
  await sendCode(ctx, contact, userId);
  await ctx.em.flush();
  noteAudit(ctx, aboutContact(contact));
  if (known === null) await tell(ctx, contact, 'contact_point.added');
  return { contactPointId: contact.id, userId };
}

/** A code that nobody sends would be waited for. */
function requireSetUp(kind: ContactKind, missing: readonly string[]): void {
  if (missing.length === 0) return;
  const way = kind === 'email' ? 'E-mail is' : 'SMS are';
  throw new DomainError('NOT_SET_UP', `${way} not sent here, so no code could come: the operator has not set ${missing.join(', ')}.`, 'kind');
}

async function newContact(ctx: ActionContext, given: { userId: string; kind: ContactKind; address: string }): Promise<ContactPoint> {
  const { userId: user, kind, address } = given;
  if ((await ctx.em.count(ContactPoint, { user, kind })) >= MOST_OF_A_KIND)
    throw new DomainError('CONFLICT', `At most ${MOST_OF_A_KIND} of a kind can be kept; remove one first.`, 'address');
  return ctx.em.create(ContactPoint, { user, kind, address, createdAt: ctx.now, updatedAt: ctx.now });
}

/** An SMS needs an express agreement; an e-mail to one's own address does not, but what was agreed to is kept. */
function consentOf(kind: ContactKind, given: string | null): string | null {
  const text = paragraphsOf(given, { longest: LONGEST_CONSENT, field: 'consentText' });
  if (kind === 'sms' && text === null)
    throw new DomainError('INVALID_INPUT', 'Texting somebody needs their consent: give the very words that they agreed to.', 'consentText');
  return text;
}

/** Where the words were shown. */
const sourceOf = ({ viewer }: ActionContext): string => (viewer.bot !== null ? `${viewer.bot}-bot` : viewer.kind === 'member' ? 'web' : viewer.kind);

/** What came of a code: nothing is thrown for a wrong one, since the guess has to be counted. `attemptsLeft` is 0 when another code is needed. */
export type Verification = AnsweredContact & { readonly outcome: CodeOutcome; readonly attemptsLeft: number };

/**
 * Proves that an address is the member's by the code that was sent there. From then on it may be written to, also where somebody had said STOP: who has the
 * address and asks for it has agreed anew.
 * @throws DomainError NOT_FOUND for an address of somebody else
 */
export async function verifyContactPoint(ctx: ActionContext, { id, code }: VerifyContactPointInput): Promise<Verification> {
  const contact = await holdContact(ctx, id, ctx.viewer.id);
  const answered = { contactPointId: contact.id, userId: contact.user.id };
  if (contact.codeHash == null && contact.verifiedAt != null) return { ...answered, outcome: 'verified', attemptsLeft: 0 };
  const open = openness({ codeSentAt: contact.codeSentAt ?? null, codeAttempts: contact.codeAttempts }, ctx.now);
  if (open !== 'open') return { ...answered, outcome: open, attemptsLeft: 0 };
  if (!(await isCode(code, contact.codeHash!))) {
    contact.codeAttempts += 1;
    return { ...answered, outcome: 'wrong', attemptsLeft: MOST_CODE_ATTEMPTS - contact.codeAttempts };
  }
  Object.assign(contact, { verifiedAt: ctx.now, codeHash: null, codeSentAt: null, codeAttempts: 0, optedOutAt: null, bouncedAt: null });
  await unsuppress(ctx, contact.kind, contact.address);
  await ctx.em.flush();
  await tell(ctx, contact, 'contact_point.verified');
  return { ...answered, outcome: 'verified', attemptsLeft: 0 };
}

/**
 * Forgets an address. If somebody had said STOP there, that is kept without the address.
 * @returns its id, and whose it was
 * @throws DomainError NOT_FOUND
 */
export async function removeContactPoint(ctx: ActionContext, { id }: RemoveContactPointInput): Promise<AnsweredContact> {
  const contact = await holdContact(ctx, id, ctx.viewer.kind === 'admin' ? null : ctx.viewer.id);
  if (contact.optedOutAt != null) await suppress(ctx, contact.kind, contact.address);
  await ctx.em.execute('delete from contact_points where id = ?', [contact.id]);
  await tell(ctx, contact, 'contact_point.removed');
  return { contactPointId: contact.id, userId: contact.user.id };
}

/** The address, locked; `userId` null: of anybody. */
async function holdContact(ctx: ActionContext, id: string, userId: string | null): Promise<ContactPoint> {
  const whose = userId === null ? {} : { user: userId };
  const contact = isId(id) ? await ctx.em.findOne(ContactPoint, { id, ...whose }, { lockMode: LockMode.PESSIMISTIC_WRITE }) : null;
  if (!contact) throw new DomainError('NOT_FOUND', 'There is no such address, or it is not yours.', 'id');
  noteAudit(ctx, aboutContact(contact));
  return contact;
}

/** The address itself is no matter of the log. */
const aboutContact = ({ id, kind, user }: ContactPoint): AuditNote => ({ subjectId: user.id, details: { contactPointId: id, kind } });

async function tell(ctx: ActionContext, contact: ContactPoint, type: EventType): Promise<void> {
  const userId = contact.user.id;
  if (userId === ctx.viewer.id) await noteActivity(ctx);
  await recordEvent(ctx.em, { type, at: ctx.now, userId, subjectId: contact.id });
}
