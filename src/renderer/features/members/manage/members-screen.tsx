import Tab from '@mui/material/Tab';
import Tabs from '@mui/material/Tabs';
import type { ReactNode } from 'react';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { useT } from '../../../i18n/index.ts';
import { useAction } from '../../../lib/actions.ts';
import { useFormat } from '../../../lib/format.ts';
import { BigButton, Page } from '../../../ui/index.ts';
import { ExportButton } from '../../exports/index.ts';
import { EnrolDialog } from '../enrol-dialog.tsx';
import { DuplicateQueue } from './duplicate-queue.tsx';
import { FieldsDialog } from './fields-dialog.tsx';
import { MemberList } from './member-list.tsx';
import { MemberPage } from './member-page.tsx';

interface Props {
  /** A receipt over the screen: receipts belong to sales. */
  readonly renderReceipt: (saleId: number, onClose: () => void) => ReactNode;
}

/** The members of the store for those who run it: list, one member's page, who is here twice. */
export function MembersScreen({ renderReceipt }: Props) {
  const [params, setParams] = useSearchParams();
  const [receiptId, setReceiptId] = useState<number | null>(null);
  const shownId = Number(params.get('m') ?? 0);
  const open = (memberId: number) => setParams({ m: String(memberId) });
  return (
    <>
      {shownId > 0 ? (
        <MemberPage
          memberId={shownId}
          onBack={() => setParams({})}
          onMerged={open}
          onOpenReceipt={setReceiptId}
        />
      ) : (
        <AllMembers onOpen={open} />
      )}
      {receiptId === null ? null : renderReceipt(receiptId, () => setReceiptId(null))}
    </>
  );
}

type Shown = 'all' | 'duplicates';

function AllMembers({ onOpen }: { readonly onOpen: (memberId: number) => void }) {
  const t = useT();
  const format = useFormat();
  const [shown, setShown] = useState<Shown>('all');
  const [answer, setAnswer] = useState<{ count: number; isAll: boolean } | null>(null);
  const [dialog, setDialog] = useState<'enrol' | 'fields' | null>(null);
  useAction({
    id: 'members.enrol',
    label: 'sales:action.enrol',
    group: 'member',
    keys: 'f3',
    run: () => setDialog('enrol'),
  });
  useAction({
    id: 'members.fields',
    label: 'care:list.setup',
    group: 'member',
    run: () => setDialog('fields'),
  });
  const isList = shown === 'all';
  return (
    <Page
      title={t(isList ? 'care:list.title' : 'care:duplicates.title')}
      answer={
        answer === null
          ? undefined
          : t(
              isList
                ? answer.isAll
                  ? 'care:list.answer'
                  : 'care:list.answerShown'
                : 'care:duplicates.answer',
              { count: answer.count, figure: format.number(answer.count) },
            )
      }
      actions={
        <>
          <ExportButton list="members" />
          <BigButton onClick={() => setDialog('fields')}>{t('care:list.setup')}</BigButton>
          <BigButton kind="primary" keys="f3" onClick={() => setDialog('enrol')}>
            {t('members:panel.enrol')}
          </BigButton>
        </>
      }
    >
      <Tabs
        value={shown}
        onChange={(_, next: Shown) => {
          setAnswer(null);
          setShown(next);
        }}
        aria-label={t('app:place.members')}
        sx={{ mb: 2 }}
      >
        <Tab value="all" label={t('care:list.all')} sx={{ minHeight: 48 }} />
        <Tab value="duplicates" label={t('care:list.duplicates')} sx={{ minHeight: 48 }} />
      </Tabs>
      {isList ? (
        <MemberList onOpen={onOpen} onCount={setAnswer} />
      ) : (
        <DuplicateQueue onOpen={onOpen} onCount={setAnswer} />
      )}
      {dialog === 'enrol' ? (
        <EnrolDialog
          name=""
          phone=""
          cardNo=""
          onClose={() => setDialog(null)}
          onMember={(memberId) => {
            setDialog(null);
            onOpen(memberId);
          }}
        />
      ) : null}
      {dialog === 'fields' ? <FieldsDialog onClose={() => setDialog(null)} /> : null}
    </Page>
  );
}
