import Box from '@mui/material/Box';
import { useRef, useState } from 'react';
import { useT } from '../../i18n/index.ts';
import { useTillQuery } from '../../lib/use-till.ts';
import { Chip } from '../../ui/index.ts';
import { CounterDialogs } from './counter-dialogs.tsx';
import { CounterSheet } from './counter-sheet.tsx';
import { CustomerDisplay } from './customer-display.tsx';
import { refocus, routeKey } from './focus-keys.ts';
import { enrolPrefill } from './logic/box-keys.ts';
import { OutcomePanel } from './outcome-panel.tsx';
import { CounterSearch } from './search/counter-search.tsx';
import { CounterContext } from './state/counter-context.ts';
import { saleStore, useSale } from './state/sale-store.ts';
import { useCounterState } from './state/use-counter-state.ts';
import { useBoxCommands } from './use-box-commands.ts';
import { useCounterActions } from './use-counter-actions.ts';
import { useSaleNotices } from './use-notices.ts';
import { useShape } from './use-shape.ts';

/** The counter: one box to find everything, the member, the basket, the payment. */
export function CounterScreen() {
  const state = useCounterState();
  const { counter, searchRef } = state;
  const sale = useSale();
  const [text, setText] = useState('');
  const place = useRef<HTMLDivElement>(null);
  const shape = useShape(place);
  const isWide = shape === 'wide';
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
          overflowY: shape === 'narrow' ? 'auto' : 'visible',
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
          <CounterSheet shape={shape} onEnrol={onEnrol} />
        )}
      </Box>
      <CounterDialogs state={state} />
      <CustomerDisplay isPaying={state.dialog?.kind === 'pay'} />
    </CounterContext>
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
