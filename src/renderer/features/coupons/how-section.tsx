import TextField from '@mui/material/TextField';
import { CODE_KINDS, TRIGGER_KINDS } from '../../../contract/coupons.ts';
import { TIERS } from '../../../contract/members.ts';
import { useT } from '../../i18n/index.ts';
import { Choice, Pair } from '../../ui/index.ts';
import {
  Group,
  LimitField,
  SwitchLine,
  tierName,
  Toggles,
  WholeField,
} from '../programme/index.ts';
import { HOLDER_HINTS, HOLDER_TEXTS, STACKING_TEXTS, TRIGGER_TEXTS } from './coupon-texts.ts';
import { newTrigger } from './new-terms.ts';
import type { SectionProps } from './worth-section.tsx';

/** Who holds codes, how many there are, and what gives them. */
export function HowSection({ terms, onChange }: SectionProps) {
  const t = useT();
  return (
    <Group title={t('coupons:section.how')}>
      <Choice
        label={t('coupons:field.codes')}
        value={terms.codes}
        helperText={t(HOLDER_HINTS[terms.codes])}
        options={CODE_KINDS.map((value) => ({ value, text: t(HOLDER_TEXTS[value]) }))}
        onChange={(codes) =>
          onChange({ codes, ...(codes === 'personal' ? {} : { trigger: null }) })
        }
      />
      <Pair>
        <LimitField
          label={t(
            terms.codes === 'public'
              ? 'coupons:field.totalLimitPublic'
              : 'coupons:field.totalLimit',
          )}
          hint={t('coupons:field.noLimit')}
          field="totalLimit"
          value={terms.totalLimit}
          onChange={(totalLimit) => onChange({ totalLimit: totalLimit === 0 ? null : totalLimit })}
        />
        {terms.codes === 'bearer' ? null : (
          <LimitField
            label={t('coupons:field.perMember')}
            hint={t('coupons:field.noLimit')}
            field="perMemberLimit"
            value={terms.perMemberLimit}
            onChange={(limit) => onChange({ perMemberLimit: limit === 0 ? null : limit })}
          />
        )}
      </Pair>
      {terms.codes === 'personal' ? <Trigger terms={terms} onChange={onChange} /> : null}
      <Choice
        label={t('coupons:field.stacking')}
        value={terms.stacking}
        options={(['others', 'alone', 'any'] as const).map((value) => ({
          value,
          text: t(STACKING_TEXTS[value]),
        }))}
        onChange={(stacking) => onChange({ stacking })}
      />
      <SwitchLine
        label={t('coupons:field.floor')}
        isOn={terms.mayGoBelowFloor}
        onChange={(mayGoBelowFloor) => onChange({ mayGoBelowFloor })}
      />
      <TextField
        fullWidth
        label={t('coupons:field.text')}
        value={terms.receiptText}
        slotProps={{ htmlInput: { maxLength: 120 } }}
        onChange={(event) => onChange({ receiptText: event.target.value })}
      />
    </Group>
  );
}

function Trigger({ terms, onChange }: SectionProps) {
  const t = useT();
  const { trigger } = terms;
  return (
    <Pair>
      <Choice
        label={t('coupons:field.trigger')}
        value={trigger?.kind ?? 'none'}
        options={(['none', ...TRIGGER_KINDS] as const).map((value) => ({
          value,
          text: t(TRIGGER_TEXTS[value]),
        }))}
        onChange={(kind) => onChange({ trigger: kind === 'none' ? null : newTrigger(kind) })}
      />
      {trigger?.kind === 'birthday' ? (
        <WholeField
          label={t('coupons:field.daysBefore')}
          field="trigger.daysBefore"
          max={60}
          value={trigger.daysBefore}
          onChange={(daysBefore) => onChange({ trigger: { ...trigger, daysBefore } })}
        />
      ) : null}
      {trigger?.kind === 'lapse' ? (
        <WholeField
          label={t('coupons:field.months')}
          field="trigger.months"
          min={1}
          max={120}
          value={trigger.months}
          onChange={(months) => onChange({ trigger: { ...trigger, months } })}
        />
      ) : null}
      {trigger?.kind === 'tierReached' ? (
        <Toggles
          label={t('coupons:field.tiers')}
          field="trigger.tiers"
          none=""
          options={TIERS.slice(1).map((tier) => ({ value: tier, text: tierName({ t }, tier) }))}
          chosen={trigger.tiers}
          onChange={(tiers) => {
            if (tiers.length > 0) onChange({ trigger: { ...trigger, tiers } });
          }}
        />
      ) : null}
    </Pair>
  );
}
