import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useInfiniteQuery } from '@tanstack/react-query';
import type { CallValue } from '../../../contract/index.ts';
import { useT } from '../../i18n/index.ts';
import { askTill } from '../../lib/bridge.ts';
import type { TillFailure } from '../../lib/bridge.ts';
import { useFormat } from '../../lib/format.ts';
import { BigButton, ErrorNotice, TierChip } from '../../ui/index.ts';
import { ChangeText } from './change-text.tsx';

const PAGE = 20;
type Page = CallValue<'tiers.history'>;
type Key = readonly ['tiers.history', { readonly memberId: number }];

/** All changes of a member's tier with their reasons, newest first. */
export function TierHistory({ memberId }: { readonly memberId: number }) {
  const t = useT();
  const format = useFormat();
  const pages = useInfiniteQuery<Page, TillFailure, { pages: Page[] }, Key, string | null>({
    queryKey: ['tiers.history', { memberId }],
    queryFn: ({ pageParam }) =>
      askTill('tiers.history', {
        memberId,
        limit: PAGE,
        ...(pageParam === null ? {} : { cursor: pageParam }),
      }),
    initialPageParam: null,
    getNextPageParam: (page) => page.nextCursor,
  });
  const rows = pages.data?.pages.flatMap((page) => page.rows) ?? [];
  return (
    <>
      <ErrorNotice failure={pages.error} />
      {pages.data !== undefined && rows.length === 0 ? (
        <Typography sx={{ color: 'text.secondary' }}>{t('tiers:page.noHistory')}</Typography>
      ) : null}
      <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
        {rows.map((change) => (
          <Box component="li" key={change.id} sx={ROW}>
            <Box component="span" sx={{ color: 'text.secondary', whiteSpace: 'nowrap' }}>
              {format.day(change.businessDay)}
            </Box>
            <TierChip tier={change.to} />
            <ChangeText change={change} />
          </Box>
        ))}
      </Box>
      {pages.hasNextPage ? (
        <BigButton
          kind="quiet"
          disabled={pages.isFetchingNextPage}
          onClick={() => void pages.fetchNextPage()}
        >
          {t('tiers:page.more')}
        </BigButton>
      ) : null}
    </>
  );
}

const ROW = {
  display: 'grid',
  gridTemplateColumns: '110px 110px minmax(0, 1fr)',
  alignItems: 'start',
  justifyItems: 'start',
  gap: 1.5,
  py: 1,
  borderBottom: '1px solid',
  borderColor: 'divider',
} as const;
