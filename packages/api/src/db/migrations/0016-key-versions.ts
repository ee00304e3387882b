import { Migration } from '@mikro-orm/migrations';

/** Keys are changed by people, and two of them may read the same one: like everything else that is, a key counts its changes. */
export class KeyVersions extends Migration {
  override up(): void {
    this.addSql('alter table api_keys add column version integer not null default 1;');
  }
}
