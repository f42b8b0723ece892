import { useEffect, useEffectEvent } from 'react';
import { beep } from '../../lib/beep.ts';
import { notify } from '../../lib/notices.ts';
import { onUnwantedScan, type Scan } from '../../lib/scans.ts';
import { useScanWords } from '../../lib/scan-words.ts';
import { readMeaning } from '../../lib/use-scans.ts';

/** Where nobody wants a scan it is named, with a beep, as long as someone is signed in. */
export function UnwantedScans() {
  const words = useScanWords();
  const name = useEffectEvent(async (scan: Scan, before: (scan: Scan) => void) => {
    const reply = await readMeaning(scan);
    if (!reply.ok) before(scan);
    else {
      beep();
      notify({ tone: 'warn', text: words.notHere(reply.value) });
    }
  });
  useEffect(() => onUnwantedScan((scan, before) => void name(scan, before)), []);
  return null;
}
