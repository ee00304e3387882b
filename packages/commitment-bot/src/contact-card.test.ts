import type { ContactFragment, ReachableFragment } from '@progress/schema';
import type { FmtString } from 'telegraf/format';
import { describe, expect, test } from 'vitest';
import { contactCard, contactLine, masked } from './contact-card.ts';
import { german } from './text.de.ts';
import { english } from './text.en.ts';

const contact = (over: Partial<ContactFragment> = {}): ContactFragment => ({
  id: '11111111-1111-4111-8111-111111111111',
  kind: 'SMS',
  address: '+447400123456',
  verifiedAt: '2026-11-20T10:00:00Z',
  optedOutAt: null,
  bouncedAt: null,
  isUsable: true,
  ...over,
});
const user = (contactPoints: ContactFragment[], channels = { sms: true, email: false }): ReachableFragment => ({
  id: 'm',
  notificationPreferences: { channels },
  contactPoints,
});
const shown = (of: ReachableFragment, text = english) => {
  const { words, rows } = contactCard('SMS', of, text);
  return { said: (words as FmtString).text, labels: rows?.map((row) => row.map((button) => button.text)) };
};

test('an address is shown so that its owner knows it, and nobody else learns it', () => {
  expect(masked(contact())).toBe('••• 456');
  expect(masked(contact({ kind: 'EMAIL', address: 'mila.stone@inbox.example' }))).toBe('m•••@inbox.example');
  expect(contactLine('SMS', [contact(), contact({ kind: 'EMAIL' })], english)).toBe('📱 Phone: ••• 456');
  expect(contactLine('EMAIL', [contact()], german)).toBe('✉️ E-Mail: keine');
});

describe('the card of phones', () => {
  test('lets a proven one be used or not, and taken away', () => {
    expect(shown(user([contact()]))).toEqual({
      said: 'Your phone\n••• 456 – confirmed\nSMS: on',
      labels: [['No SMS'], ['Remove ••• 456'], ['Add another number'], ['« Settings']],
    });
    expect(shown(user([contact()], { sms: false, email: true })).labels?.[0]).toEqual(['SMS on']);
  });

  test('offers a code for one that is not proven, with the words that are agreed to by asking for it', () => {
    const { said, labels } = shown(user([contact({ verifiedAt: null, isUsable: false })]));
    expect(said).toContain('••• 456 – not confirmed yet');
    expect(said).toContain(english.contacts.consent);
    expect(said).not.toContain('SMS: on');
    expect(labels).toEqual([['Send a code to ••• 456', 'Remove ••• 456'], ['Add another number'], ['« Settings']]);
  });

  test('says that STOP was said there, and how it is taken back', () => {
    const { said, labels } = shown(user([contact({ optedOutAt: '2026-11-21T10:00:00Z', isUsable: false })]), german);
    expect(said).toBe(`Dein Telefon\n••• 456 – du hast STOP gesagt\n\n${german.contacts.startAgain}`);
    expect(labels?.[0]).toEqual(['••• 456 entfernen']);
  });

  test('asks for one when there is none', () => {
    expect(shown(user([])).labels).toEqual([['Add my number'], ['« Settings']]);
  });
});
