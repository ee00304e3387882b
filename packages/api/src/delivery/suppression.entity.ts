import { defineEntity, p } from '@mikro-orm/postgresql';
import { bornAt } from '../db/columns.ts';
import { CONTACT_KINDS } from '../user/user.rules.ts';

const SuppressionSchema = defineEntity({
  name: 'Suppression',
  tableName: 'suppressions',
  properties: {
    kind: p.enum(CONTACT_KINDS).primary(),
    /** The address as a slow hash: it can be recognised and not read. */
    addressHash: p.text().primary(),
    createdAt: bornAt(),
  },
});

/** Somebody said STOP at this address; that outlives the address, and the member. */
export class Suppression extends SuppressionSchema.class {}
SuppressionSchema.setClass(Suppression);
