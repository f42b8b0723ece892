import Box from '@mui/material/Box';
import { useState } from 'react';
import { useT } from '../../i18n/index.ts';
import { useAction } from '../../lib/actions.ts';
import { beep } from '../../lib/beep.ts';
import { callTill } from '../../lib/bridge.ts';
import type { CallFailure } from '../../lib/bridge.ts';
import { isImeKey } from '../../lib/keys.ts';
import { useScanHandler } from '../../lib/scans.ts';
import { useTillQuery } from '../../lib/use-till.ts';
import { BigButton, Dialog, EmptyState, ErrorNotice, SearchField } from '../../ui/index.ts';
import { PurchaseList } from '../members/index.ts';

const SHOWN = 20;

/** Finds the receipt: by scan, by its number, or out of the last ones. */
export function FindStep({
  memberId,
  onClose,
  onFound,
  onNoReceipt,
}: {
  readonly memberId: number | null;
  readonly onClose: () => void;
  readonly onFound: (saleId: number) => void;
  readonly onNoReceipt: () => void;
}) {
  const t = useT();
  const [text, setText] = useState('');
  const [failure, setFailure] = useState<CallFailure<'returns.find'> | null>(null);
  const find = async (code: string) => {
    const reply = await callTill('returns.find', { by: { code: code.slice(0, 200) } });
    if (reply.ok) onFound(reply.value.saleId);
    else {
      beep();
      setFailure(reply.error);
    }
  };
  useScanHandler(({ code }) => void find(code));
  const submit = () => {
    if (text.trim() !== '') void find(text);
  };
  return (
    <Dialog
      isOpen
      width="md"
      title={t('returns:find.title')}
      onClose={onClose}
      onSubmit={submit}
      actions={
        <>
          <BigButton keys="f4" onClick={onNoReceipt}>
            {t('returns:action.noReceipt')}
          </BigButton>
          <Box sx={{ flex: 1 }} />
          <BigButton onClick={onClose}>{t('common:cancel')}</BigButton>
        </>
      }
    >
      <NoReceiptKey run={onNoReceipt} />
      <Box sx={{ display: 'flex', flexDirection: 'column', gap: 2, pt: 0.5 }}>
        <SearchField
          value={text}
          onChange={(next) => {
            setText(next);
            setFailure(null);
          }}
          label={t('returns:find.label')}
          placeholder={t('returns:find.placeholder')}
          inputProps={{ autoFocus: true, maxLength: 64 }}
          onKeyDown={(event) => {
            if (event.key !== 'ArrowDown' || isImeKey(event)) return;
            event.preventDefault();
            document.querySelector<HTMLElement>('[role=dialog] [data-row]')?.focus();
          }}
        />
        <ErrorNotice failure={failure} />
        <Receipts text={text} memberId={memberId} onFound={onFound} />
      </Box>
    </Dialog>
  );
}

function NoReceiptKey({ run }: { readonly run: () => void }) {
  useAction({
    id: 'returns.noReceipt',
    label: 'returns:action.noReceipt',
    group: 'counter',
    keys: 'f4',
    run,
  });
  return null;
}

/** The sales whose number fits what was typed, the last first. */
function Receipts({
  text,
  memberId,
  onFound,
}: {
  readonly text: string;
  readonly memberId: number | null;
  readonly onFound: (saleId: number) => void;
}) {
  const t = useT();
  const answer = useTillQuery(
    'sales.recent',
    { limit: SHOWN, number: text.trim(), memberId },
    { keepsPrevious: true },
  );
  if (answer.data === undefined) return <ErrorNotice failure={answer.error} />;
  const sales = answer.data.rows.filter((row) => row.kind === 'sale');
  if (sales.length === 0) {
    return <EmptyState title={t('returns:find.empty')} hint={t('returns:find.emptyHint')} />;
  }
  return (
    <PurchaseList
      rows={sales}
      label={t('returns:find.list')}
      takesFocus={false}
      onOpen={onFound}
      hasMore={false}
      isLoadingMore={false}
      onMore={() => {}}
    />
  );
}
