import { WorkerEmbedder } from '../../packages/api/src/commitment/smart/embedder.ts';

/**
 * The vectors of texts, so many at a time.
 * @throws Error when the model does not load or is too slow
 */
export async function embedded(texts: readonly string[], atOnce: number): Promise<Float32Array[]> {
  const embedder = new WorkerEmbedder(new URL('../../packages/api/package.json', import.meta.url).href);
  const all: Float32Array[] = [];
  for (let at = 0; at < texts.length; at += atOnce) {
    const vectors = await embedder.embed(texts.slice(at, at + atOnce));
    if (vectors === null) throw new Error('The model did not load or was too slow.');
    all.push(...vectors);
  }
  await embedder.stop();
  return all;
}
