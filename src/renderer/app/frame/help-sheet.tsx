import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useT } from '../../i18n/index.ts';
import type { TKey } from '../../i18n/index.ts';
import { useActions } from '../../lib/actions.ts';
import type { Action, ActionGroup } from '../../lib/actions.ts';
import { BigButton } from '../../ui/big-button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Kbd } from '../../ui/kbd.tsx';

const GROUPS: Readonly<Record<ActionGroup, TKey>> = {
  counter: 'app:group.counter',
  member: 'app:group.member',
  screens: 'app:group.screens',
  till: 'app:group.till',
  look: 'app:group.look',
};

const EVERYWHERE: readonly { readonly keys: string; readonly label: TKey }[] = [
  { keys: 'esc', label: 'app:keys.back' },
  { keys: 'enter', label: 'app:keys.confirm' },
  { keys: 'up', label: 'app:keys.choose' },
];

function byGroup(actions: readonly Action[]): ReadonlyMap<ActionGroup, readonly Action[]> {
  const groups = new Map<ActionGroup, readonly Action[]>();
  for (const action of actions) {
    if (action.keys === undefined) continue;
    groups.set(action.group, [...(groups.get(action.group) ?? []), action]);
  }
  return groups;
}

/** Every key that works here, on one sheet. */
export function HelpSheet({
  isOpen,
  onClose,
}: {
  readonly isOpen: boolean;
  readonly onClose: () => void;
}) {
  const t = useT();
  const groups = byGroup(useActions());
  return (
    <Dialog
      isOpen={isOpen}
      onClose={onClose}
      title={t('app:helpSheet.title')}
      width="md"
      actions={
        <BigButton autoFocus onClick={onClose}>
          {t('common:close')}
        </BigButton>
      }
    >
      <Typography sx={{ color: 'text.secondary', mb: 2 }}>{t('app:helpSheet.scan')}</Typography>
      {/* The arrows scroll a list that is longer than the window: it has to take the focus. */}
      <Box
        tabIndex={0}
        role="group"
        aria-label={t('app:helpSheet.title')}
        sx={{ columns: { xs: 1, sm: 2 }, columnGap: 4 }}
      >
        {[...groups].map(([group, actions]) => (
          <KeyList
            key={group}
            title={t(GROUPS[group])}
            rows={actions.map(({ keys = '', label }) => ({ keys, text: t(label) }))}
          />
        ))}
        <KeyList
          title={t('app:group.everywhere')}
          rows={EVERYWHERE.map(({ keys, label }) => ({ keys, text: t(label) }))}
        />
      </Box>
    </Dialog>
  );
}

function KeyList({
  title,
  rows,
}: {
  readonly title: string;
  readonly rows: readonly { readonly keys: string; readonly text: string }[];
}) {
  return (
    <Box sx={{ breakInside: 'avoid', mb: 2 }}>
      <Typography variant="subtitle2" sx={{ color: 'text.secondary' }}>
        {title}
      </Typography>
      <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
        {rows.map(({ keys, text }) => (
          <Box
            component="li"
            key={`${keys} ${text}`}
            sx={{
              display: 'flex',
              justifyContent: 'space-between',
              gap: 2,
              py: 0.75,
              borderBottom: '1px solid',
              borderColor: 'divider',
            }}
          >
            <span>{text}</span>
            <Kbd keys={keys} />
          </Box>
        ))}
      </Box>
    </Box>
  );
}
