import Box from '@mui/material/Box';
import FormControlLabel from '@mui/material/FormControlLabel';
import Switch from '@mui/material/Switch';
import TextField from '@mui/material/TextField';
import type { Settings } from '../../../../contract/settings.ts';
import { foldWidth } from '../../../../contract/kernel/text.ts';
import { useT } from '../../../i18n/index.ts';
import { BigButton } from '../../../ui/index.ts';
import { ROW_LINE, Section } from './section.tsx';

/** The parts of the settings of codes that are edited here. */
export type CodeForm = Pick<Settings['codes'], 'legacyCards' | 'memberCode'>;

interface Props {
  readonly form: CodeForm;
  readonly onChange: (changed: Partial<CodeForm>) => void;
}

const cardText = (text: string) =>
  foldWidth(text)
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '');

/** Cards given out before the table: accepted whatever their last digit. */
export function LegacyCards({ form, onChange }: Props) {
  const t = useT();
  const { legacyCards } = form;
  const field = (index: number, name: 'from' | 'to', label: string) => (
    <TextField
      label={label}
      value={legacyCards[index]?.[name] ?? ''}
      slotProps={{ htmlInput: { maxLength: 32 } }}
      onChange={(event) => {
        const range = legacyCards[index] ?? { from: '', to: '' };
        const text = cardText(event.target.value);
        onChange({ legacyCards: legacyCards.with(index, { ...range, [name]: text }) });
      }}
    />
  );
  return (
    <Section title={t('catalog:codes.legacy')} hint={t('catalog:codes.legacyHint')}>
      {legacyCards.map((range, index) => (
        <Box key={`${legacyCards.length}-${String(index)}`} sx={{ ...ROW_LINE, ...GRID }}>
          {field(index, 'from', t('catalog:codes.from'))}
          {field(index, 'to', t('catalog:codes.to'))}
          <BigButton
            kind="quiet"
            aria-label={t('catalog:codes.removeRange', { from: range.from })}
            onClick={() => onChange({ legacyCards: legacyCards.toSpliced(index, 1) })}
          >
            {t('common:remove')}
          </BigButton>
        </Box>
      ))}
      <Box sx={{ mt: 1.5 }}>
        <BigButton
          onClick={() => onChange({ legacyCards: [...legacyCards, { from: '', to: '' }] })}
        >
          {t('catalog:codes.addRange')}
        </BigButton>
      </Box>
    </Section>
  );
}

/** QR codes of members: unsigned ones, and who signs. */
export function MemberCodes({ form, onChange }: Props) {
  const t = useT();
  const { memberCode } = form;
  const isKeyWrong = !/^([A-Za-z0-9_-]{43})?$/.test(memberCode.publicKey);
  return (
    <Section title={t('catalog:codes.memberCodes')} hint={t('catalog:codes.memberCodesHint')}>
      <FormControlLabel
        sx={{ minHeight: 48, mb: 1 }}
        control={
          <Switch
            checked={memberCode.acceptsUnsigned}
            onChange={(event) =>
              onChange({ memberCode: { ...memberCode, acceptsUnsigned: event.target.checked } })
            }
          />
        }
        label={t('catalog:codes.unsigned')}
      />
      <TextField
        fullWidth
        label={t('catalog:codes.publicKey')}
        value={memberCode.publicKey}
        error={isKeyWrong}
        helperText={t(isKeyWrong ? 'catalog:codes.publicKeyFault' : 'catalog:codes.publicKeyHint')}
        slotProps={{ htmlInput: { maxLength: 60, spellCheck: false } }}
        onChange={(event) =>
          onChange({ memberCode: { ...memberCode, publicKey: event.target.value.trim() } })
        }
      />
    </Section>
  );
}

const GRID = {
  display: 'grid',
  gap: 1.5,
  alignItems: 'center',
  gridTemplateColumns: 'minmax(96px, 1fr) minmax(96px, 1fr) auto',
} as const;
