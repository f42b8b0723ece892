import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { TIERS } from '../../../../contract/members.ts';
import type { ProgrammeRules } from '../../../../contract/programme.ts';
import { useT } from '../../../i18n/index.ts';
import { Choice, Pair } from '../../../ui/index.ts';
import { LimitField, ScaledField, AmountField, WholeField } from '../fields/number-fields.tsx';
import { SwitchLine } from '../fields/switch-line.tsx';
import { TargetField } from '../fields/target-field.tsx';
import { GOODS_KINDS } from '../fields/target-texts.ts';
import { tierName } from '../words/words.ts';
import { RateFields } from './gift-fields.tsx';

export interface SectionProps {
  readonly rules: ProgrammeRules;
  readonly onChange: (part: Partial<ProgrammeRules>) => void;
}

/** The base rate of each tier, and where fractions go. */
export function RatesSection({ rules, onChange }: SectionProps) {
  const t = useT();
  return (
    <Box sx={{ display: 'grid', gap: 2 }}>
      {TIERS.map((tier) => {
        const field = `rates.${tier}`;
        const name = tierName({ t }, tier);
        return (
          <Box key={tier}>
            <Typography sx={{ fontWeight: 600, mb: 1 }}>{name}</Typography>
            <RateFields
              field={field}
              label={name}
              rate={rules.rates[tier]}
              onChange={(rate) => onChange({ rates: { ...rules.rates, [tier]: rate } })}
            />
          </Box>
        );
      })}
      <Choice
        label={t('programme:basics.rounding')}
        value={rules.rounding}
        options={[
          { value: 'floorPerSale', text: t('programme:say.floorPerSale') },
          { value: 'halfUpPerSale', text: t('programme:say.halfUpPerSale') },
          { value: 'floorPerLine', text: t('programme:say.floorPerLine') },
        ]}
        onChange={(rounding) => onChange({ rounding })}
      />
    </Box>
  );
}

/** What never earns, and the most that anybody earns. */
export function ExclusionsSection({ rules, onChange }: SectionProps) {
  const t = useT();
  const { excluded } = rules;
  const change = (part: Partial<ProgrammeRules['excluded']>) =>
    onChange({ excluded: { ...excluded, ...part } });
  return (
    <Box sx={{ display: 'grid', gap: 1.5 }}>
      <TargetField
        kinds={GOODS_KINDS}
        path="excluded"
        lists={excluded}
        none={t('programme:basics.nothingExcluded')}
        onChange={(kind, uids) => change({ [kind]: uids })}
      />
      <SwitchLine
        label={t('programme:basics.offersEarnNothing')}
        hint={t('programme:rule.offersHint')}
        isOn={excluded.specialOffers}
        onChange={(specialOffers) => change({ specialOffers })}
      />
      <SwitchLine
        label={t('programme:basics.taxEarnsNothing')}
        isOn={excluded.tax}
        onChange={(tax) => change({ tax })}
      />
    </Box>
  );
}

/** The most points a member earns. */
export function CapsSection({ rules, onChange }: SectionProps) {
  const t = useT();
  const { caps } = rules;
  return (
    <Pair>
      <LimitField
        label={t('programme:basics.capSale')}
        field="caps.perSale"
        value={caps.perSale}
        unit={t('programme:field.points')}
        onChange={(perSale) => onChange({ caps: { ...caps, perSale } })}
      />
      <LimitField
        label={t('programme:basics.capDay')}
        field="caps.perDay"
        value={caps.perDay}
        unit={t('programme:field.points')}
        onChange={(perDay) => onChange({ caps: { ...caps, perDay } })}
      />
    </Pair>
  );
}

/** How points pay. */
export function RedemptionSection({ rules, onChange }: SectionProps) {
  const t = useT();
  const { redemption } = rules;
  const change = (part: Partial<ProgrammeRules['redemption']>) =>
    onChange({ redemption: { ...redemption, ...part } });
  return (
    <Pair>
      <WholeField
        label={t('programme:basics.stepPoints')}
        field="redemption.stepPoints"
        value={redemption.stepPoints}
        min={1}
        max={1_000_000_000}
        onChange={(stepPoints) => change({ stepPoints })}
      />
      <AmountField
        label={t('programme:basics.stepWorth')}
        field="redemption.stepWorthMinor"
        value={redemption.stepWorthMinor}
        min={1}
        onChange={(stepWorthMinor) => change({ stepWorthMinor })}
      />
      <WholeField
        label={t('programme:basics.minimumPoints')}
        field="redemption.minimumPoints"
        value={redemption.minimumPoints}
        max={1_000_000_000}
        onChange={(minimumPoints) => change({ minimumPoints })}
      />
      <ScaledField
        label={t('programme:basics.maximumShare')}
        field="redemption.maximumShareBp"
        value={redemption.maximumShareBp}
        scale={100}
        min={0}
        max={10_000}
        unit="%"
        onChange={(maximumShareBp) => change({ maximumShareBp })}
      />
    </Pair>
  );
}
