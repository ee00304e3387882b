import { Migration } from '@mikro-orm/migrations';

/**
 * A statement that takes an idempotency key as a new one, and whose answer nobody waits for, fails by this where the key is taken; so what comes after it in the same
 * trip is not done (`event/idempotency.ts`).
 */
export class NewKeys extends Migration {
  override up(): void {
    this.addSql(`
create function idempotency_key_is_taken() returns text language plpgsql volatile as $$
begin
  raise exception 'this idempotency key is taken' using errcode = 'TP001';
end $$;
`);
  }
}
