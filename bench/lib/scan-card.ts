import { openReadOnly } from '../../src/main/store/open-database.ts';
import type { DevtoolsPage } from './devtools.ts';
import { questionsOf } from './questions.ts';

/** Card numbers of different members. */
export function scanCodes(storeFile: string, count: number): string[] {
  const connection = openReadOnly(storeFile);
  try {
    return [...new Set(questionsOf(connection.asDb(), count).card)];
  } finally {
    connection.close();
  }
}

/**
 * Scans a member card on the virtual scanner and returns the milliseconds from there until the
 * member's card stood in the window and a frame with it was painted. The way is longer than that
 * of a real scan by one call from the page to the device host.
 */
export async function scanCard(page: DevtoolsPage, code: string): Promise<number> {
  return Number(await page.evaluate(scanExpression(JSON.stringify(code))));
}

function scanExpression(code: string): string {
  return `new Promise((resolve, reject) => {
    const isShown = () =>
      [...document.querySelectorAll('section span')].some((span) => span.textContent === ${code});
    if (isShown()) return reject(new Error('The card is shown already'));
    const end = (action) => {
      clearTimeout(timer);
      observer.disconnect();
      action();
    };
    const timer = setTimeout(
      () => end(() => reject(new Error('Not shown: ' + document.body.innerText.slice(0, 400)))),
      5000,
    );
    const observer = new MutationObserver(() => {
      if (!isShown()) return;
      end(() => requestAnimationFrame(() => {
        // After the frame's callbacks come style, layout and paint, then the next task.
        const after = new MessageChannel();
        after.port1.onmessage = () => resolve(performance.now() - startedAt);
        after.port2.postMessage(null);
      }));
    });
    observer.observe(document.body, { subtree: true, childList: true, characterData: true });
    const startedAt = performance.now();
    window.till.call('devices.virtualScan', { code: ${code} }).then((reply) => {
      if (!reply.ok) end(() => reject(new Error(JSON.stringify(reply))));
    });
  })`;
}
