import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useId, useRef, useState } from 'react';
import { useT } from '../../i18n/index.ts';
import { isImeKey } from '../../lib/keys.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { Kbd } from '../../ui/kbd.tsx';
import { SearchField } from '../../ui/search-field.tsx';
import { usePaletteItems } from './use-palette-items.ts';
import type { PaletteItem } from './use-palette-items.ts';

interface Props {
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

/** The command palette: everything one can do here, found by typing. */
export function Palette({ isOpen, onClose }: Props) {
  const t = useT();
  return (
    <Dialog isOpen={isOpen} onClose={onClose} title={t('app:palette.title')} width="sm">
      <Choices onClose={onClose} />
    </Dialog>
  );
}

function Choices({ onClose }: { readonly onClose: () => void }) {
  const t = useT();
  const listId = useId();
  const [text, setText] = useState('');
  const [at, setAt] = useState(0);
  const items = usePaletteItems(text);
  const index = Math.min(at, Math.max(0, items.length - 1));
  const listRef = useRef<HTMLUListElement>(null);

  const choose = (item: PaletteItem | undefined) => {
    if (item === undefined) return;
    onClose();
    // After the dialog has given the focus back.
    setTimeout(item.run, 0);
  };
  const move = (by: number) => {
    const next = (index + by + items.length) % Math.max(1, items.length);
    setAt(next);
    listRef.current?.children[next]?.scrollIntoView({ block: 'nearest' });
  };

  return (
    <>
      <SearchField
        value={text}
        onChange={(typed) => {
          setText(typed);
          setAt(0);
        }}
        label={t('app:palette.title')}
        placeholder={t('app:palette.placeholder')}
        inputProps={{
          autoFocus: true,
          role: 'combobox',
          'aria-expanded': true,
          'aria-controls': listId,
          ...(items.length > 0 ? { 'aria-activedescendant': `${listId}-${index}` } : {}),
        }}
        onKeyDown={(event) => {
          if (isImeKey(event)) return;
          if (event.key === 'ArrowDown') move(1);
          else if (event.key === 'ArrowUp') move(-1);
          else if (event.key === 'Enter') choose(items[index]);
          else return;
          event.preventDefault();
        }}
      />
      <Box
        component="ul"
        ref={listRef}
        id={listId}
        role="listbox"
        aria-label={t('app:palette.title')}
        sx={{ listStyle: 'none', m: 0, mt: 1, p: 0, height: 360, overflow: 'auto' }}
      >
        {items.map((item, position) => (
          <Line
            key={item.id}
            id={`${listId}-${position}`}
            item={item}
            isActive={position === index}
            onChoose={() => choose(item)}
          />
        ))}
      </Box>
      {items.length === 0 ? (
        <Typography role="status" sx={{ color: 'text.secondary', p: 2 }}>
          {t('app:palette.empty')}
        </Typography>
      ) : null}
    </>
  );
}

interface LineProps {
  readonly id: string;
  readonly item: PaletteItem;
  readonly isActive: boolean;
  readonly onChoose: () => void;
}

function Line({ id, item, isActive, onChoose }: LineProps) {
  const t = useT();
  return (
    // The keyboard is served by the box above (aria-activedescendant).
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
    <Box
      component="li"
      id={id}
      role="option"
      aria-selected={isActive}
      onMouseDown={(event) => event.preventDefault()}
      onClick={onChoose}
      sx={{
        display: 'flex',
        alignItems: 'center',
        minHeight: 48,
        px: 1.5,
        gap: 2,
        borderRadius: 1,
        cursor: 'pointer',
        bgcolor: isActive ? 'primary.soft' : 'transparent',
        '&:hover': { bgcolor: isActive ? 'primary.soft' : 'surface.sunken' },
        '@media (forced-colors: active)': {
          outline: isActive ? '2px solid Highlight' : 'none',
          outlineOffset: -2,
        },
      }}
    >
      <Box sx={{ flex: 1, minWidth: 0 }}>{item.text}</Box>
      {item.isCurrent === true ? (
        <Typography variant="body2" sx={{ color: 'text.secondary' }}>
          {t('app:palette.current')}
        </Typography>
      ) : null}
      {item.keys === undefined ? null : <Kbd keys={item.keys} />}
    </Box>
  );
}
