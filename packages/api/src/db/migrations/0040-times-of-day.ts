import { Migration } from '@mikro-orm/migrations';

/** The time of day that a promise is meant for, by the member's clock. It is told and sorted by; the day closes as before. */
export class TimesOfDay extends Migration {
  override up(): void {
    this.addSql('alter table commitments add column time_of_day time(0)');
    this.addSql('alter table recurring_commitments add column time_of_day time(0)');
  }
}
