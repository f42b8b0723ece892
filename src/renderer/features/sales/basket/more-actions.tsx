import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import Box from '@mui/material/Box';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useT } from '../../../i18n/index.ts';
import type { TKey } from '../../../i18n/index.ts';
import { LayerContext, useNewLayer } from '../../../lib/layers.ts';
import { BigButton, Kbd } from '../../../ui/index.ts';
import { useCounter } from '../state/counter-context.ts';
import { useSale } from '../state/sale-store.ts';

interface Item {
  readonly label: TKey;
  readonly keys: string;
  readonly isEnabled: boolean;
  readonly run: () => void;
}

/** What is needed too rarely for a button of its own. */
export function MoreActions({ onEnrol }: { readonly onEnrol: () => void }) {
  const t = useT();
  const { open } = useCounter();
  const hasLines = useSale().lines.length > 0;
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const items: readonly Item[] = [
    { label: 'sales:action.enrol', keys: 'f3', isEnabled: true, run: onEnrol },
    {
      label: 'sales:action.held',
      keys: 'shift+f4',
      isEnabled: true,
      run: () => open({ kind: 'held' }),
    },
    {
      label: 'sales:action.note',
      keys: 'ctrl+n',
      isEnabled: hasLines,
      run: () => open({ kind: 'note', key: null }),
    },
    {
      label: 'sales:action.void',
      keys: 'ctrl+delete',
      isEnabled: hasLines,
      run: () => open({ kind: 'void' }),
    },
  ];
  return (
    <>
      <BigButton
        kind="quiet"
        aria-haspopup="menu"
        onClick={(event) => setAnchor(event.currentTarget)}
        sx={{ px: 1 }}
      >
        {t('sales:foot.more')} …
      </BigButton>
      <Menu
        open={anchor !== null}
        anchorEl={anchor}
        transitionDuration={80}
        onClose={() => setAnchor(null)}
        anchorOrigin={{ vertical: 'top', horizontal: 'left' }}
        transformOrigin={{ vertical: 'bottom', horizontal: 'left' }}
      >
        {items.map(({ label, keys, isEnabled, run }) => (
          <MenuItem
            key={label}
            disabled={!isEnabled}
            onClick={() => {
              setAnchor(null);
              run();
            }}
            sx={{ minHeight: 48, gap: 3 }}
          >
            <Box component="span" sx={{ flex: 1 }}>
              {t(label)}
            </Box>
            <Kbd keys={keys} />
          </MenuItem>
        ))}
        {anchor === null ? null : <Layer />}
      </Menu>
    </>
  );
}

/** While the menu is open, keys and scans of the counter rest. */
function Layer(): ReactNode {
  const layer = useNewLayer();
  return <LayerContext value={layer}>{null}</LayerContext>;
}
