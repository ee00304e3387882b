import { Migration } from '@mikro-orm/migrations';

/** A key may have a budget of its own. */
export class KeyBudgets extends Migration {
  override up(): void {
    this.addSql(`
alter table api_keys add column rate_limit_per_minute int;
alter table api_keys add constraint valid_rate_limit check (rate_limit_per_minute is null or rate_limit_per_minute >= 1);
`);
  }
}
