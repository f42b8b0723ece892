import Box from '@mui/material/Box';
import ButtonBase from '@mui/material/ButtonBase';
import { useRef } from 'react';
import type { KeyboardEvent } from 'react';
import { foldSearch } from '../../../contract/kernel/text.ts';
import type { StaffSummary } from '../../../contract/staff.ts';
import { useT } from '../../i18n/index.ts';
import { Chip, ROLE_NAMES } from '../../ui/index.ts';

interface Props {
  readonly people: readonly StaffSummary[];
  readonly onChoose: (id: number) => void;
}

const TYPE_AHEAD_MS = 900;

/** The people of this till as large tiles; arrows move, typing jumps to a name. */
export function PeopleTiles({ people, onChoose }: Props) {
  const t = useT();
  const grid = useRef<HTMLDivElement>(null);
  const typed = useRef({ text: '', at: 0 });

  const tiles = () => [...(grid.current?.querySelectorAll('button') ?? [])];
  const move = (by: number) => {
    const all = tiles();
    const at = all.findIndex((tile) => tile === document.activeElement);
    all[Math.max(0, Math.min(all.length - 1, at + by))]?.focus();
  };
  const jump = (key: string) => {
    const now = Date.now();
    const before = now - typed.current.at < TYPE_AHEAD_MS ? typed.current.text : '';
    typed.current = { text: before + key, at: now };
    const wanted = foldSearch(typed.current.text);
    const index = people.findIndex(({ name }) =>
      foldSearch(name)
        .split(' ')
        .some((word) => word.startsWith(wanted)),
    );
    tiles()[index]?.focus();
  };
  const hear = (event: KeyboardEvent) => {
    const columns = Math.max(1, Math.round((grid.current?.clientWidth ?? 0) / 280));
    const steps: Readonly<Record<string, number>> = {
      ArrowRight: 1,
      ArrowLeft: -1,
      ArrowDown: columns,
      ArrowUp: -columns,
    };
    const step = steps[event.key];
    if (step !== undefined) {
      event.preventDefault();
      move(step);
    } else if (event.key.length === 1 && event.key !== ' ' && !event.ctrlKey && !event.altKey) {
      jump(event.key);
    }
  };

  return (
    <Box
      ref={grid}
      role="group"
      aria-label={t('staff:signIn.title')}
      onKeyDown={hear}
      sx={{
        display: 'grid',
        gridTemplateColumns: 'repeat(auto-fill, minmax(264px, 1fr))',
        gap: 1.5,
      }}
    >
      {people.map((person, index) => (
        <ButtonBase
          key={person.id}
          autoFocus={index === 0}
          onClick={() => onChoose(person.id)}
          sx={{
            display: 'flex',
            flexDirection: 'column',
            alignItems: 'flex-start',
            justifyContent: 'center',
            gap: 0.5,
            p: 2,
            minHeight: 96,
            textAlign: 'left',
            font: 'inherit',
            borderRadius: 1,
            border: '1px solid',
            borderColor: 'surface.edge',
            bgcolor: 'background.paper',
            '&:hover': { bgcolor: 'primary.soft', borderColor: 'primary.main' },
          }}
        >
          <Box component="b" sx={{ fontSize: '1.25rem', lineHeight: 1.3, maxWidth: '100%' }}>
            {person.name}
          </Box>
          <Box component="span" sx={{ color: 'text.secondary' }}>
            {t(ROLE_NAMES[person.role])}
          </Box>
          {person.needsManager ? <Chip tone="warn">{t('staff:needsManager')}</Chip> : null}
        </ButtonBase>
      ))}
    </Box>
  );
}
