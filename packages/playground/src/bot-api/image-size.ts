export interface ImageSize {
  width: number;
  height: number;
  mimeType: string;
  extension: string;
}

const PNG_SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** Returns size and kind of a PNG or JPEG picture in pixels, or null for anything else. */
export function readImage(content: Buffer): ImageSize | null {
  if (content.length >= 24 && content.subarray(0, 8).equals(PNG_SIGNATURE)) {
    return { width: content.readUInt32BE(16), height: content.readUInt32BE(20), mimeType: 'image/png', extension: 'png' };
  }
  return content.length > 4 && content.readUInt16BE(0) === 0xffd8 ? readJpeg(content) : null;
}

/** Walks the segments of a JPEG to the frame header, which holds the size. */
function readJpeg(content: Buffer): ImageSize | null {
  let at = 2;
  while (at + 9 < content.length && content[at] === 0xff) {
    const marker = content[at + 1] ?? 0;
    const isFrame = marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
    if (isFrame) return { height: content.readUInt16BE(at + 5), width: content.readUInt16BE(at + 7), mimeType: 'image/jpeg', extension: 'jpg' };
    at += 2 + content.readUInt16BE(at + 2);
  }
  return null;
}
