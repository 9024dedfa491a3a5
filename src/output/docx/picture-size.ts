/** The size of pictures in pixels, as their files say it. */

/** Width and height of a PNG, GIF or JPEG file. Throws where there is none to be found. */
export function naturalSize(bytes: Uint8Array): readonly [number, number] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const size = pngSize(view) ?? gifSize(view) ?? jpegSize(view);
  if (size === undefined || size[0] <= 0 || size[1] <= 0)
    throw new Error("it is no PNG, JPEG or GIF picture, whatever its name says");
  return size;
}

function pngSize(view: DataView): readonly [number, number] | undefined {
  if (view.byteLength < 24 || view.getUint32(0) !== 0x89504e47) return undefined;
  return [view.getUint32(16), view.getUint32(20)];
}

function gifSize(view: DataView): readonly [number, number] | undefined {
  if (view.byteLength < 10 || view.getUint32(0) !== 0x47494638) return undefined;
  return [view.getUint16(6, true), view.getUint16(8, true)];
}

/** The frame header of a JPEG; its segments are gone through one by one. */
function jpegSize(view: DataView): readonly [number, number] | undefined {
  if (view.byteLength < 4 || view.getUint16(0) !== 0xffd8) return undefined;
  let at = 2;
  while (at + 9 < view.byteLength) {
    if (view.getUint8(at) !== 0xff) return undefined;
    const marker = view.getUint8(at + 1);
    const frame =
      marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
    if (frame) return [view.getUint16(at + 7), view.getUint16(at + 5)];
    // A fill byte stands alone.
    at += marker === 0xff ? 1 : 2 + view.getUint16(at + 2);
  }
  return undefined;
}
