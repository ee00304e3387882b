import { Migration } from '@mikro-orm/migrations';

/** What each of two or three people who are brought together says to it. */
export class ConnectionAnswers extends Migration {
  override up(): void {
    this.addSql(`
alter table connections add column status text not null default 'proposed', add column proposed_by uuid,
  add column first_answer text, add column second_answer text, add column third_answer text, add column snoozed_until timestamptz,
  add constraint connections_status_check check (status in ('proposed', 'accepted', 'declined')),
  add constraint connections_first_answer_check check (first_answer in ('accepted', 'declined', 'snoozed')),
  add constraint connections_second_answer_check check (second_answer in ('accepted', 'declined', 'snoozed')),
  add constraint connections_third_answer_check check (third_answer in ('accepted', 'declined', 'snoozed')),
  add constraint connections_proposed_by_foreign foreign key (proposed_by) references users (id) on delete set null;
create index connections_proposed_by_index on connections (proposed_by);
create index connections_first_user_id_round_on_id_index on connections (first_user_id, round_on, id);
`);
  }
}
