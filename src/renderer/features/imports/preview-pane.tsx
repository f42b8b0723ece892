import Box from '@mui/material/Box';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import type { ImportInspection, ImportPreview } from '../../../contract/import-calls.ts';
import type { ImportKind } from '../../../contract/imports.ts';
import { useT } from '../../i18n/index.ts';
import { useFormat } from '../../lib/format.ts';
import { Chip } from '../../ui/index.ts';
import { FactTable, SampleTable } from './fact-table.tsx';
import type { Field } from './import-map.ts';
import { RejectionTable } from './rejection-table.tsx';

/** What the first rows would become; before the map is whole, the rows as they stand in the file. */
export function PreviewPane({
  kind,
  found,
  preview,
  missing,
}: {
  readonly kind: ImportKind;
  readonly found: ImportInspection;
  readonly preview: ImportPreview | null;
  readonly missing: readonly Field[];
}) {
  const t = useT();
  const isWhole = preview !== null && preview.problem === null && missing.length === 0;
  return (
    <Stack component="section" aria-label={t('imports:preview')} sx={{ gap: 2, minWidth: 0 }}>
      <Typography variant="h2">{t('imports:preview')}</Typography>
      {isWhole ? (
        <>
          <PreviewFigures kind={kind} preview={preview} />
          {preview.facts.length === 0 ? null : <FactTable kind={kind} facts={preview.facts} />}
          {preview.rejections.length === 0 ? null : (
            <RejectionTable title={t('imports:problems')} rejections={preview.rejections} />
          )}
        </>
      ) : (
        <SampleTable found={found} />
      )}
    </Stack>
  );
}

function PreviewFigures({
  kind,
  preview,
}: {
  readonly kind: ImportKind;
  readonly preview: ImportPreview;
}) {
  const t = useT();
  const format = useFormat();
  const { rows, good, rejected, known, unknownMembers, unknownProducts } = preview;
  const figure = (count: number) => ({ count, figure: format.number(count) });
  return (
    <Box role="status" sx={{ display: 'flex', flexWrap: 'wrap', gap: 1 }}>
      <Chip>{t('imports:lookedAt', figure(rows))}</Chip>
      <Chip tone="ok">{t('imports:good', figure(good))}</Chip>
      {rejected === 0 ? null : <Chip tone="warn">{t('imports:bad', figure(rejected))}</Chip>}
      {kind === 'purchases' ? (
        <>
          <Chip tone="info">{t('imports:newMembers', figure(unknownMembers))}</Chip>
          <Chip tone="info">{t('imports:newProducts', figure(unknownProducts))}</Chip>
        </>
      ) : (
        <Chip tone="info">{t('imports:known', figure(known))}</Chip>
      )}
    </Box>
  );
}
