import { randomBytes } from 'node:crypto';
import type { Document, PhotoSize } from '@grammyjs/types';
import type { StoredFile } from '../world/state.ts';
import type { World } from '../world/world.ts';
import { badRequest } from './bot-api-error.ts';
import type { Upload } from './call-arguments.ts';
import { writableRoom, type Call, type Handlers } from './call.ts';
import { readImage, type ImageSize } from './image-size.ts';
import { captionContent, send } from './message-methods.ts';

const MAX_PHOTO_BYTES = 10 * 1024 * 1024;
const NOT_A_FILE = 'wrong file identifier/HTTP URL specified';

/** Returns the file of the call: a new upload is kept, a file_id is looked up. */
async function keptFile({ args, world }: Call, field: 'photo' | 'document'): Promise<StoredFile> {
  const given = args.file(field);
  if (given === undefined) throw badRequest(`there is no ${field} in the request`);
  if (typeof given !== 'string') return keep(world, given, field);
  const known = world.state.files.find((file) => file.id === given);
  if (known === undefined) throw badRequest(NOT_A_FILE);
  return known;
}

/** Throws when Telegram would not take the picture. */
function checkPhoto(content: Buffer, image: ImageSize | null): void {
  if (image === null) throw badRequest('IMAGE_PROCESS_FAILED');
  if (content.length > MAX_PHOTO_BYTES) throw badRequest('file is too big');
  const { width, height } = image;
  if (width + height > 10_000 || Math.max(width / height, height / width) > 20) throw badRequest('PHOTO_INVALID_DIMENSIONS');
}

async function keep(world: World, upload: Upload, field: 'photo' | 'document'): Promise<StoredFile> {
  const { content, name } = upload;
  const image = readImage(content);
  if (content.length === 0) throw badRequest('file must be non-empty');
  if (field === 'photo') checkPhoto(content, image);
  const id = randomBytes(24).toString('base64url');
  const path = `${field}s/${id}.${extensionOf(image, name)}`;
  const { mimeType, width, height } = image ?? { mimeType: upload.contentType, width: 0, height: 0 };
  const file: StoredFile = { id, uniqueId: id.slice(0, 12), path, name, mimeType, size: content.length, width, height };
  await world.store.saveUpload(path, content);
  world.state.files.push(file);
  return file;
}

const extensionOf = (image: ImageSize | null, name: string): string => image?.extension ?? /\.([A-Za-z0-9]{1,8})$/.exec(name)?.[1] ?? 'dat';

const photoOf = (file: StoredFile): PhotoSize[] => [
  { file_id: file.id, file_unique_id: file.uniqueId, width: file.width, height: file.height, file_size: file.size },
];

function documentOf(file: StoredFile): Document {
  return { file_id: file.id, file_unique_id: file.uniqueId, file_name: file.name, mime_type: file.mimeType, file_size: file.size };
}

/** Photos and files. */
export const mediaMethods = {
  async sendPhoto(call) {
    writableRoom(call);
    const file = await keptFile(call, 'photo');
    return send(call, () => ({ photo: photoOf(file), ...captionContent(call) }));
  },

  async sendDocument(call) {
    writableRoom(call);
    const file = await keptFile(call, 'document');
    return send(call, () => ({ document: documentOf(file), ...captionContent(call) }));
  },

  getFile({ world, args }) {
    const file = world.state.files.find((one) => one.id === args.text('file_id'));
    if (file === undefined) throw badRequest('invalid file_id');
    return { file_id: file.id, file_unique_id: file.uniqueId, file_size: file.size, file_path: file.path };
  },
} satisfies Handlers;
