import Box from '@mui/material/Box';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useDeferredValue, useState } from 'react';
import type { ReceiptSettings } from '../../../contract/settings.ts';
import type { Till } from '../../../contract/system.ts';
import { useT } from '../../i18n/index.ts';
import { useTillQuery } from '../../lib/use-till.ts';
import { ErrorNotice } from '../../ui/index.ts';
import { SwitchField } from './fields.tsx';
import { PartForm } from './part-form.tsx';
import { isFitting, linesOf, textOf } from './receipt-lines.ts';
import { usePartSaver } from './use-settings-part.ts';

/** What every receipt says beside the sale, and what that looks like. */
export function ReceiptPart({
  saved,
  till,
}: {
  readonly saved: ReceiptSettings;
  readonly till: Till;
}) {
  const t = useT();
  const [draft, setDraft] = useState(saved);
  const [header, setHeader] = useState(textOf(saved.headerLines));
  const [footer, setFooter] = useState(textOf(saved.footerLines));
  const { save, command } = usePartSaver('receipt', saved);
  const value = { ...draft, headerLines: linesOf(header), footerLines: linesOf(footer) };
  const isValid = isFitting(value.headerLines) && isFitting(value.footerLines);
  const revert = () => {
    setDraft(saved);
    setHeader(textOf(saved.headerLines));
    setFooter(textOf(saved.footerLines));
  };
  return (
    <Box
      sx={{
        display: 'grid',
        gap: 3,
        alignItems: 'start',
        gridTemplateColumns: 'minmax(0, 1fr)',
        '@container screen (min-width: 860px)': { gridTemplateColumns: 'minmax(0, 1fr) 340px' },
      }}
    >
      <PartForm
        command={command}
        isChanged={JSON.stringify(value) !== JSON.stringify(saved)}
        isValid={isValid}
        onSave={() => void save(value)}
        onRevert={revert}
      >
        <TextField
          fullWidth
          label={t('settings:receipt.storeName')}
          value={draft.storeName}
          helperText={t('settings:receipt.storeNameHint', { name: till.storeName })}
          onChange={(event) => setDraft({ ...draft, storeName: event.target.value })}
          slotProps={{ htmlInput: { maxLength: 80 } }}
        />
        <LinesField
          label={t('settings:receipt.header')}
          hint={t('settings:receipt.headerHint')}
          text={header}
          onChange={setHeader}
        />
        <LinesField
          label={t('settings:receipt.footer')}
          hint={t('settings:receipt.footerHint')}
          text={footer}
          onChange={setFooter}
        />
        <Box>
          <SwitchField
            label={t('settings:receipt.showsTax')}
            isOn={draft.showsTax}
            onChange={(showsTax) => setDraft({ ...draft, showsTax })}
          />
          <SwitchField
            label={t('settings:receipt.showsCode')}
            isOn={draft.showsCode}
            onChange={(showsCode) => setDraft({ ...draft, showsCode })}
          />
        </Box>
      </PartForm>
      <Preview receipt={isValid ? value : saved} />
    </Box>
  );
}

interface LinesProps {
  readonly label: string;
  readonly hint: string;
  readonly text: string;
  readonly onChange: (text: string) => void;
}

function LinesField({ label, hint, text, onChange }: LinesProps) {
  const t = useT();
  const isWrong = !isFitting(linesOf(text));
  return (
    <TextField
      fullWidth
      multiline
      sx={{ '& .MuiInputBase-multiline': { p: 0 } }}
      minRows={2}
      maxRows={6}
      label={label}
      value={text}
      error={isWrong}
      helperText={isWrong ? t('settings:receipt.tooLong') : hint}
      onChange={(event) => onChange(event.target.value)}
    />
  );
}

function Preview({ receipt }: { readonly receipt: ReceiptSettings }) {
  const t = useT();
  const shown = useDeferredValue(receipt);
  const sample = useTillQuery(
    'settings.previewReceipt',
    { receipt: shown },
    { keepsPrevious: true },
  );
  return (
    <Box component="figure" sx={{ m: 0 }}>
      <Box component="figcaption" sx={{ mb: 1 }}>
        <Typography variant="subtitle1" component="h2">
          {t('settings:receipt.preview')}
        </Typography>
        <Typography variant="body2" sx={{ color: 'text.secondary' }}>
          {t('settings:receipt.previewHint')}
        </Typography>
      </Box>
      <ErrorNotice failure={sample.error} />
      {sample.data === undefined ? null : (
        <Box
          component="img"
          src={`data:image/svg+xml,${encodeURIComponent(sample.data.svg)}`}
          alt={t('settings:receipt.preview')}
          sx={{
            display: 'block',
            width: '100%',
            bgcolor: '#fff',
            border: '1px solid',
            borderColor: 'divider',
            borderRadius: 1,
          }}
        />
      )}
    </Box>
  );
}
