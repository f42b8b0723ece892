import Box from '@mui/material/Box';
import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import TextField from '@mui/material/TextField';
import { useState } from 'react';
import { useT } from '../../../i18n/index.ts';
import { useAction } from '../../../lib/actions.ts';
import { useFormat } from '../../../lib/format.ts';
import { notify } from '../../../lib/notices.ts';
import { useTillCommand } from '../../../lib/use-till.ts';
import { BigButton, ErrorNotice } from '../../../ui/index.ts';
import { DayField } from '../fields/number-fields.tsx';
import { DifferenceList } from './difference-list.tsx';
import { FindingList } from './finding-list.tsx';
import { SaidList } from './said-list.tsx';
import { Panel } from './side-panel.tsx';
import type { Editor } from './use-editor.ts';

interface Props {
  readonly editor: Editor;
  readonly onPublished: () => void;
}

/** The last look: from which day, what changes, what is doubtful; then it becomes a version. */
export function PublishStep({ editor, onPublished }: Props) {
  const t = useT();
  const format = useFormat();
  const { keeper, loaded, findings } = editor;
  const [note, setNote] = useState('');
  const [isAccepted, setIsAccepted] = useState(false);
  const publish = useTillCommand('programmes.publish');
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  const warnings = findings.length - errors;
  const effectiveFrom = keeper.text.effectiveFrom ?? loaded.today;
  const isBlocked = errors > 0 || editor.hasWrongFields || !editor.isChecked;
  const isReady = !isBlocked && (warnings === 0 || isAccepted) && !publish.isPending;
  const run = async () => {
    if (!isReady) return;
    const rowVersion = await keeper.flush();
    if (rowVersion === null) return;
    const acceptsWarnings = warnings > 0;
    const { uid: draftUid } = loaded.draft;
    const wish = { draftUid, rowVersion, effectiveFrom, note, acceptsWarnings };
    const reply = await publish.run(wish);
    if (!reply.ok) return;
    const { version } = reply.value;
    const day = format.day(reply.value.effectiveFrom);
    notify({ tone: 'ok', text: t('programme:publish.done', { version, day }) });
    onPublished();
  };
  useAction({
    id: 'programme.publish',
    label: 'programme:publish.action',
    group: 'screens',
    keys: 'f9',
    run: () => void run(),
    isEnabled: isReady,
  });
  return (
    <Box sx={COLUMNS}>
      <Panel title={t('programme:publish.title')}>
        <Box sx={{ display: 'grid', gap: 2 }}>
          <DayField
            isNeeded
            label={t('programme:publish.day')}
            field="effectiveFrom"
            value={effectiveFrom}
            hint={t('programme:publish.dayHint')}
            onChange={(day) => keeper.change({ effectiveFrom: day })}
          />
          <TextField
            fullWidth
            label={t('programme:publish.note')}
            value={note}
            helperText={t('programme:publish.noteHint')}
            slotProps={{ htmlInput: { maxLength: 200 } }}
            onChange={(event) => setNote(event.target.value)}
          />
          <FindingList findings={findings} rules={keeper.text.rules} />
          {errors === 0 && warnings > 0 ? (
            <FormControlLabel
              control={
                <Checkbox
                  checked={isAccepted}
                  onChange={(event) => setIsAccepted(event.target.checked)}
                />
              }
              label={t('programme:publish.accept', { count: warnings })}
            />
          ) : null}
          {errors > 0 || editor.hasWrongFields ? (
            <Box sx={{ fontWeight: 600 }}>{t('programme:publish.blocked')}</Box>
          ) : null}
          <ErrorNotice failure={publish.failure} />
          <BigButton kind="primary" keys="f9" disabled={!isReady} onClick={() => void run()}>
            {publish.isPending ? t('common:saving') : t('programme:publish.action')}
          </BigButton>
        </Box>
      </Panel>
      <Box sx={{ display: 'grid', gap: 2, minWidth: 0 }}>
        <Panel title={t('programme:side.changes', { version: loaded.inForce.version })}>
          <DifferenceList differences={editor.differences} />
        </Panel>
        <Panel title={t('programme:side.words')}>
          <SaidList parts={editor.said} />
        </Panel>
      </Box>
    </Box>
  );
}

const COLUMNS = {
  display: 'grid',
  gap: 3,
  alignItems: 'start',
  gridTemplateColumns: 'minmax(0, 1fr)',
  '@container screen (min-width: 760px)': { gridTemplateColumns: 'repeat(2, minmax(0, 1fr))' },
} as const;
