import { listen } from './http-server.ts';

type Input = Record<string, unknown>;
export type ApiCall = { readonly operation: string; readonly input: Input; readonly actsFor: string | null };
type Answer = (input: Input, call: ApiCall) => unknown;

/** The API at the level of HTTP: answers by operation name, remembers handled updates, can be away. */
export class FakeApi {
  readonly calls: ApiCall[] = [];
  readonly handled = new Set<string>();
  url = '';
  isAway = false;
  close: () => Promise<void> = () => Promise.resolve();
  deliveries: Record<string, unknown>[] = [];

  private readonly answers: Record<string, Answer> = {
    RecordUpdate: (input) => {
      const key = String(input['updateId']);
      if (input['isHandled'] === true) this.handled.add(key);
      return { recordUpdate: { isHandled: this.handled.has(key), isNew: true } };
    },
    ClaimDeliveries: () => ({ claimDeliveries: { deliveries: this.deliveries.splice(0, 10) } }),
    ConfirmDelivery: () => ({ confirmDelivery: { wasCurrent: true } }),
    FailDelivery: () => ({ failDelivery: { wasCurrent: true } }),
    CompleteCommitment: () => ({ completeCommitment: { wasAlready: false, commitment: {}, user: {} } }),
    RegisterTelegramUser: () => ({ registerTelegramUser: { isNew: true, user: {} } }),
  };

  static async start(): Promise<FakeApi> {
    const api = new FakeApi();
    const { url, close } = await listen((request, body, response) => {
      if (api.isAway || body === '') return void response.destroy();
      const { query, variables } = JSON.parse(body) as { query?: string; variables?: { input?: Input } };
      response.setHeader('content-type', 'application/json');
      if (query === undefined) return void response.end(refusal('PERSISTED_QUERY_NOT_FOUND'));
      const operation = /(?:query|mutation) (\w+)/.exec(query)?.[1] ?? '';
      const actsFor = request.headers['x-act-as'];
      const call = { operation, input: variables?.input ?? {}, actsFor: typeof actsFor === 'string' ? actsFor : null };
      api.calls.push(call);
      response.end(api.reply(call));
    });
    api.url = `${url}/graphql`;
    api.close = close;
    return api;
  }

  /** What this operation answers from now on; an Error's message is taken as the code of a refusal, and what it says behind a space as the field. */
  on(operation: string, answer: Answer): void {
    this.answers[operation] = answer;
  }

  made(operation: string): ApiCall[] {
    return this.calls.filter((call) => call.operation === operation);
  }

  private reply(call: ApiCall): string {
    const answer = this.answers[call.operation];
    if (!answer) return refusal('INTERNAL');
    const data = answer(call.input, call);
    return data instanceof Error ? refusal(data.message) : JSON.stringify({ data });
  }
}

function refusal(what: string): string {
  const [code, field] = what.split(' ');
  return JSON.stringify({ errors: [{ message: 'A sentence.', extensions: { code, field } }] });
}
