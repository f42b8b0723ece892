import Box from '@mui/material/Box';
import { useEffect, useRef, useState } from 'react';
import type { KeyboardEvent, RefObject } from 'react';
import { useT } from '../../i18n/index.ts';
import { useTillQuery } from '../../lib/use-till.ts';
import { Chip } from '../../ui/index.ts';
import { MemberPanel } from '../members/index.ts';
import { Basket } from './basket/basket.tsx';
import { BasketFoot } from './basket/basket-foot.tsx';
import { CounterDialogs } from './counter-dialogs.tsx';
import { enrolPrefill } from './logic/box-keys.ts';
import { OutcomePanel } from './outcome-panel.tsx';
import { PayColumn } from './pay/pay-column.tsx';
import { CounterSearch } from './search/counter-search.tsx';
import { CounterContext } from './state/counter-context.ts';
import { saleStore, useSale } from './state/sale-store.ts';
import { useCounterState } from './state/use-counter-state.ts';
import { useQuote } from './state/use-quote.ts';
import { useBoxCommands } from './use-box-commands.ts';
import { useCounterActions } from './use-counter-actions.ts';
import { useSaleNotices } from './use-notices.ts';

/** From this width on the member has a column of its own. */
const WIDE_PX = 1240;

/** The counter: one box to find everything, the member, the basket, the payment. */
export function CounterScreen() {
  const state = useCounterState();
  const { counter, searchRef } = state;
  const sale = useSale();
  const [text, setText] = useState('');
  const place = useRef<HTMLDivElement>(null);
  const isWide = useIsWide(place);
  const onEnrol = () => {
    counter.open({ kind: 'enrol', ...enrolPrefill(text), cardNo: '' });
    setText('');
  };
  const onCommand = useBoxCommands({ counter, text, clearText: () => setText('') });
  useCounterActions({ counter, onEnrol });
  useSaleNotices();
  const isDone = sale.phase === 'done' && sale.outcome !== null;

  return (
    <CounterContext value={counter}>
      <Box
        component="main"
        ref={place}
        onPointerUp={() => refocus(counter.focusSearch)}
        onKeyDown={(event) => routeKey(event, searchRef)}
        sx={{
          flex: 1,
          minHeight: 0,
          display: 'flex',
          flexDirection: 'column',
          gap: 2,
          px: isWide ? 2.5 : 1.5,
          py: isWide ? 2 : 1.5,
        }}
      >
        <CounterSearch
          text={text}
          onText={setText}
          inputRef={searchRef}
          end={<ScannerChip />}
          onCommand={onCommand}
          onEnrol={onEnrol}
        />
        {isDone && sale.outcome !== null ? (
          <OutcomePanel
            outcome={sale.outcome}
            onNext={() => saleStore.dispatch({ type: 'nextSale' })}
          />
        ) : (
          <Sheet isWide={isWide} onEnrol={onEnrol} />
        )}
      </Box>
      <CounterDialogs state={state} />
    </CounterContext>
  );
}

/** The sheet on the desk: member, basket, payment. */
function Sheet({ isWide, onEnrol }: { readonly isWide: boolean; readonly onEnrol: () => void }) {
  const view = useQuote();
  return (
    <Box
      sx={{
        flex: 1,
        minHeight: 0,
        display: 'grid',
        gridTemplateColumns: isWide ? '320px minmax(0, 1fr) 280px' : 'minmax(0, 1fr) 264px',
        gridTemplateRows: 'minmax(0, 1fr)',
        bgcolor: 'background.paper',
        border: '1px solid',
        borderColor: 'divider',
        borderRadius: '12px',
        overflow: 'hidden',
        '& > * + *': { borderLeft: '1px solid', borderColor: 'divider' },
      }}
    >
      {isWide ? <Member shape="column" onEnrol={onEnrol} /> : null}
      <Box sx={{ minWidth: 0, minHeight: 0, display: 'flex', flexDirection: 'column' }}>
        {isWide ? null : (
          <Box sx={{ borderBottom: '1px solid', borderColor: 'divider' }}>
            <Member shape="bar" onEnrol={onEnrol} />
          </Box>
        )}
        <Basket quote={view} foot={<BasketFoot view={view} onEnrol={onEnrol} />} />
      </Box>
      <PayColumn view={view} />
    </Box>
  );
}

function Member({
  shape,
  onEnrol,
}: {
  readonly shape: 'column' | 'bar';
  readonly onEnrol: () => void;
}) {
  const sale = useSale();
  return (
    <CounterContext.Consumer>
      {(counter) => (
        <MemberPanel
          key={sale.memberId}
          memberId={sale.memberId}
          shape={shape}
          isRedeemable={sale.lines.length > 0}
          onRedeem={() => counter?.open({ kind: 'redeem' })}
          onHistory={() => counter?.open({ kind: 'history' })}
          onDetach={() => saleStore.dispatch({ type: 'memberDetached' })}
          onEnrol={onEnrol}
          onOpenReceipt={(saleId) => counter?.openReceipt(saleId)}
        />
      )}
    </CounterContext.Consumer>
  );
}

function ScannerChip() {
  const t = useT();
  const devices = useTillQuery('devices.list', {});
  const scanners = (devices.data ?? []).filter(({ config }) => config.kind === 'scanner');
  if (scanners.length === 0) return null;
  const isReady = scanners.some(({ state }) => state === 'ready');
  return (
    <Box sx={{ flexShrink: 0 }}>
      {isReady ? (
        <Chip tone="ok">{t('sales:search.scannerReady')}</Chip>
      ) : (
        <Chip tone="warn">{t('sales:search.scannerGone')}</Chip>
      )}
    </Box>
  );
}

/** After a tap the next key belongs to the search box again, unless a field was tapped. */
function refocus(focusSearch: () => void): void {
  requestAnimationFrame(() => {
    const active = document.activeElement;
    const isField = active instanceof HTMLInputElement || active instanceof HTMLTextAreaElement;
    const isInDialog = active?.closest('[role="dialog"], [role="presentation"].MuiPopover-root');
    if (!isField && (isInDialog === null || isInDialog === undefined)) focusSearch();
  });
}

/** Typing anywhere on the counter goes into the box; Esc in another field comes back to it. */
function routeKey(event: KeyboardEvent, search: RefObject<HTMLInputElement | null>): void {
  const box = search.current;
  if (box === null || event.target === box) return;
  const isField =
    event.target instanceof HTMLInputElement || event.target instanceof HTMLTextAreaElement;
  if (event.key === 'Escape') box.focus();
  const isPlain = !event.ctrlKey && !event.altKey && !event.metaKey;
  if (!isField && isPlain && [...event.key].length === 1 && event.key !== ' ') box.focus();
}

function useIsWide(place: RefObject<HTMLElement | null>): boolean {
  const [isWide, setIsWide] = useState(globalThis.innerWidth >= WIDE_PX);
  useEffect(() => {
    const element = place.current;
    if (element === null) return undefined;
    const observer = new ResizeObserver(([entry]) => {
      if (entry !== undefined)
        setIsWide(
          entry.borderBoxSize[0]?.inlineSize === undefined
            ? entry.contentRect.width >= WIDE_PX
            : entry.borderBoxSize[0].inlineSize >= WIDE_PX,
        );
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, [place]);
  return isWide;
}
