import Box from '@mui/material/Box';
import { useT } from '../../i18n/index.ts';
import { BigButton } from '../../ui/index.ts';

interface Props {
  readonly hasMore: boolean;
  readonly isLoadingMore: boolean;
  readonly onMore: () => void;
}

/** The next page of a list, on demand. */
export function MoreButton({ hasMore, isLoadingMore, onMore }: Props) {
  const t = useT();
  if (!hasMore) return null;
  return (
    <Box sx={{ display: 'grid', placeItems: 'center', py: 2 }}>
      <BigButton disabled={isLoadingMore} onClick={onMore}>
        {t('members:history.more')}
      </BigButton>
    </Box>
  );
}
