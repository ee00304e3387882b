import { ERRORS } from './lib/errors.ts';

const HEAD = `<!-- Made from packages/api/src/lib/errors.ts: change it there and run "npm run codegen"; edits here are overwritten. -->

# Errors

Every error has a sentence for people in \`message\`, and in \`extensions.code\` one of the codes below to go by. \`extensions.field\` names the input at fault,
where there is one. Sentences may be reworded at any time; a code keeps its meaning. Over a WebSocket the codes are the same, without a status.

Once an operation runs the HTTP status is 200, whatever stands in \`errors\`; some codes come only then. The status in the table is that of a request of
which nothing ran. One that was refused for its document or variables has 400 for clients that accept \`application/graphql-response+json\`, and 200 for those
that accept only \`application/json\`, as the GraphQL over HTTP specification asks for.

| code | HTTP status | what it means | what to do |
|---|---|---|---|
`;

/** docs/errors.md: the catalogue of codes as a page, in the order of the code. */
export function errorPage(): string {
  const rows = Object.entries(ERRORS).map(([code, { status, meaning, cure }]) => `| \`${code}\` | ${status ?? 200} | ${meaning} | ${cure} |`);
  return `${HEAD}${rows.join('\n')}\n`;
}
