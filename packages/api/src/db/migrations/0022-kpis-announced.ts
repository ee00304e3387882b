import { Migration } from '@mikro-orm/migrations';

/** When the figures of the dashboard last became others, and whether subscribers were told. */
export class KpisAnnounced extends Migration {
  override up(): void {
    this.addSql(`alter table kpi_current add column changed_at timestamptz, add column announced_at timestamptz;`);
  }
}
