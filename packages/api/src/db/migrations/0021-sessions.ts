import { Migration } from '@mikro-orm/migrations';

/** Sessions of members on the web: keys of a kind of their own, each exchanged for one initData of Telegram. */
export class Sessions extends Migration {
  override up(): void {
    this.addSql(`
alter table api_keys drop constraint api_keys_kind_check;
alter table api_keys add constraint api_keys_kind_check check (kind in ('service', 'admin', 'integration', 'member'));
alter table api_keys add column exchanged_hash text;
alter table api_keys add constraint api_keys_exchanged_hash_unique unique (exchanged_hash);
alter table api_keys add constraint valid_session check (kind <> 'member' or (user_id is not null and expires_at is not null));
`);
  }
}
