import { useInfiniteQuery } from '@tanstack/react-query';
import Tab from '@mui/material/Tab';
import Tabs from '@mui/material/Tabs';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import type { CallName } from '../../../contract/index.ts';
import { useT } from '../../i18n/index.ts';
import { askTill } from '../../lib/bridge.ts';
import type { TillFailure } from '../../lib/bridge.ts';
import { EmptyState, ErrorNotice } from '../../ui/index.ts';
import { PointsList } from './points-list.tsx';
import { PurchaseList } from './purchase-list.tsx';

const PAGE = 30;
type Shown = 'purchases' | 'points';

interface Props {
  readonly memberId: number;
  readonly name: string;
  readonly onOpenReceipt: (saleId: number) => void;
}

/** A member's receipts and movements of points, page by page. */
export function MemberHistory({ memberId, name, onOpenReceipt }: Props) {
  const t = useT();
  const [shown, setShown] = useState<Shown>('purchases');
  return (
    <>
      <Tabs
        value={shown}
        onChange={(_, next: Shown) => setShown(next)}
        aria-label={t('members:history.title', { name })}
        sx={{ mb: 1 }}
      >
        <Tab value="purchases" label={t('members:history.purchases')} sx={{ minHeight: 48 }} />
        <Tab value="points" label={t('members:history.pointsTab')} sx={{ minHeight: 48 }} />
      </Tabs>
      {shown === 'purchases' ? (
        <Purchases memberId={memberId} onOpen={onOpenReceipt} />
      ) : (
        <PointsHistory memberId={memberId} />
      )}
    </>
  );
}

interface Page<Row> {
  readonly rows: readonly Row[];
  readonly nextCursor: string | null;
  readonly total: number;
}
interface PageRequest {
  readonly memberId: number;
  readonly limit: number;
  readonly cursor?: string;
}

/** The pages of a list asked for so far; `name` is the call's, so that changes reach it. */
function usePages<Row>(
  name: CallName,
  memberId: number,
  ask: (request: PageRequest) => Promise<Page<Row>>,
) {
  const pages = useInfiniteQuery<
    Page<Row>,
    TillFailure,
    { pages: Page<Row>[] },
    unknown[],
    string | null
  >({
    queryKey: [name, { memberId }, 'pages'],
    queryFn: ({ pageParam }) =>
      ask({ memberId, limit: PAGE, ...(pageParam === null ? {} : { cursor: pageParam }) }),
    initialPageParam: null,
    getNextPageParam: (page) => page.nextCursor,
  });
  return { ...pages, rows: pages.data?.pages.flatMap((page) => page.rows) ?? [] };
}

function Purchases({
  memberId,
  onOpen,
}: {
  readonly memberId: number;
  readonly onOpen: (saleId: number) => void;
}) {
  const t = useT();
  const pages = usePages('members.purchases', memberId, (request) =>
    askTill('members.purchases', request),
  );
  const { rows } = pages;
  if (pages.isSuccess && rows.length === 0) {
    return (
      <EmptyState
        title={t('members:history.noPurchases')}
        hint={t('members:history.noPurchasesHint')}
      />
    );
  }
  return (
    <>
      <ErrorNotice failure={pages.error} />
      <Count count={pages.data?.pages[0]?.total} />
      <PurchaseList
        rows={rows}
        label={t('members:history.purchases')}
        onOpen={onOpen}
        hasMore={pages.hasNextPage}
        isLoadingMore={pages.isFetchingNextPage}
        onMore={() => void pages.fetchNextPage()}
      />
    </>
  );
}

function PointsHistory({ memberId }: { readonly memberId: number }) {
  const t = useT();
  const pages = usePages('members.pointsHistory', memberId, (request) =>
    askTill('members.pointsHistory', request),
  );
  const { rows } = pages;
  if (pages.isSuccess && rows.length === 0) {
    return (
      <EmptyState title={t('members:history.noPoints')} hint={t('members:history.noPointsHint')} />
    );
  }
  return (
    <>
      <ErrorNotice failure={pages.error} />
      <Count count={pages.data?.pages[0]?.total} />
      <PointsList
        rows={rows}
        hasMore={pages.hasNextPage}
        isLoadingMore={pages.isFetchingNextPage}
        onMore={() => void pages.fetchNextPage()}
      />
    </>
  );
}

function Count({ count }: { readonly count: number | undefined }) {
  const t = useT();
  if (count === undefined) return null;
  return (
    <Typography variant="body2" sx={{ color: 'text.secondary', mb: 0.5 }}>
      {t('members:history.count', { count })}
    </Typography>
  );
}
