import { lines, paragraphs, type Spoken } from '@progress/bot-kit/speak';
import type { ContactFragment, FacilitiesQuery, ReachableFragment } from '@progress/schema';
import { bold, type FmtString } from 'telegraf/format';
import type { InlineKeyboardButton } from 'telegraf/types';
import { button, buttonAbout } from './buttons.ts';
import type { Text } from './text.en.ts';

export type Kind = ContactFragment['kind'];
export const KINDS = ['SMS', 'EMAIL'] as const satisfies readonly Kind[];

/** Whether the community has set up this way of reaching people. */
export const isThere = (kind: Kind, { sms, email }: FacilitiesQuery['facilities']): boolean => (kind === 'SMS' ? sms : email);

/** Enough of an address to know it by, and not enough for whoever looks over a shoulder: "••• 456", "b•••@inbox.example". */
export function masked({ kind, address }: Pick<ContactFragment, 'kind' | 'address'>): string {
  if (kind === 'SMS') return `••• ${address.slice(-3)}`;
  const at = address.lastIndexOf('@');
  return `${address.slice(0, 1)}•••${address.slice(at)}`;
}

/** One line for the settings: the ways of that kind, or that there is none. */
export function contactLine(kind: Kind, contacts: readonly ContactFragment[], { contacts: words }: Text): string {
  const ofKind = contacts.filter((contact) => contact.kind === kind);
  return `${words[kind].name}: ${ofKind.length === 0 ? words.none : ofKind.map(masked).join(', ')}`;
}

function stateOf(contact: ContactFragment, { contacts }: Text): string {
  if (contact.verifiedAt === null) return contacts.state.open;
  if (contact.optedOutAt !== null) return contacts[contact.kind].stopped;
  return contact.bouncedAt === null ? contacts.state.proven : contacts.state.returned;
}

function contactRow(contact: ContactFragment, { contacts }: Text): InlineKeyboardButton[] {
  const remove = buttonAbout(contacts.remove(masked(contact)), 'unreach', contact.id);
  return !waitsForCode(contact) ? [remove] : [buttonAbout(contacts.codeAgain(masked(contact)), 'code', contact.id), remove];
}

/** Whether the carrier lets nothing through to it: only an SMS from there changes that. */
export const isClosedByStop = ({ kind, optedOutAt }: ContactFragment): boolean => kind === 'SMS' && optedOutAt !== null;
const waitsForCode = (contact: ContactFragment): boolean => !contact.isUsable && !isClosedByStop(contact);

/** A number that needs a new code needs the agreement that goes with it; one that is closed needs another thing. */
const hintFor = (kind: Kind, contacts: readonly ContactFragment[], text: Text): FmtString =>
  paragraphs(kind === 'SMS' && contacts.some(waitsForCode) ? text.contacts.consent : null, contacts.some(isClosedByStop) ? text.contacts.startAgain : null);

function turnButton(kind: Kind, isOn: boolean, { contacts }: Text): InlineKeyboardButton {
  return isOn ? button(contacts[kind].turnOff, 'reach', kind, 'off') : button(contacts[kind].turnOn, 'reach', kind, 'on');
}

/** The ways of one kind with their state, and what can be done with them. */
export function contactCard(kind: Kind, user: ReachableFragment, text: Text, heading: string | null = null): Spoken {
  const { contacts: words } = text;
  const ofKind = user.contactPoints.filter((contact) => contact.kind === kind);
  const isOn = user.notificationPreferences?.channels[kind === 'SMS' ? 'sms' : 'email'] === true;
  const isUsed = ofKind.some((contact) => contact.isUsable);
  const usedLine = isUsed ? words[kind][isOn ? 'on' : 'off'] : null;
  const turn = turnButton(kind, isOn, text);
  return {
    words: paragraphs(
      heading,
      lines(
        bold(words[kind].title),
        ...(ofKind.length === 0 ? [words[kind].none] : ofKind.map((contact) => words.line(masked(contact), stateOf(contact, text)))),
        usedLine,
      ),
      hintFor(kind, ofKind, text),
    ),
    rows: [
      ...(isUsed ? [[turn]] : []),
      ...ofKind.map((contact) => contactRow(contact, text)),
      [button(words[kind][ofKind.length === 0 ? 'add' : 'addMore'], 'reach', kind, 'add')],
      [button(words.back, 'settings')],
    ],
  };
}
