import { expect, test } from 'vitest';
import { refusal, run } from '../../test/running-playground.ts';

/** A picture of 3 by 2 pixels: enough of a PNG for its size to be read. */
const PICTURE = Buffer.concat([
  Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'),
  Buffer.from([0, 0, 0, 3, 0, 0, 0, 2]),
  Buffer.from('0802000000', 'hex'),
  Buffer.alloc(32),
]);

test('a photo sent as multipart arrives with its caption, its buttons and its bytes', async () => {
  const { playground, driver, commitmentBot } = await run();
  const ana = await driver.person({ first_name: 'Bea' });
  await ana.say('/progress');
  const sent = await commitmentBot.telegram.sendPhoto(
    ana.id,
    { source: PICTURE, filename: 'week.png' },
    {
      caption: 'Your week',
      caption_entities: [{ type: 'bold', offset: 5, length: 4 }],
      reply_markup: { inline_keyboard: [[{ text: 'Done', callback_data: 'd' }]] },
    },
  );
  expect(sent).toMatchObject({
    caption: 'Your week',
    caption_entities: [{ type: 'bold', offset: 5, length: 4 }],
    photo: [{ width: 3, height: 2, file_size: PICTURE.length }],
  });
  expect(sent).toHaveProperty('reply_markup.inline_keyboard.0.0.text', 'Done');
  const link = await commitmentBot.telegram.getFileLink(sent.photo[0]?.file_id ?? '');
  expect(Buffer.from(await (await fetch(link)).arrayBuffer())).toEqual(PICTURE);
  const onPage = await fetch(`${playground.url}/control/files/${sent.photo[0]?.file_id ?? ''}`);
  expect(onPage.headers.get('content-type')).toBe('image/png');
  const again = await commitmentBot.telegram.sendPhoto(ana.id, sent.photo[0]?.file_id ?? '');
  expect(again.photo).toEqual(sent.photo);
  const edited = await commitmentBot.telegram.editMessageCaption(ana.id, sent.message_id, undefined, 'Your month');
  expect(edited).toMatchObject({ caption: 'Your month', photo: sent.photo });
});

test('what is no picture is refused as a photo and taken as a file', async () => {
  const { driver, commitmentBot } = await run();
  const ana = await driver.person({ first_name: 'Bea' });
  await ana.say('/export');
  const source = Buffer.from('{"commitments":[]}');
  expect(await refusal(commitmentBot.telegram.sendPhoto(ana.id, { source, filename: 'x.png' }))).toBe('400: Bad Request: IMAGE_PROCESS_FAILED');
  expect(await refusal(commitmentBot.telegram.sendPhoto(ana.id, 'unknown-id'))).toBe('400: Bad Request: wrong file identifier/HTTP URL specified');
  const sent = await commitmentBot.telegram.sendDocument(ana.id, { source, filename: 'export.json' });
  expect(sent.document).toMatchObject({ file_name: 'export.json', file_size: source.length });
  expect(await refusal(commitmentBot.telegram.sendPhoto(ana.id, { source: PICTURE }, { caption: 'x'.repeat(1025) }))).toBe(
    '400: Bad Request: message caption is too long',
  );
});
