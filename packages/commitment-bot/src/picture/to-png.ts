import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

/** The two cuts of the font that come with the bot; none of the machine's own are used, so that a picture looks the same everywhere. */
const fontFiles = (): string[] => [
  require.resolve('@expo-google-fonts/inter/400Regular/Inter_400Regular.ttf'),
  require.resolve('@expo-google-fonts/inter/700Bold/Inter_700Bold.ttf'),
];

/** The drawing as a PNG, drawn off the event loop. The renderer is only loaded when the first picture is wanted. */
export async function toPng(svg: string): Promise<Buffer> {
  const { renderAsync } = await import('@resvg/resvg-js');
  const image = await renderAsync(svg, { font: { fontFiles: fontFiles(), loadSystemFonts: false, defaultFontFamily: 'Inter' } });
  return image.asPng();
}
