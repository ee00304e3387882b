import { defineEntity, p } from '@mikro-orm/postgresql';
import { bornAt } from '../../db/columns.ts';

const SigningKeySchema = defineEntity({
  name: 'SigningKey',
  tableName: 'signing_keys',
  properties: {
    /** What is signed with it: `unsubscribe`. */
    name: p.text().primary(),
    /** 32 random bytes in base64url, made by whoever needs them first. */
    secret: p.text(),
    createdAt: bornAt(),
  },
});

/** A secret that all processes share, and that outlives each of them. */
export class SigningKey extends SigningKeySchema.class {}
SigningKeySchema.setClass(SigningKey);
