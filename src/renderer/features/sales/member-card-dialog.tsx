import Box from '@mui/material/Box';
import { useT } from '../../i18n/index.ts';
import { useAction } from '../../lib/actions.ts';
import { BigButton, Dialog } from '../../ui/index.ts';
import { CounterMember } from './counter-sheet.tsx';
import { useCounter } from './state/counter-context.ts';
import { useSale } from './state/sale-store.ts';

/** The whole card, where the counter itself has room for a bar only. */
export function MemberCardDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useT();
  return (
    <Dialog
      isOpen
      width="xs"
      title={t('members:panel.label')}
      onClose={onClose}
      actions={
        <BigButton autoFocus onClick={onClose}>
          {t('common:close')}
        </BigButton>
      }
    >
      <CardKeys />
      <Box sx={{ mx: -2.5, mt: -2.5 }}>
        <CounterMember shape="column" onEnrol={onClose} isDetachable={false} />
      </Box>
    </Dialog>
  );
}

/** The keys printed on the buttons work here, too. */
function CardKeys() {
  const { open } = useCounter();
  const { lines, memberId } = useSale();
  const hasLines = lines.length > 0;
  useAction({
    id: 'members.careFromCard',
    label: 'care:action.care',
    group: 'member',
    keys: 'ctrl+e',
    isEnabled: memberId !== null,
    run: () => {
      if (memberId !== null) open({ kind: 'care', memberId, tab: 'profile' });
    },
  });
  useAction({
    id: 'sales.redeemFromCard',
    label: 'sales:action.redeem',
    group: 'member',
    keys: 'f6',
    isEnabled: hasLines,
    run: () => open({ kind: 'redeem' }),
  });
  return null;
}
