import { useInfiniteQuery } from '@tanstack/react-query';
import { askTill } from '../../../lib/bridge.ts';
import type { CallValue } from '../../../../contract/index.ts';
import { useT } from '../../../i18n/index.ts';
import type { TillFailure } from '../../../lib/bridge.ts';
import { BigButton, Dialog, EmptyState, ErrorNotice } from '../../../ui/index.ts';
import { PurchaseList } from '../../members/index.ts';

const PAGE = 30;
type Page = CallValue<'sales.recent'>;

/** F8: the receipts of this till, newest first; Enter or a tap opens one. */
export function RecentDialog({
  onOpen,
  onClose,
}: {
  readonly onOpen: (saleId: number) => void;
  readonly onClose: () => void;
}) {
  const t = useT();
  const pages = useInfiniteQuery<Page, TillFailure, { pages: Page[] }, string[], string | null>({
    queryKey: ['sales.recent', 'pages'],
    queryFn: ({ pageParam }) =>
      askTill('sales.recent', {
        limit: PAGE,
        ...(pageParam === null ? {} : { cursor: pageParam }),
      }),
    initialPageParam: null,
    getNextPageParam: (page) => page.nextCursor,
  });
  const rows = pages.data?.pages.flatMap((page) => page.rows) ?? [];
  return (
    <Dialog
      isOpen
      width="md"
      title={t('sales:recent.title')}
      onClose={onClose}
      actions={<BigButton onClick={onClose}>{t('common:close')}</BigButton>}
    >
      <ErrorNotice failure={pages.error} />
      {pages.isSuccess && rows.length === 0 ? (
        <EmptyState title={t('sales:recent.empty')} hint={t('sales:recent.emptyHint')} />
      ) : (
        <PurchaseList
          rows={rows}
          label={t('sales:recent.title')}
          onOpen={onOpen}
          hasMore={pages.hasNextPage}
          isLoadingMore={pages.isFetchingNextPage}
          onMore={() => void pages.fetchNextPage()}
        />
      )}
    </Dialog>
  );
}
