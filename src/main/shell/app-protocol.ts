import { protocol } from 'electron';
import { answerContent } from './content.ts';

/** Must run before the app is ready: `app://` then counts as a secure origin of its own. */
export function registerScheme(): void {
  protocol.registerSchemesAsPrivileged([
    {
      scheme: 'app',
      privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
    },
  ]);
}

/** Serves the window's content out of `root` by `app://guitai/`. */
export function serveContent(root: string): void {
  protocol.handle('app', (request) => answerContent(root, request));
}
