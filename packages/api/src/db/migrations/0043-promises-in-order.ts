import { Migration } from '@mikro-orm/migrations';

/** Promises are listed by their day, on a day by their time, and then as they were made: the indexes by the day alone follow. */
export class PromisesInOrder extends Migration {
  override up(): void {
    this.addSql(`
create index commitments_user_id_planned_index on commitments (user_id, due_date, coalesce(time_of_day, '24:00'::time), created_at, id);
create index commitments_planned_index on commitments (due_date, coalesce(time_of_day, '24:00'::time), created_at, id);
drop index commitments_user_id_due_date_id_index;
drop index commitments_due_date_id_index;
`);
  }
}
