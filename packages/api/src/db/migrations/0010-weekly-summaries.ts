import { Migration } from '@mikro-orm/migrations';

/** When members are told of their week. Whoever has wished for it is looked at with the next round. */
export class WeeklySummaries extends Migration {
  override up(): void {
    this.addSql(`
alter table users add column weekly_summary_at timestamptz;
update users set weekly_summary_at = clock_timestamp() where jsonb_typeof(notification_preferences #> '{reminders,weekly_summary}') = 'object';
create index users_weekly_summary_at_index on users (weekly_summary_at) where weekly_summary_at is not null;
`);
  }
}
