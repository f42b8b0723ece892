import Typography from '@mui/material/Typography';
import { useEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { useT } from '../../i18n/index.ts';
import { callTill } from '../../lib/bridge.ts';
import { routeScan, useScanHandler } from '../../lib/scans.ts';
import { useNow } from '../../lib/use-delayed.ts';
import { useTillEvent } from '../../lib/use-till.ts';
import { BigButton } from '../../ui/big-button.tsx';
import { Dialog } from '../../ui/dialog.tsx';

const TOUCH_EVERY_MS = 10_000;

/** Tells the till that someone is at work, and warns before it locks itself. */
export function AutoLockWarning() {
  const t = useT();
  const [locksAt, setLocksAt] = useState<number | null>(null);
  const now = useNow(locksAt !== null);
  useTillEvent('session.expiring', ({ secondsLeft }) =>
    setLocksAt(Date.now() + secondsLeft * 1000),
  );
  const touch = useTouch(() => setLocksAt(null), locksAt !== null);
  useTillEvent('scanner.scanned', () => touch());
  const seconds = locksAt === null ? 0 : Math.max(0, Math.ceil((locksAt - now) / 1000));

  return (
    <Dialog
      isOpen={locksAt !== null}
      onClose={touch}
      title={t('app:autoLock.title', { count: seconds })}
      width="xs"
      onSubmit={touch}
      actions={
        <BigButton kind="primary" type="submit" autoFocus>
          {t('app:autoLock.stay')}
        </BigButton>
      }
    >
      <Typography>{t('app:autoLock.text')}</Typography>
      <PassScans onScan={touch} />
    </Dialog>
  );
}

/** Who scans is at work: the warning goes, and the scan goes to what lay under it. */
function PassScans({ onScan }: { readonly onScan: () => void }) {
  useScanHandler((scan) => {
    flushSync(onScan);
    routeScan(scan);
  });
  return null;
}

/** Sends `staff.touch` at most every ten seconds while keys, fingers or the mouse are busy. */
function useTouch(onTouched: () => void, isWarning: boolean): () => void {
  const lastAt = useRef(0);
  const touch = () => {
    lastAt.current = Date.now();
    onTouched();
    void callTill('staff.touch', {});
  };
  const latest = useRef(touch);
  useEffect(() => {
    latest.current = touch;
  });
  useEffect(() => {
    const hear = () => {
      if (isWarning || Date.now() - lastAt.current > TOUCH_EVERY_MS) latest.current();
    };
    const types = ['keydown', 'pointerdown', 'wheel'] as const;
    for (const type of types) window.addEventListener(type, hear, { capture: true, passive: true });
    return () => {
      for (const type of types) window.removeEventListener(type, hear, { capture: true });
    };
  }, [isWarning]);
  return touch;
}
