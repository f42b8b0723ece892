import Box from '@mui/material/Box';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useRef } from 'react';
import type { KeyboardEvent } from 'react';
import type { CallValue } from '../../../../contract/index.ts';
import { useT } from '../../../i18n/index.ts';
import { useAction } from '../../../lib/actions.ts';
import { askTill } from '../../../lib/bridge.ts';
import type { TillFailure } from '../../../lib/bridge.ts';
import { isImeKey } from '../../../lib/keys.ts';
import { useScans } from '../../../lib/use-scans.ts';
import { BigButton, Dialog, EmptyState, ErrorNotice } from '../../../ui/index.ts';
import { PurchaseList } from '../../members/index.ts';
import { RecentFilters } from './recent-filters.tsx';
import { useRecentFilters } from './use-recent-filters.ts';
import type { RecentFilter } from './use-recent-filters.ts';

const PAGE = 30;
type Page = CallValue<'sales.recent'>;

interface Props {
  readonly memberId: number | null;
  readonly onOpen: (saleId: number) => void;
  readonly onClose: () => void;
}

/** F8: the receipts of this till, newest first; typing looks for one, Enter or a tap opens it. */
export function RecentDialog({ memberId, onOpen, onClose }: Props) {
  const t = useT();
  const filters = useRecentFilters(memberId);
  const pages = usePages(filters.asked);
  const rows = pages.data?.pages.flatMap((page) => page.rows) ?? [];
  const number = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLDivElement>(null);
  return (
    <Dialog
      isOpen
      width="md"
      title={t('sales:recent.title')}
      onClose={onClose}
      onSubmit={() => {
        const [first] = rows;
        if (rows.length === 1 && first !== undefined) onOpen(first.saleId);
        else focusRows(list.current);
      }}
      actions={
        <>
          <BigButton onClick={onClose}>{t('common:close')}</BigButton>
          {filters.isNarrow ? (
            <BigButton kind="primary" type="submit" keys="enter" disabled={rows.length === 0}>
              {t('sales:outcome.view')}
            </BigButton>
          ) : null}
        </>
      }
    >
      <Inputs
        onFind={() => number.current?.focus()}
        onOpen={onOpen}
        onMember={filters.chooseMember}
      />
      <Box ref={list} onKeyDown={(event) => typeInto(event, number.current)}>
        <RecentFilters filters={filters} numberRef={number} />
        <ErrorNotice failure={pages.error} />
        {pages.isSuccess && rows.length === 0 ? (
          <EmptyState
            title={t(filters.isNarrow ? 'sales:recent.noHit' : 'sales:recent.empty')}
            hint={t(filters.isNarrow ? 'sales:recent.noHitHint' : 'sales:recent.emptyHint')}
          />
        ) : (
          <PurchaseList
            rows={rows}
            takesFocus={!filters.isNarrow}
            label={t('sales:recent.title')}
            onOpen={onOpen}
            hasMore={pages.hasNextPage}
            isLoadingMore={pages.isFetchingNextPage}
            onMore={() => void pages.fetchNextPage()}
          />
        )}
      </Box>
    </Dialog>
  );
}

/** F2 goes to the number; a scanned receipt opens, a scanned card shows the receipts of its member. */
function Inputs({
  onFind,
  onOpen,
  onMember,
}: {
  readonly onFind: () => void;
  readonly onOpen: (saleId: number) => void;
  readonly onMember: (memberId: number, name: string) => void;
}) {
  useAction({
    id: 'sales.findReceipt',
    label: 'sales:recent.number',
    group: 'counter',
    keys: 'f2',
    run: onFind,
  });
  useScans('recent', {
    receipt: ({ saleId }) => onOpen(saleId),
    member: ({ hit }) => onMember(hit.id, hit.name),
  });
  return null;
}

function focusRows(list: HTMLElement | null): void {
  list?.querySelector<HTMLElement>('[data-row]')?.focus();
}

/** What is typed while a row has the focus is a receipt's number; ↓ leaves the field for the rows. */
function typeInto(event: KeyboardEvent<HTMLElement>, number: HTMLInputElement | null): void {
  if (isImeKey(event) || number === null) return;
  const isField = event.target instanceof HTMLInputElement;
  const isDate = event.target instanceof HTMLInputElement && event.target.type === 'date';
  if (isField && !isDate && event.key === 'ArrowDown') {
    event.preventDefault();
    focusRows(event.currentTarget);
  }
  const isPlain = !event.ctrlKey && !event.altKey && !event.metaKey;
  if (!isField && isPlain && /^[0-9A-Za-z-]$/.test(event.key)) number.focus();
}

function usePages(asked: RecentFilter) {
  return useInfiniteQuery<
    Page,
    TillFailure,
    { pages: Page[] },
    (string | RecentFilter)[],
    string | null
  >({
    queryKey: ['sales.recent', asked],
    queryFn: ({ pageParam }) =>
      askTill('sales.recent', {
        ...asked,
        limit: PAGE,
        ...(pageParam === null ? {} : { cursor: pageParam }),
      }),
    initialPageParam: null,
    getNextPageParam: (page) => page.nextCursor,
    placeholderData: keepPreviousData,
  });
}
