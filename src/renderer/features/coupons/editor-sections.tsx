import Box from '@mui/material/Box';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import { CODE_KINDS, type CouponTerms, TRIGGER_KINDS } from '../../../contract/coupons.ts';
import { TIERS } from '../../../contract/members.ts';
import { useLocale, useT } from '../../i18n/index.ts';
import { Choice } from '../../ui/index.ts';
import {
  AmountField,
  DayField,
  LimitField,
  ScaledField,
  SwitchLine,
  TargetField,
  tierName,
  TimeField,
  Toggles,
  weekdayName,
  WholeField,
} from '../programme/index.ts';
import { newBenefit, newTrigger } from './new-terms.ts';
import {
  HOLDER_HINTS,
  HOLDER_TEXTS,
  KIND_TEXTS,
  STACKING_TEXTS,
  TRIGGER_TEXTS,
  VALIDITY_TEXTS,
} from './coupon-texts.ts';

const GOODS = ['products', 'categories', 'brands', 'suppliers', 'counters'] as const;
const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const;

interface Props {
  readonly terms: CouponTerms;
  readonly onChange: (part: Partial<CouponTerms>) => void;
}

/** A question and the fields that answer it. */
function Group({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <Box component="section" sx={{ display: 'grid', gap: 1.5 }}>
      <Typography variant="h3" sx={{ fontSize: '1rem', fontWeight: 600 }}>
        {title}
      </Typography>
      {children}
    </Box>
  );
}

/** What the coupon is worth. */
export function WorthSection({ terms, onChange }: Props) {
  const t = useT();
  const { benefit } = terms;
  return (
    <Group title={t('coupons:section.worth')}>
      <Box sx={PAIR}>
        <Choice
          label={t('coupons:field.kind')}
          value={benefit.kind}
          options={(['percent', 'amount', 'freeItem'] as const).map((value) => ({
            value,
            text: t(KIND_TEXTS[value]),
          }))}
          onChange={(kind) => onChange({ benefit: newBenefit(kind) })}
        />
        {benefit.kind === 'amount' ? (
          <AmountField
            label={t('coupons:field.amount')}
            field="benefit.amountMinor"
            min={1}
            value={benefit.amountMinor}
            onChange={(amountMinor) => onChange({ benefit: { ...benefit, amountMinor } })}
          />
        ) : null}
        {benefit.kind === 'percent' ? (
          <ScaledField
            label={t('coupons:field.percent')}
            field="benefit.basisPoints"
            scale={100}
            min={1}
            max={10_000}
            unit="%"
            value={benefit.basisPoints}
            onChange={(basisPoints) => onChange({ benefit: { ...benefit, basisPoints } })}
          />
        ) : null}
      </Box>
      <Box sx={PAIR}>
        <AmountField
          label={t('coupons:field.minimum')}
          field="minimumMinor"
          value={terms.minimumMinor}
          onChange={(minimumMinor) => onChange({ minimumMinor })}
        />
        {benefit.kind === 'percent' ? (
          <AmountField
            label={t('coupons:field.maximum')}
            hint={t('coupons:field.noLimit')}
            field="benefit.maximumMinor"
            value={benefit.maximumMinor ?? 0}
            onChange={(maximum) =>
              onChange({ benefit: { ...benefit, maximumMinor: maximum === 0 ? null : maximum } })
            }
          />
        ) : null}
      </Box>
    </Group>
  );
}

/** For which goods and members. */
export function WhoSection({ terms, onChange }: Props) {
  const t = useT();
  return (
    <Group title={t('coupons:section.who')}>
      <TargetField
        kinds={GOODS}
        path="appliesTo"
        lists={terms.appliesTo}
        none={t('coupons:field.goodsHint')}
        onChange={(kind, uids) => onChange({ appliesTo: { ...terms.appliesTo, [kind]: uids } })}
      />
      <SwitchLine
        label={t('coupons:field.offers')}
        isOn={terms.withSpecialOffers}
        onChange={(withSpecialOffers) => onChange({ withSpecialOffers })}
      />
      <Toggles
        label={t('coupons:field.tiers')}
        field="tiers"
        none={t('coupons:field.tiersAll')}
        options={TIERS.map((tier) => ({ value: tier, text: tierName({ t }, tier) }))}
        chosen={terms.tiers}
        onChange={(tiers) => onChange({ tiers })}
      />
    </Group>
  );
}

/** On which days and hours. */
export function WhenSection({ terms, onChange }: Props) {
  const t = useT();
  const locale = useLocale();
  const { validity, hours } = terms;
  return (
    <Group title={t('coupons:section.when')}>
      <Validity validity={validity} onChange={onChange} />
      <Toggles
        label={t('coupons:field.weekdays')}
        field="weekdays"
        none={t('programme:rule.everyDay')}
        options={WEEKDAYS.map((day) => ({
          value: day,
          text: weekdayName({ locale }, day, 'short'),
        }))}
        chosen={terms.weekdays}
        onChange={(weekdays) => onChange({ weekdays })}
      />
      <SwitchLine
        label={t('programme:rule.hours')}
        isOn={hours !== null}
        onChange={(isOn) => onChange({ hours: isOn ? { from: '18:00', to: '22:00' } : null })}
      />
      {hours === null ? null : (
        <Box sx={PAIR}>
          <TimeField
            label={t('coupons:field.hoursFrom')}
            field="hours.from"
            value={hours.from}
            onChange={(from) => onChange({ hours: { ...hours, from } })}
          />
          <TimeField
            label={t('coupons:field.hoursTo')}
            field="hours.to"
            value={hours.to}
            onChange={(to) => onChange({ hours: { ...hours, to } })}
          />
        </Box>
      )}
    </Group>
  );
}

function Validity({
  validity,
  onChange,
}: {
  readonly validity: CouponTerms['validity'];
  readonly onChange: Props['onChange'];
}) {
  const t = useT();
  return (
    <>
      <Choice
        label={t('coupons:field.validity')}
        value={validity.kind}
        options={(['fixed', 'afterIssue'] as const).map((value) => ({
          value,
          text: t(VALIDITY_TEXTS[value]),
        }))}
        onChange={(kind) =>
          onChange({
            validity:
              kind === 'afterIssue'
                ? { kind, days: 30 }
                : validity.kind === 'fixed'
                  ? validity
                  : { kind, fromDay: '', toDay: '' },
          })
        }
      />
      {validity.kind === 'fixed' ? (
        <Box sx={PAIR}>
          <DayField
            isNeeded
            label={t('coupons:field.from')}
            field="validity.fromDay"
            value={validity.fromDay}
            onChange={(day) => onChange({ validity: { ...validity, fromDay: day ?? '' } })}
          />
          <DayField
            isNeeded
            label={t('coupons:field.to')}
            field="validity.toDay"
            value={validity.toDay}
            onChange={(day) => onChange({ validity: { ...validity, toDay: day ?? '' } })}
          />
        </Box>
      ) : (
        <WholeField
          label={t('coupons:field.days')}
          field="validity.days"
          min={1}
          max={3660}
          value={validity.days}
          onChange={(days) => onChange({ validity: { ...validity, days } })}
        />
      )}
    </>
  );
}

/** Who holds codes, how many there are, and what gives them. */
export function HowSection({ terms, onChange }: Props) {
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
      <Box sx={PAIR}>
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
      </Box>
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

function Trigger({ terms, onChange }: Props) {
  const t = useT();
  const { trigger } = terms;
  return (
    <Box sx={PAIR}>
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
    </Box>
  );
}

const PAIR = {
  display: 'grid',
  gap: 1.5,
  gridTemplateColumns: { xs: '1fr', sm: '1fr 1fr' },
  alignItems: 'start',
} as const;
