import { Migration } from '@mikro-orm/migrations';

/** Who leads a pod and where it talks; an index for every order in which pods, memberships and goals are listed. */
export class HostsChatsAndOrders extends Migration {
  override up(): void {
    this.addSql(`
alter table pods add column host_id uuid, add column telegram_chat_id bigint,
  add constraint pods_telegram_chat_id_unique unique (telegram_chat_id),
  add constraint pods_host_id_foreign foreign key (host_id) references users (id) on delete set null;
create index pods_host_id_index on pods (host_id);
drop index pods_next_meeting_at_index;
create index pods_next_meeting_at_id_index on pods (next_meeting_at, id);
create index pods_name_id_index on pods (name, id);
create index pod_memberships_joined_at_id_index on pod_memberships (joined_at, id);
create index pod_waitlist_offer_expires_at_index on pod_waitlist (offer_expires_at) where status = 'offered';
create index long_term_goals_created_at_id_index on long_term_goals (created_at, id);
create index long_term_goals_target_completion_date_id_index on long_term_goals (target_completion_date, id);
create index long_term_goals_user_id_target_completion_date_id_index on long_term_goals (user_id, target_completion_date, id);
`);
  }
}
