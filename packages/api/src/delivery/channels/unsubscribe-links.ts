import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Query } from '../../lib/query.ts';

const NAME = 'unsubscribe';
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Links by which whoever reads an e-mail ends them. They name no address, do not expire, and cannot be made up: they are signed with a key in the database. */
export class UnsubscribeLinks {
  private secret: Promise<string> | undefined;

  constructor(
    private readonly query: Query,
    /** The address under which people reach the API. */
    private readonly publicUrl: () => string,
  ) {}

  async urlFor(contactId: string): Promise<string> {
    return `${this.publicUrl()}/unsubscribe/${tokenOf(contactId, await this.key())}`;
  }

  /** The id of the address that a token was made for; null for one that we did not make. */
  async contactOf(token: string): Promise<string | null> {
    const contactId = idIn(token);
    if (contactId === null) return null;
    const [given, right] = [Buffer.from(token), Buffer.from(tokenOf(contactId, await this.key()))];
    return given.length === right.length && timingSafeEqual(given, right) ? contactId : null;
  }

  private async key(): Promise<string> {
    this.secret ??= this.findKey();
    try {
      return await this.secret;
    } catch (error) {
      this.secret = undefined;
      throw error;
    }
  }

  /** Made once, by whichever process needs it first. */
  private async findKey(): Promise<string> {
    await this.query('insert into signing_keys (name, secret) values ($1, $2) on conflict do nothing', [NAME, randomBytes(32).toString('base64url')]);
    const [row] = (await this.query('select secret from signing_keys where name = $1', [NAME])) as { secret: string }[];
    return row!.secret;
  }
}

function tokenOf(contactId: string, secret: string): string {
  const id = Buffer.from(contactId.replaceAll('-', ''), 'hex').toString('base64url');
  return `${id}.${createHmac('sha256', secret).update(`${NAME}\0${contactId}`).digest('base64url')}`;
}

function idIn(token: string): string | null {
  const hex = Buffer.from(token.slice(0, token.indexOf('.')), 'base64url').toString('hex');
  const id = hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
  return UUID.test(id) ? id : null;
}
