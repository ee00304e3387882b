import { Foundation } from './0001-foundation/migration.ts';
import { HostsChatsAndOrders } from './0002-hosts-chats-and-orders.ts';
import { ContactCodes } from './0003-contact-codes.ts';
import { ConnectionAnswers } from './0004-connection-answers.ts';
import { MailAndTextMessages } from './0005-mail-and-text-messages.ts';
import { MemoryCorrections } from './0006-memory-corrections.ts';
import { CheckInsAndBreaks } from './0007-check-ins-and-breaks.ts';
import { SequenceLists } from './0008-sequence-lists.ts';
import { WeeklySummaries } from './0010-weekly-summaries.ts';
import { KeyBudgets } from './0012-key-budgets.ts';
import { NarrowFilters } from './0014-narrow-filters.ts';
import { Webhooks } from './0013-webhooks.ts';
import { KeyVersions } from './0016-key-versions.ts';
import { Matching } from './0020-matching.ts';
import { WhatIsLearnt } from './0030-what-is-learnt.ts';
import { Contexts } from './0031-contexts.ts';
import { KpisAnnounced } from './0022-kpis-announced.ts';
import { CalendarsAndStripe } from './0023-calendars-and-stripe.ts';
import { Recommendations } from './0032-recommendations.ts';
import { RecurringCommitments } from './0033-recurring-commitments.ts';
import { KpiSeries } from './0034-kpi-series.ts';
import { NewKeys } from './0017-new-keys.ts';
import { KpiSeriesWithin } from './0024-kpi-series-within.ts';
import { Sessions } from './0021-sessions.ts';
import { LanguageModel } from './0039-language-model.ts';
import { RecurringLists } from './0035-recurring-lists.ts';
import { Summaries } from './0036-summaries.ts';
import { PlaygroundLinks } from './0037-playground-links.ts';
import { KpiWeeks } from './0038-kpi-weeks.ts';
import { TimesOfDay } from './0040-times-of-day.ts';
import { OpenQuestions } from './0041-open-questions.ts';
import { PromisesInOrder } from './0043-promises-in-order.ts';
import { LedgerPages } from './0044-ledger-pages.ts';
import { DaysOfBreaks } from './0045-days-of-breaks.ts';
import { EventsWithAPlace } from './0046-events-with-a-place.ts';

/**
 * Every migration, oldest first. Append only: one that was released is never edited, and none is taken back; a mistake is mended by the next.
 * Named here rather than found by a file pattern, so that the compiled program, the tests and the development server all see the same list.
 */
export const migrations = [
  { name: '0001-foundation', class: Foundation },
  { name: '0002-hosts-chats-and-orders', class: HostsChatsAndOrders },
  { name: '0003-contact-codes', class: ContactCodes },
  { name: '0004-connection-answers', class: ConnectionAnswers },
  { name: '0005-mail-and-text-messages', class: MailAndTextMessages },
  { name: '0006-memory-corrections', class: MemoryCorrections },
  { name: '0007-check-ins-and-breaks', class: CheckInsAndBreaks },
  { name: '0008-sequence-lists', class: SequenceLists },
  { name: '0012-key-budgets', class: KeyBudgets },
  { name: '0014-narrow-filters', class: NarrowFilters },
  { name: '0013-webhooks', class: Webhooks },
  { name: '0016-key-versions', class: KeyVersions },
  { name: '0020-matching', class: Matching },
  { name: '0030-what-is-learnt', class: WhatIsLearnt },
  { name: '0022-kpis-announced', class: KpisAnnounced },
  { name: '0023-calendars-and-stripe', class: CalendarsAndStripe },
  { name: '0033-recurring-commitments', class: RecurringCommitments },
  { name: '0034-kpi-series', class: KpiSeries },
  { name: '0031-contexts', class: Contexts },
  { name: '0035-recurring-lists', class: RecurringLists },
  { name: '0037-playground-links', class: PlaygroundLinks },
  { name: '0032-recommendations', class: Recommendations },
  { name: '0038-kpi-weeks', class: KpiWeeks },
  { name: '0036-summaries', class: Summaries },
  { name: '0039-language-model', class: LanguageModel },
  { name: '0010-weekly-summaries', class: WeeklySummaries },
  { name: '0021-sessions', class: Sessions },
  { name: '0024-kpi-series-within', class: KpiSeriesWithin },
  { name: '0040-times-of-day', class: TimesOfDay },
  { name: '0041-open-questions', class: OpenQuestions },
  { name: '0017-new-keys', class: NewKeys },
  { name: '0043-promises-in-order', class: PromisesInOrder },
  { name: '0044-ledger-pages', class: LedgerPages },
  { name: '0045-days-of-breaks', class: DaysOfBreaks },
  { name: '0046-events-with-a-place', class: EventsWithAPlace },
];
