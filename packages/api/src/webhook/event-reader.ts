import { parse } from 'graphql';
import { cursorAfter, positionOf } from '../event/event.read.ts';
import { graphqlNameOf } from '../lib/closed-set.ts';
import type { Answer, Reader } from '../read/execute.ts';
import type { Viewer } from '../viewer/viewer.ts';

const LIST = parse(
  'query ($after: String, $types: [EventType!]) { events(after: $after, types: $types, first: 100) { nodes { id type cursor } pageInfo { hasNextPage } } }',
);
const ONE = parse('subscription { events { id cursor at userId podId commitmentId } }');

export type ListedEvent = { readonly id: string; readonly position: number };
/** What is said of an event; ids only. */
export type SentEvent = {
  readonly id: string;
  readonly cursor: string;
  readonly at: string;
  readonly userId: string | null;
  readonly podId: string | null;
  readonly commitmentId: string | null;
};

/** The log as the owner of a webhook sees it: by the same rules as the list and the subscription. */
export class EventReader {
  constructor(private readonly reader: Reader) {}

  /**
   * The first hundred events after a position that the viewer may see; `isAll` when there are no more of them now.
   * @throws Error when the database does not answer
   */
  async after(position: number, types: readonly string[] | null, viewer: Viewer, now: Date): Promise<{ events: ListedEvent[]; isAll: boolean }> {
    const variables = { after: cursorAfter(position), types: types && types.map(graphqlNameOf) };
    const data = dataOf<{ events: { nodes: { id: string; cursor: string }[]; pageInfo: { hasNextPage: boolean } } }>(
      await this.reader.answer(LIST, variables, { viewer, now }),
    );
    const events = data.events.nodes.map(({ id, cursor }) => ({ id, position: positionOf(cursor) }));
    return { events, isAll: !data.events.pageInfo.hasNextPage };
  }

  /**
   * An event as the viewer sees it now; null when they may not see it (any more).
   * @throws Error when the database does not answer
   */
  async one(id: string, viewer: Viewer, now: Date): Promise<SentEvent | null> {
    const answer = await this.reader.readEvent(ONE, {}, { viewer, now }, { payload: { id } });
    return answer === undefined ? null : dataOf<{ events: SentEvent }>(answer).events;
  }
}

function dataOf<Data>({ data, errors }: Answer): Data {
  if (data === undefined || errors?.[0]) throw errors?.[0] ?? new Error('The log was not read.');
  return JSON.parse(data) as Data;
}
