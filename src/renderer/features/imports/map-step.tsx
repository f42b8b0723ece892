import Box from '@mui/material/Box';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import type { ImportInspection } from '../../../contract/import-calls.ts';
import { useT } from '../../i18n/index.ts';
import { useAction } from '../../lib/actions.ts';
import { useFormat } from '../../lib/format.ts';
import { BigButton } from '../../ui/index.ts';
import { FieldColumns } from './field-columns.tsx';
import { FileShapeFields } from './file-shape-fields.tsx';
import { missingFields } from './import-map.ts';
import { MapOptions } from './map-options.tsx';
import { PreviewPane } from './preview-pane.tsx';
import { ProblemNotice } from './problem-notice.tsx';
import { reasonTexts } from './reason-texts.ts';
import type { ImportFlow } from './use-import.ts';
import type { Uploaded } from './upload.ts';
import { usePreview } from './use-preview.ts';
import { KIND_WORDS } from './import-words.ts';

/** Which column is what, beside what the first rows would become. */
export function MapStep({
  flow,
  file,
  found,
}: {
  readonly flow: ImportFlow;
  readonly file: Uploaded;
  readonly found: ImportInspection;
}) {
  const t = useT();
  const format = useFormat();
  const { kind, draft } = flow;
  const missing = missingFields(kind, draft);
  const preview = usePreview({ kind, draft, found, file, isReady: missing.length === 0 });
  const problem = found.problem ?? preview?.problem ?? null;
  const isTable = found.columns.length > 0;
  const canRun = problem === null && missing.length === 0 && (preview?.good ?? 0) > 0;
  const run = () => flow.run(reasonTexts(t));
  useAction({
    id: 'imports.run',
    label: 'imports:run',
    group: 'screens',
    keys: 'f9',
    run,
    isEnabled: canRun,
  });
  return (
    <Stack sx={{ gap: 2, mt: 2 }}>
      <Stack direction="row" sx={{ gap: 2, alignItems: 'center', flexWrap: 'wrap' }}>
        <Box sx={{ flex: '1 1 280px', minWidth: 0 }}>
          <Typography variant="h2" sx={{ overflowWrap: 'anywhere' }}>
            {file.fileName}
          </Typography>
          <Typography sx={{ color: 'text.secondary' }}>
            {t(KIND_WORDS[kind])} · {format.bytes(file.bytes)} ·{' '}
            {t('imports:columns', { count: found.columns.length })}
          </Typography>
        </Box>
        <BigButton onClick={flow.restart}>{t('imports:otherFile')}</BigButton>
        <BigButton kind="primary" keys="f9" disabled={!canRun} onClick={run}>
          {t('imports:run')}
        </BigButton>
      </Stack>
      <ProblemNotice problem={problem} />
      <Box
        sx={{
          display: 'grid',
          gap: 3,
          gridTemplateColumns: 'minmax(0, 1fr)',
          '@container screen (min-width: 1000px)': {
            gridTemplateColumns: 'minmax(340px, 5fr) minmax(0, 8fr)',
          },
        }}
      >
        <Stack sx={{ gap: 2 }}>
          <FileShapeFields found={found} onChange={flow.reshape} />
          {isTable ? (
            <>
              <FieldColumns flow={flow} found={found} missing={missing} />
              <MapOptions kind={kind} draft={draft} onChange={flow.setDraft} />
            </>
          ) : null}
        </Stack>
        {isTable ? (
          <PreviewPane kind={kind} found={found} preview={preview} missing={missing} />
        ) : null}
      </Box>
    </Stack>
  );
}
