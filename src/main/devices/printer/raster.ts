const RASTER_HEAD = '\x1dv0\x00';
/** A 0x10 that would begin a command, or that ends the picture. */
// oxlint-disable-next-line no-control-regex -- bytes, not text
const BEGINS_COMMAND = /\x10(?=[\x04\x05\x14]|$)/g;
// oxlint-disable-next-line no-control-regex -- bytes, not text
const REAL_TIME_COMMAND = /\x10[\x04\x05\x14]/;

/**
 * Makes raster images harmless: the bytes `10 04`, `10 05` and `10 14` are executed in real
 * time wherever they stand, so one pixel is set where they would meet (DEVICES, traps).
 * `commands` is a binary string that begins with GS v 0 commands.
 */
export function sanitiseRaster(commands: string): string {
  let safe = '';
  let rest = commands;
  for (let at = rest.indexOf(RASTER_HEAD); at >= 0; at = rest.indexOf(RASTER_HEAD)) {
    const byte = (offset: number) => rest.charCodeAt(at + RASTER_HEAD.length + offset);
    const size = (byte(0) + byte(1) * 256) * (byte(2) + byte(3) * 256);
    const start = at + RASTER_HEAD.length + 4;
    // The pixel in front is flipped: 0x10 becomes 0x11, which begins nothing.
    const data = rest.slice(start, start + size).replace(BEGINS_COMMAND, '\x11');
    safe += rest.slice(0, start) + data;
    rest = rest.slice(start + size);
  }
  return safe + rest;
}

/** Whether bytes hold a real-time command; page content never may. */
export function hasRealTimeCommand(commands: string): boolean {
  return REAL_TIME_COMMAND.test(commands);
}
