// The playground's page: GraphiQL with a key that stays in this tab, and subscriptions over graphql-transport-ws.
'use strict';

const { React, ReactDOM, GraphiQL, graphqlWs } = window;
const endpoint = new URL('/graphql', window.location.href);
const socketEndpoint = new URL(endpoint);
socketEndpoint.protocol = endpoint.protocol === 'https:' ? 'wss:' : 'ws:';

const EXAMPLES = `# Paste a key above, place the cursor in one of these
# and press Ctrl-Enter. In development "npm start"
# prints a ready admin key.

query Health {
  health { status version now }
}

query Members {
  users(first: 5) {
    totalCount
    nodes {
      id
      firstName
      timezone
      currentStreak
      roles { roleType }
    }
    pageInfo { hasNextPage endCursor }
  }
}

query Figures {
  kpis {
    commitmentFulfillment {
      completedCommitments
      totalCommitments
    }
    botUsage { activeUsers totalUsers }
  }
}

# What has happened; go on with "after: <endCursor>".
query Log {
  events(first: 20) {
    nodes { cursor type at userId commitmentId }
    pageInfo { endCursor hasNextPage }
  }
}

# What happens from now on.
subscription Live {
  events { cursor type at userId commitmentId }
}
`;

const field = (id) => document.getElementById(id);
const credentials = () => {
  const headers = {};
  const token = field('token').value.trim();
  const actAs = field('act-as').value.trim();
  if (token !== '') headers.authorization = `Bearer ${token}`;
  if (token !== '' && actAs !== '') headers['x-act-as'] = actAs;
  return headers;
};

function isSubscription(documentAST, operationName) {
  const operations = (documentAST?.definitions ?? []).filter((definition) => definition.kind === 'OperationDefinition');
  const chosen = operations.find((operation) => operation.name?.value === operationName) ?? operations[0];
  return chosen?.operation === 'subscription';
}

/** A new fetcher makes GraphiQL read the schema again, with the rights of the key. */
function makeFetcher(socket) {
  return (params, options) => {
    if (isSubscription(options?.documentAST, params.operationName)) return socket.iterate({ ...params, variables: params.variables ?? undefined });
    return fetch(endpoint, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/graphql-response+json, application/json', ...credentials(), ...options?.headers },
      body: JSON.stringify(params),
    }).then((response) => response.json());
  };
}

const root = ReactDOM.createRoot(field('graphiql'));
let socket;

function show(state) {
  void socket?.dispose();
  socket = graphqlWs.createClient({ url: socketEndpoint.href, connectionParams: credentials, lazy: true, retryAttempts: 0 });
  const fetcher = makeFetcher(socket);
  root.render(React.createElement(GraphiQL, { fetcher, defaultQuery: EXAMPLES, shouldPersistHeaders: false, defaultEditorToolsVisibility: false }));
  void showState(state);
}

/** Says beside the button with what the page asks, and what the API has against it. */
async function showState(state) {
  const given = JSON.stringify(credentials());
  field('state').textContent = state ?? (given === '{}' ? 'without a key' : 'with a key');
  if (given === '{}') return;
  const headers = { 'content-type': 'application/json', ...credentials() };
  const { errors } = await fetch(endpoint, { method: 'POST', headers, body: '{"query":"{ __typename }"}' }).then(
    (response) => response.json(),
    () => ({ errors: [{ message: 'The API does not answer.' }] }),
  );
  if (errors && given === JSON.stringify(credentials())) field('state').textContent = errors[0].message;
}

// sessionStorage ends with the tab: a key never outlives it, and no other tab sees it.
for (const id of ['token', 'act-as']) field(id).value = sessionStorage.getItem(`progress-${id}`) ?? '';
field('credentials').addEventListener('submit', (event) => {
  event.preventDefault();
  field('entrance').hidden = true;
  for (const id of ['token', 'act-as']) sessionStorage.setItem(`progress-${id}`, field(id).value.trim());
  show();
});
show();

// A link from the bot: what follows the "#" never left this browser. It leaves the address bar at once, and is only used up by a press of the button,
// so that whoever merely looks at the link does not spend it.
let link;
function offerEntrance() {
  const [, secret] = /^#enter=(.+)$/.exec(window.location.hash) ?? [];
  if (secret === undefined) return;
  link = secret;
  window.history.replaceState(null, '', window.location.pathname);
  field('entrance').hidden = false;
  field('entrance-offer').hidden = false;
  field('enter').hidden = false;
  field('enter').disabled = false;
  field('entrance-state').textContent = '';
}
field('enter').addEventListener('click', () => void enter(link));
window.addEventListener('hashchange', offerEntrance);
offerEntrance();

async function enter(secret) {
  field('enter').disabled = true;
  try {
    const response = await fetch('/playground/enter', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ link: secret }),
    });
    const answer = await response.json();
    if (!response.ok) throw new Error(answer.error);
    for (const [id, value] of [
      ['token', answer.key],
      ['act-as', ''],
    ]) {
      field(id).value = value;
      sessionStorage.setItem(`progress-${id}`, value);
    }
    field('entrance').hidden = true;
    show(`as admin, until ${new Date(answer.expiresAt).toLocaleTimeString([], { hour: '2-digit', minute: '2-digit' })}`);
  } catch (error) {
    field('enter').hidden = true;
    field('entrance-offer').hidden = true;
    field('entrance-state').textContent = error.message;
  }
}
