import { type BrowserWindow, ipcMain, type IpcMainInvokeEvent } from 'electron';
import { CALL_CHANNEL, EVENT_CHANNEL } from '../../contract/bridge.ts';
import type { NumberedEvent } from '../../contract/events.ts';
import type { Gateway } from './gateway.ts';
import { isTrustedSender, type Sender } from './sender.ts';

/** Whether a call came from the main frame of `window`, showing our own content. */
export function senderCheck(
  window: () => BrowserWindow | null,
  origins: readonly string[],
): (event: unknown) => boolean {
  return (event) => isTrustedSender(senderOf(event as IpcMainInvokeEvent, window()), origins);
}

function senderOf(event: IpcMainInvokeEvent, window: BrowserWindow | null): Sender | null {
  const frame = event.senderFrame;
  if (frame === null || window === null || window.isDestroyed()) return null;
  return {
    url: frame.url,
    isMainFrame: frame === window.webContents.mainFrame,
    isOwnWindow: event.sender === window.webContents,
  };
}

/** Puts the gateway on the one channel of calls. */
export function serveCalls(gateway: Gateway): void {
  ipcMain.handle(CALL_CHANNEL, (event, name: unknown, input: unknown) =>
    gateway.handle(event, name, input),
  );
}

/** How the hub reaches the window, when there is one. */
export function deliverTo(window: () => BrowserWindow | null): (numbered: NumberedEvent) => void {
  return (numbered) => {
    const target = window();
    if (target === null || target.isDestroyed()) return;
    const { webContents } = target;
    // A page that crashed asks for everything again when it is back.
    if (webContents.isDestroyed() || webContents.isCrashed()) return;
    webContents.send(EVENT_CHANNEL, numbered);
  };
}
