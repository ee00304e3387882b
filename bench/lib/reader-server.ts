import { TrustedDocuments } from '../../packages/api/src/read/trusted-documents.ts';
import { anonymous } from '../../packages/api/src/viewer/viewer.ts';
import { realReader } from '../../packages/api/test/read/real-reader.ts';
import { report, servePosts } from './child-server.ts';
import { MANIFEST } from './read-operations.ts';

// The read path alone behind node:http: trusted documents with their rules, but no credentials, no limits, no log.
const { reader } = await realReader(process.argv[2]!);
const trusted = new TrustedDocuments(reader, MANIFEST);

type Body = { readonly hash: string; readonly variables: Record<string, unknown>; readonly userId: string | null };
const url = await servePosts(async ({ hash, variables, userId }: Body) => {
  const viewer = { ...anonymous, kind: userId === null ? ('admin' as const) : ('member' as const), id: userId };
  const { data, errors } = (await trusted.answerTrusted(hash, variables, { viewer, now: new Date() }))!;
  return errors ? JSON.stringify({ errors }) : `{"data":${data!}}`;
});
report(url);
