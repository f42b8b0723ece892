import Box from '@mui/material/Box';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import type { CallValue } from '../../../../contract/index.ts';
import { useT } from '../../../i18n/index.ts';
import { useAction } from '../../../lib/actions.ts';
import { askTill } from '../../../lib/bridge.ts';
import type { TillFailure } from '../../../lib/bridge.ts';
import { useScanHandler } from '../../../lib/scans.ts';
import { BigButton, EmptyState, ErrorNotice, Loading, Sheet } from '../../../ui/index.ts';
import { type Filters, MemberFilters, NO_FILTERS } from './member-filters.tsx';
import { MemberTable } from './member-table.tsx';

type Listed = CallValue<'members.list'>;
const PAGE = 50;
const DEBOUNCE_MS = 150;

/** What a list shows and how much of it is all there is. */
export type OnCount = (answer: { count: number; isAll: boolean } | null) => void;

/** Members by what is typed and filtered, the newest first, page by page. */
export function MemberList({
  onOpen,
  onCount,
}: {
  readonly onOpen: (memberId: number) => void;
  readonly onCount: OnCount;
}) {
  const t = useT();
  const [filters, setFilters] = useState<Filters>(NO_FILTERS);
  const search = useRef<HTMLInputElement>(null);
  const asked = useSettled(filters);
  const pages = useInfiniteQuery<
    Listed,
    TillFailure,
    { pages: Listed[] },
    unknown[],
    string | null
  >({
    queryKey: ['members.list', asked, 'pages'],
    queryFn: ({ pageParam }) =>
      askTill('members.list', {
        ...asked,
        limit: PAGE,
        ...(pageParam === null ? {} : { cursor: pageParam }),
      }),
    initialPageParam: null,
    getNextPageParam: (page) => page.nextCursor,
    placeholderData: (before) => before,
  });
  const rows = pages.data?.pages.flatMap((page) => page.rows) ?? [];
  const total = pages.data?.pages[0]?.total ?? null;
  const tell = useEffectEvent(onCount);
  useEffect(() => {
    if (pages.data !== undefined) tell({ count: total ?? rows.length, isAll: total !== null });
  }, [pages.data, total, rows.length]);
  useAction({
    id: 'members.filter',
    label: 'care:action.filter',
    group: 'member',
    keys: 'f2',
    run: () => search.current?.focus(),
  });
  useScanHandler(({ code }) => setFilters({ ...NO_FILTERS, text: code.slice(0, 64) }));

  return (
    <>
      <MemberFilters filters={filters} inputRef={search} onChange={setFilters} />
      <ErrorNotice failure={pages.error} />
      <Loading isWaiting={pages.isPending} />
      <Sheet>
        {pages.data !== undefined && rows.length === 0 ? (
          <EmptyState title={t('care:list.none')} hint={t('care:list.noneHint')} />
        ) : (
          <MemberTable rows={rows} onOpen={onOpen} />
        )}
      </Sheet>
      {pages.hasNextPage ? (
        <Box sx={{ display: 'grid', placeItems: 'center', py: 2 }}>
          <BigButton disabled={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
            {t('care:list.more')}
          </BigButton>
        </Box>
      ) : null}
    </>
  );
}

function useSettled(filters: Filters): Filters {
  const [settled, setSettled] = useState(filters);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(filters), DEBOUNCE_MS);
    return () => clearTimeout(timer);
  }, [filters]);
  return settled;
}
