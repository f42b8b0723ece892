import { useEffect, useEffectEvent } from 'react';
import { useT } from '../i18n/index.ts';
import { beep } from '../lib/beep.ts';
import { listenForWedge } from '../lib/listen-wedge.ts';
import { dismissNotice, notify } from '../lib/notices.ts';
import { onUnwantedScan, routeScan } from '../lib/scans.ts';
import { useTillEvent } from '../lib/use-till.ts';
import { visibleCode } from '../lib/visible-code.ts';

/** Everything that comes in by a scanner, on every screen: to who wants it, or a beep. */
export function useInputs(): void {
  const t = useT();
  useEffect(() => listenForWedge(), []);
  useTillEvent('scanner.scanned', ({ code, aim }) => routeScan({ code, aim, source: 'serial' }));
  useTillEvent('scanner.discarded', ({ reason }) => {
    beep();
    const text = reason === 'tooLong' ? t('app:scan.tooLong') : t('app:scan.unreadable');
    notify({ tone: 'warn', text });
  });
  // What was said to one person is not for the next.
  useTillEvent('session.changed', () => dismissNotice());
  useTillEvent('app.secondInstance', () => notify({ tone: 'info', text: t('app:alreadyRunning') }));
  const refuse = useEffectEvent((code: string) => {
    beep();
    notify({ tone: 'warn', text: t('scans:raw', { code: visibleCode(code) }) });
  });
  useEffect(() => onUnwantedScan(({ code }) => refuse(code)), []);
}
