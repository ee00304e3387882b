import { Migration } from '@mikro-orm/migrations';

/** What a bot has just asked somebody and waits for: for a few minutes whatever they write may be the answer, also where they do not reply to it. */
export class OpenQuestions extends Migration {
  override up(): void {
    this.addSql('alter table bot_chats add column question text, add column asked_at timestamptz');
    this.addSql('alter table bot_chats add constraint valid_question check ((question is null) = (asked_at is null))');
  }
}
