import { Migration } from '@mikro-orm/migrations';

/** Links by which admins enter the playground: one for each of them at most, gone when it is used. */
export class PlaygroundLinks extends Migration {
  override up(): void {
    this.addSql(`
create table playground_links (
  id uuid not null default gen_random_uuid() primary key,
  user_id uuid not null,
  secret_hash text not null,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  constraint playground_links_user_id_unique unique (user_id),
  constraint playground_links_secret_hash_unique unique (secret_hash),
  constraint playground_links_user_id_foreign foreign key (user_id) references users (id) on delete cascade
);
`);
  }
}
