import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useT } from '../../../i18n/index.ts';
import { Chip } from '../../../ui/index.ts';
import type { Difference } from '../words/say-programme.ts';

/** What changes against the version in force: before, after, or new and gone. */
export function DifferenceList({ differences }: { readonly differences: readonly Difference[] }) {
  const t = useT();
  if (differences.length === 0) {
    return <Typography sx={{ color: 'text.secondary' }}>{t('programme:diff.none')}</Typography>;
  }
  return (
    <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none', display: 'grid', gap: 1.25 }}>
      {differences.map((difference) => (
        <Box component="li" key={difference.key}>
          <DifferenceText difference={difference} />
        </Box>
      ))}
    </Box>
  );
}

function DifferenceText({ difference }: { readonly difference: Difference }) {
  const t = useT();
  const { before, after, title } = difference;
  return (
    <>
      <Box sx={{ display: 'flex', gap: 1, alignItems: 'center' }}>
        {before === null ? <Chip tone="ok">{t('programme:diff.new')}</Chip> : null}
        {after === null ? <Chip tone="danger">{t('programme:diff.gone')}</Chip> : null}
        {before !== null && after !== null ? (
          <Chip tone="info">{t('programme:diff.changed')}</Chip>
        ) : null}
        <Box component="span" sx={{ color: 'text.secondary', fontSize: '0.875rem' }}>
          {t(title)}
        </Box>
      </Box>
      {before === null ? null : (
        <Box component="del" sx={{ display: 'block', color: 'text.secondary' }}>
          {before}
        </Box>
      )}
      {after === null ? null : (
        <Box component="ins" sx={{ display: 'block', textDecoration: 'none' }}>
          {after}
        </Box>
      )}
    </>
  );
}
