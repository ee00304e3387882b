import { defineEntity, p } from '@mikro-orm/postgresql';
import { bornAt, changedAt, id, version } from '../db/columns.ts';
import { User } from './user.entity.ts';
import { CONTACT_KINDS } from './user.rules.ts';

const ContactPointSchema = defineEntity({
  name: 'ContactPoint',
  tableName: 'contact_points',
  properties: {
    id: id(),
    user: () => p.manyToOne(User).deleteRule('cascade'),
    kind: p.enum(CONTACT_KINDS),
    /** E.164 for `sms`, an address for `email`. */
    address: p.text(),
    verifiedAt: p.datetime().nullable(),
    /** The very words that were agreed to, when, and where they were shown; all null without consent. */
    consentText: p.text().nullable(),
    consentAt: p.datetime().nullable(),
    consentSource: p.text().nullable(),
    optedOutAt: p.datetime().nullable(),
    bouncedAt: p.datetime().nullable(),
    /** The code that was sent to it last, salted and hashed; null when none is awaited. */
    codeHash: p.text().nullable(),
    codeSentAt: p.datetime().nullable(),
    /** How often the awaited code was guessed wrong. */
    codeAttempts: p.integer().default(0),
    createdAt: bornAt(),
    updatedAt: changedAt(),
    version: version(),
  },
  checks: [
    { name: 'valid_consent', expression: '(consent_text is null) = (consent_at is null)' },
    { name: 'valid_phone', expression: "kind <> 'sms' or address ~ '^[+][1-9][0-9]{6,14}$'" },
    { name: 'valid_code', expression: '(code_hash is null) = (code_sent_at is null)' },
    { name: 'valid_code_attempts', expression: 'code_attempts >= 0' },
  ],
  uniques: [{ name: 'contact_points_user_id_kind_address_unique', properties: ['user', 'kind', 'address'] }],
  indexes: [{ name: 'contact_points_kind_address_index', properties: ['kind', 'address'] }],
});

/** A phone number or an e-mail address of a member, with the consent to use it. */
export class ContactPoint extends ContactPointSchema.class {}
ContactPointSchema.setClass(ContactPoint);
