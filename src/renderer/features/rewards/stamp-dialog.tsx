import { useContext, useState } from 'react';
import type { Gift } from '../../../contract/rewards.ts';
import type { StampCard } from '../../../contract/stamps.ts';
import { useT } from '../../i18n/index.ts';
import { TillFactsContext, useFormat } from '../../lib/format.ts';
import { useTillCommand } from '../../lib/use-till.ts';
import { FormDialog, Pair } from '../../ui/index.ts';
import { DayFields, Field, Toggle } from './fields.tsx';
import { CountingFields, RewardFields } from './stamp-fields.tsx';
import { readStampForm, stampForm } from './stamp-form.ts';
import type { StampForm } from './stamp-form.ts';
import { useSaved } from './use-saved.ts';

/** A stamp card: what is stamped, what a full card gives, and when. */
export function StampDialog({
  card,
  gifts,
  today,
  onClose,
}: {
  /** null = a new one. */
  readonly card: StampCard | null;
  readonly gifts: readonly Gift[];
  readonly today: string;
  readonly onClose: () => void;
}) {
  const t = useT();
  const { decimalSign } = useFormat();
  const { currencyDecimals } = useContext(TillFactsContext);
  const shape = { decimals: currencyDecimals, decimalSign };
  const [form, setForm] = useState(() =>
    stampForm(card, { today, giftId: gifts[0]?.id ?? 0, shape }),
  );
  const [wrong, setWrong] = useState<readonly (keyof StampForm)[]>([]);
  const save = useTillCommand('stamps.saveCard');
  const onSaved = useSaved(onClose);
  const change = (part: Partial<StampForm>) => setForm({ ...form, ...part });
  const submit = () => {
    const read = readStampForm(form, shape);
    setWrong('wrong' in read ? read.wrong : []);
    if ('wrong' in read) return;
    const which = { cardId: card?.id ?? null, version: card?.version ?? 0 };
    void save.run({ ...which, ...read.input }).then((reply) => onSaved(reply, form.name));
  };
  const say = (field: keyof StampForm) =>
    wrong.includes(field) ? t('rewards:wrong.number') : undefined;
  const parts = { form, isFixed: card?.isFixed ?? false, say, onChange: change };
  return (
    <FormDialog
      width="sm"
      title={card === null ? t('rewards:stamp.add') : t('rewards:changeFor', { name: card.name })}
      onClose={onClose}
      onSubmit={submit}
      command={save}
    >
      <Field
        isFirst
        label={t('rewards:field.name')}
        value={form.name}
        {...(parts.isFixed ? { hint: t('rewards:stamp.fixed') } : {})}
        onChange={(name) => change({ name })}
      />
      <CountingFields {...parts} />
      <RewardFields {...parts} gifts={gifts} />
      <DayFields
        from={form.from}
        to={form.to}
        isFromFixed={parts.isFixed}
        isWrong={{ from: wrong.includes('from'), to: wrong.includes('to') }}
        onChange={change}
      />
      <Pair>
        <Field
          label={t('rewards:stamp.maxCards')}
          value={form.maxCards}
          error={say('maxCards')}
          hint={t('rewards:field.emptyNoLimit')}
          mode="numeric"
          onChange={(maxCards) => change({ maxCards })}
        />
      </Pair>
      <Toggle
        label={t('rewards:stamp.isActive')}
        isOn={form.isActive}
        onChange={(isActive) => change({ isActive })}
      />
    </FormDialog>
  );
}
