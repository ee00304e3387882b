import type { BotContext, BotOf } from '@progress/bot-kit/bot-context';
import { say, sayInPlace, type Spoken } from '@progress/bot-kit/speak';
import {
  AddContactDocument,
  type AddContactPointInput,
  ApiError,
  type ContactFragment,
  FacilitiesDocument,
  MyContactsDocument,
  type ReachableFragment,
  RemoveContactDocument,
  SetChannelsDocument,
  VerifyContactDocument,
  type VerifyContactMutation,
} from '@progress/schema';
import { message } from 'telegraf/filters';
import { askToWrite, questionReplied } from './ask-to-write.ts';
import { button, buttonAbout, idBehind } from './buttons.ts';
import { contactCard, isClosedByStop, isThere, type Kind, masked } from './contact-card.ts';
import { letQuestionGo } from './open-question.ts';
import { textOf } from './text.ts';
import type { Text } from './text.en.ts';

const CODE = /^\s*\d{3}\s?\d{3}\s*$/;

/**
 * Phone and e-mail: given, proven by a code, turned on and off, taken away. A number comes by Telegram's own contact alone, and is only kept once its member has
 * agreed to be texted, in words that the API keeps.
 */
export function register(bot: BotOf): void {
  bot.action(/^reach:(SMS|EMAIL)$/, (ctx) => show(ctx, ctx.match[1] as Kind));
  bot.action(/^reach:(SMS|EMAIL):(on|off)$/, (ctx) => turn(ctx, ctx.match[1] as Kind, ctx.match[2] === 'on'));
  bot.action('reach:EMAIL:add', async (ctx) => ((await isThereFor(ctx, 'EMAIL')) ? askToWrite(ctx, 'contacts', 'EMAIL') : sayNotThere(ctx, 'EMAIL')));
  bot.action('reach:SMS:add', async (ctx) => ((await isThereFor(ctx, 'SMS')) ? askForNumber(ctx) : sayNotThere(ctx, 'SMS')));
  bot.action('agree:yes', agree);
  bot.action('agree:no', (ctx) => sayInPlace(ctx, { words: textOf(ctx).contacts.declined }));
  bot.action(/^code:([\w-]+)$/, (ctx) => withContact(ctx, ctx.match[1]!, (contact) => give(ctx, contact)));
  bot.action(/^unreach:([\w-]+)$/, (ctx) => withContact(ctx, ctx.match[1]!, (contact) => remove(ctx, contact)));
  bot.on(message('contact'), askForConsent);
  bot.hears(CODE, async (ctx, next) => ((await takeCode(ctx, ctx.match[0])) ? undefined : next()));
  bot.on(message('text'), async (ctx, next) => {
    if (questionReplied(ctx, 'contacts') === null) return next();
    await letQuestionGo(ctx);
    await give(ctx, { kind: 'EMAIL', address: ctx.text });
  });
}

async function reachable(ctx: BotContext): Promise<ReachableFragment> {
  const { me } = await ctx.api.query(MyContactsDocument, {});
  if (!me) throw new TypeError('The API knows no addresses of whom it knows.');
  return me;
}

/** Addresses that are kept can be taken away also where nothing is sent to them. */
async function show(ctx: BotContext, kind: Kind): Promise<void> {
  const user = await reachable(ctx);
  const isOffered = user.contactPoints.some((contact) => contact.kind === kind) || (await isThereFor(ctx, kind));
  await (isOffered ? sayInPlace(ctx, contactCard(kind, user, textOf(ctx))) : sayNotThere(ctx, kind));
}

async function isThereFor(ctx: BotContext, kind: Kind): Promise<boolean> {
  return isThere(kind, (await ctx.api.query(FacilitiesDocument, {})).facilities);
}

async function sayNotThere(ctx: BotContext, kind: Kind): Promise<void> {
  const { contacts } = textOf(ctx);
  await sayInPlace(ctx, { words: contacts[kind].notHere, rows: [[button(contacts.back, 'settings')]] });
}

async function askForNumber(ctx: BotContext): Promise<void> {
  const { share, shareHow } = textOf(ctx).contacts;
  await ctx.reply(shareHow, {
    reply_markup: { keyboard: [[{ text: share, request_contact: true }], [{ text: '/cancel' }]], resize_keyboard: true, one_time_keyboard: true },
  });
}

/** Whose contact it is says Telegram: the number of somebody else is not taken. */
async function askForConsent(ctx: BotContext): Promise<void> {
  const { contacts } = textOf(ctx);
  const isOwn = ownNumber(ctx, ctx.message) !== null;
  await ctx.reply(isOwn ? contacts.shared : contacts.notYours, { reply_markup: { remove_keyboard: true } });
  if (!isOwn) return;
  await ctx.reply(contacts.consent, {
    reply_parameters: { message_id: ctx.message!.message_id },
    reply_markup: { inline_keyboard: [[button(contacts.agree, 'agree', 'yes'), button(contacts.decline, 'agree', 'no')]] },
  });
}

/** The number in a message, with its plus, when it is a contact of whoever is writing; else null. */
function ownNumber(ctx: BotContext, from: object | undefined): string | null {
  const contact = from && 'contact' in from ? (from.contact as { user_id?: number; phone_number: string }) : undefined;
  if (contact === undefined || contact.user_id !== ctx.from?.id) return null;
  return `+${contact.phone_number.replace(/^\+/, '')}`;
}

/** The number is in the message that the question replied to; nothing of it is kept before. */
async function agree(ctx: BotContext): Promise<void> {
  const asked = ctx.callbackQuery?.message;
  const address = ownNumber(ctx, asked && 'reply_to_message' in asked ? asked.reply_to_message : undefined);
  if (address === null) return sayInPlace(ctx, { words: textOf(ctx).contacts.gone });
  await give(ctx, { kind: 'SMS', address });
}

/** Has a code sent to an address, which is kept from then on. */
export async function give(ctx: BotContext, { kind, address }: Pick<ContactFragment, 'kind' | 'address'>): Promise<void> {
  const { contacts } = textOf(ctx);
  const input: AddContactPointInput = { kind, address, ...(kind === 'SMS' ? { consentText: contacts.consent } : {}) };
  try {
    const { addContactPoint } = await ctx.api.mutate(AddContactDocument, { input });
    const { contactPoint } = addContactPoint;
    const said = { words: isClosedByStop(contactPoint) ? contacts.startAgain : contacts[kind].sent(masked(contactPoint)) };
    await (ctx.callbackQuery ? sayInPlace(ctx, said) : say(ctx, said));
  } catch (error) {
    if (error instanceof ApiError && error.code === 'NOT_SET_UP') return sayNotThere(ctx, kind);
    if (!(error instanceof ApiError) || error.field !== 'address') throw error;
    const why: Readonly<Record<string, string>> = { INVALID_INPUT: contacts[kind].refused, CONFLICT: contacts.tooMany, RATE_LIMITED: contacts.tooSoon };
    if (why[error.code] === undefined) throw error;
    await say(ctx, { words: why[error.code]! });
  }
}

/** Tries six digits on the addresses that wait for some, the newest first. @returns false when none waits: then they are something else */
async function takeCode(ctx: BotContext, code: string): Promise<boolean> {
  const { contacts } = textOf(ctx);
  let closest: Tried | null = null;
  for (const { id } of (await reachable(ctx)).contactPoints.filter((contact) => !contact.isUsable).toReversed()) {
    const { verifyContactPoint: tried } = await ctx.api.mutate(VerifyContactDocument, { input: { id, code } });
    const { kind, isUsable } = tried.contactPoint;
    if (isUsable) return turn(ctx, kind, true, contacts[kind].proven(masked(tried.contactPoint))).then(() => true);
    // One that was proven before and then stopped counts as proven whatever the digits are: it waits for none.
    if (tried.outcome !== 'VERIFIED' && (closest === null || tried.attemptsLeft > closest.attemptsLeft)) closest = tried;
  }
  if (closest === null) return false;
  await say(ctx, notYet(closest, textOf(ctx)));
  return true;
}

type Tried = VerifyContactMutation['verifyContactPoint'];

/** How many tries are left, or that another code is needed. */
function notYet({ attemptsLeft, contactPoint }: Tried, { contacts }: Text): Spoken {
  if (attemptsLeft > 0) return { words: contacts.wrong(attemptsLeft) };
  return { words: contacts.over, rows: [[buttonAbout(contacts.codeAgain(masked(contactPoint)), 'code', contactPoint.id)]] };
}

async function turn(ctx: BotContext, kind: Kind, isOn: boolean, heading: string | null = null): Promise<void> {
  const { setNotificationPreferences } = await ctx.api.mutate(SetChannelsDocument, { input: { channels: kind === 'SMS' ? { sms: isOn } : { email: isOn } } });
  const card = contactCard(kind, setNotificationPreferences.user, textOf(ctx), heading);
  await (ctx.callbackQuery ? sayInPlace(ctx, card) : say(ctx, card));
}

/** Does it with the address behind a button, if it is still there. */
async function withContact(ctx: BotContext, short: string, act: (contact: ContactFragment) => Promise<void>): Promise<void> {
  const id = idBehind(short);
  const contact = (await reachable(ctx)).contactPoints.find((one) => one.id === id);
  await (contact === undefined ? sayInPlace(ctx, { words: textOf(ctx).contacts.gone }) : act(contact));
}

async function remove(ctx: BotContext, { id, kind }: ContactFragment): Promise<void> {
  const { removeContactPoint } = await ctx.api.mutate(RemoveContactDocument, { input: { id } });
  await sayInPlace(ctx, contactCard(kind, removeContactPoint.user, textOf(ctx), textOf(ctx).contacts.removed));
}
