import { app, type Session, session, type WebContents } from 'electron';
import { originOf } from '../gateway/sender.ts';
import { CONTENT_ORIGIN } from './content.ts';

/**
 * Closes every way out of the window and into the network (TRUST, Security 4 and 5), for every
 * contents that will ever be made. `origins` are the only places content may come from. Nothing
 * opens the system's browser: `shell.openExternal` is not called anywhere.
 */
export function installGuards(
  origins: readonly string[],
  report: (where: string, what: string) => void,
): void {
  app.on('web-contents-created', (_, contents) => guardContents(contents, origins, report));
  guardSession(session.defaultSession, origins, report);
}

function guardContents(
  contents: WebContents,
  origins: readonly string[],
  report: (where: string, what: string) => void,
): void {
  const refuse = (event: { preventDefault(): void }, what: string) => {
    event.preventDefault();
    report('guards', `${what} refused`);
  };
  contents.on('will-navigate', (event) => {
    if (!isOwnReload(contents, event.url, origins)) refuse(event, 'will-navigate');
  });
  contents.on('will-frame-navigate', (event) => {
    if (!event.isMainFrame || !isOwnReload(contents, event.url, origins))
      refuse(event, 'will-frame-navigate');
  });
  contents.on('will-redirect', (event) => refuse(event, 'will-redirect'));
  contents.on('will-attach-webview', (event) => refuse(event, 'will-attach-webview'));
  contents.setWindowOpenHandler(() => {
    report('guards', 'window.open refused');
    return { action: 'deny' };
  });
}

/**
 * The page may load itself anew: the button of a screen that broke does. The development server
 * reloads whatever it serves; nothing else navigates.
 */
function isOwnReload(contents: WebContents, url: string, origins: readonly string[]): boolean {
  const origin = originOf(url);
  const here = contents.getURL();
  if (!origins.includes(origin) || origin !== originOf(here)) return false;
  return origin !== CONTENT_ORIGIN || withoutHash(url) === withoutHash(here);
}

function withoutHash(url: string): string {
  return url.split('#', 1)[0] ?? '';
}

function guardSession(
  target: Session,
  origins: readonly string[],
  report: (where: string, what: string) => void,
): void {
  target.setPermissionRequestHandler((_, permission, answer) => {
    report('guards', `permission ${permission} refused`);
    answer(false);
  });
  target.setPermissionCheckHandler(() => false);
  target.setDevicePermissionHandler(() => false);
  target.on('will-download', (event) => event.preventDefault());
  const allowed = new Set(origins.flatMap((origin) => [origin, origin.replace(/^http/, 'ws')]));
  target.webRequest.onBeforeRequest((details, answer) => {
    const isOurs = allowed.has(originOf(details.url)) || /^(data|devtools):/.test(details.url);
    if (!isOurs) report('guards', `request refused: ${originOf(details.url)}`);
    answer({ cancel: !isOurs });
  });
}
