import Box from '@mui/material/Box';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import type { ImportKind } from '../../../contract/imports.ts';
import { useT } from '../../i18n/index.ts';
import { Choice } from '../../ui/index.ts';
import type { MapDraft } from './import-map.ts';
import { DISCOUNT_WORDS, MEMBER_TYPE_WORDS, POINTS_WORDS } from './import-words.ts';

interface Props {
  readonly kind: ImportKind;
  readonly draft: MapDraft;
  readonly onChange: (draft: MapDraft) => void;
}

/** What else a file needs to be told: how times and numbers are written, and what to do with whom. */
export function MapOptions(props: Props) {
  const t = useT();
  const { kind, draft, onChange } = props;
  return (
    <Box component="section" aria-label={t('imports:options')}>
      <Typography variant="h2" sx={{ mb: 1.5 }}>
        {t('imports:options')}
      </Typography>
      <Box
        sx={{
          display: 'grid',
          gridTemplateColumns: 'repeat(auto-fill, minmax(200px, 1fr))',
          gap: 2,
        }}
      >
        {kind === 'products' ? null : (
          <TextField
            label={t('imports:timeFormat')}
            value={draft.timeFormat}
            placeholder="yyyy-MM-dd HH:mm:ss"
            slotProps={{ inputLabel: { shrink: true } }}
            onChange={(event) => onChange({ ...draft, timeFormat: event.target.value })}
          />
        )}
        <Choice
          label={t('imports:decimal.label')}
          value={draft.decimal}
          options={[
            { value: '.', text: t('imports:decimal.point') },
            { value: ',', text: t('imports:decimal.comma') },
          ]}
          onChange={(decimal) => onChange({ ...draft, decimal })}
        />
        {kind === 'purchases' ? <PurchaseOptions {...props} /> : <DuplicatesChoice {...props} />}
        {kind === 'products' ? null : (
          <TextField
            label={t('imports:source')}
            value={draft.source}
            placeholder="import"
            helperText={t('imports:sourceHint')}
            slotProps={{ htmlInput: { maxLength: 40 }, inputLabel: { shrink: true } }}
            onChange={(event) => onChange({ ...draft, source: event.target.value })}
          />
        )}
      </Box>
    </Box>
  );
}

function DuplicatesChoice({ draft, onChange }: Props) {
  const t = useT();
  return (
    <Choice
      label={t('imports:duplicates.label')}
      value={draft.duplicates}
      options={[
        { value: 'skip', text: t('imports:duplicates.skip') },
        { value: 'update', text: t('imports:duplicates.update') },
      ]}
      onChange={(duplicates) => onChange({ ...draft, duplicates })}
    />
  );
}

function PurchaseOptions({ draft, onChange }: Props) {
  const t = useT();
  const unknown = [
    { value: 'create' as const, text: t('imports:unknown.create') },
    { value: 'reject' as const, text: t('imports:unknown.reject') },
  ];
  return (
    <>
      <TextField
        label={t('imports:zone')}
        value={draft.zone}
        placeholder={t('imports:zoneOfStore')}
        slotProps={{ inputLabel: { shrink: true } }}
        onChange={(event) => onChange({ ...draft, zone: event.target.value })}
      />
      <Choice
        label={t('imports:memberType.label')}
        value={draft.memberType}
        options={(['external', 'card', 'phone'] as const).map((value) => ({
          value,
          text: t(MEMBER_TYPE_WORDS[value]),
        }))}
        onChange={(memberType) => onChange({ ...draft, memberType })}
      />
      <Choice
        label={t('imports:unknown.members')}
        value={draft.unknownMembers}
        options={unknown}
        onChange={(unknownMembers) => onChange({ ...draft, unknownMembers })}
      />
      <Choice
        label={t('imports:unknown.products')}
        value={draft.unknownProducts}
        options={unknown}
        onChange={(unknownProducts) => onChange({ ...draft, unknownProducts })}
      />
      <Choice
        label={t('imports:discountType.label')}
        value={draft.discountType}
        options={(['amount', 'percent'] as const).map((value) => ({
          value,
          text: t(DISCOUNT_WORDS[value]),
        }))}
        onChange={(discountType) => onChange({ ...draft, discountType })}
      />
      <TextField
        label={t('imports:refundPrefix')}
        value={draft.refundPrefix}
        helperText={t('imports:refundHint')}
        slotProps={{ htmlInput: { maxLength: 20 } }}
        onChange={(event) => onChange({ ...draft, refundPrefix: event.target.value })}
      />
      <Choice
        label={t('imports:points.label')}
        value={draft.points}
        options={(['none', 'earn'] as const).map((value) => ({
          value,
          text: t(POINTS_WORDS[value]),
        }))}
        onChange={(points) => onChange({ ...draft, points })}
      />
    </>
  );
}
