import Stack from '@mui/material/Stack';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import { CALLS } from '../../../contract/index.ts';
import { foldWidth } from '../../../contract/kernel/text.ts';
import type { Settings } from '../../../contract/settings.ts';
import { useT } from '../../i18n/index.ts';
import { Choice } from '../../ui/index.ts';
import { CardTable } from './card-table.tsx';
import { type CardDraft, cardDraft, cardValue, labelDraft, labelValue } from './code-drafts.ts';
import { LabelTable } from './label-table.tsx';
import { PartForm } from './part-form.tsx';
import { usePartDraft } from './use-settings-part.ts';

const SHAPE = CALLS['settings.save'].input.shape.codes;

/** How in-store labels, scale codes and member cards are read. */
export function CodesPart({ saved }: { readonly saved: Settings['codes'] }) {
  const t = useT();
  const { draft, change, form } = usePartDraft({
    part: 'codes',
    saved,
    start: {
      labels: saved.prefixes.map(labelDraft),
      scales: saved.scalePrefixes.join(' '),
      cards: saved.cards.map(cardDraft),
      expiredGoods: saved.expiredGoods,
    },
    read: ({ labels, scales, cards, expiredGoods }) =>
      SHAPE.safeParse({
        ...saved,
        prefixes: labels.map(labelValue),
        scalePrefixes: foldWidth(scales)
          .split(/\s+/)
          .filter((text) => text !== ''),
        cards: cards.map((card: CardDraft) => cardValue(card)),
        expiredGoods,
      }).data,
  });
  return (
    <PartForm {...form}>
      <Section title={t('settings:codes.labels')} lead={t('settings:codes.labelsLead')}>
        <LabelTable rows={draft.labels} onChange={(labels) => change({ labels: [...labels] })} />
      </Section>
      <TextField
        fullWidth
        label={t('settings:codes.scale')}
        helperText={t('settings:codes.scaleHint')}
        value={draft.scales}
        onChange={(event) => change({ scales: event.target.value })}
      />
      <Section title={t('settings:codes.cards')} lead={t('settings:codes.cardsLead')}>
        <CardTable rows={draft.cards} onChange={(cards) => change({ cards: [...cards] })} />
      </Section>
      <Choice
        label={t('settings:codes.expiredGoods')}
        value={draft.expiredGoods}
        options={[
          { value: 'refuse', text: t('settings:codes.expiredRefuse') },
          { value: 'warn', text: t('settings:codes.expiredWarn') },
        ]}
        helperText={t('settings:codes.expiredHint')}
        onChange={(expiredGoods) => change({ expiredGoods })}
      />
      {form.isValid ? null : (
        <Typography role="alert" sx={{ color: 'error.main' }}>
          {t('settings:codes.wrong')}
        </Typography>
      )}
    </PartForm>
  );
}

interface SectionProps {
  readonly title: string;
  readonly lead: string;
  readonly children: ReactNode;
}

function Section({ title, lead, children }: SectionProps) {
  return (
    <Stack sx={{ gap: 1, minWidth: 0 }}>
      <Typography variant="subtitle1" component="h2">
        {title}
      </Typography>
      <Typography variant="body2" sx={{ color: 'text.secondary' }}>
        {lead}
      </Typography>
      {children}
    </Stack>
  );
}
