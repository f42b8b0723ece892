import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { RAISED_TIERS, type TierRules } from '../../../../contract/programme.ts';
import { useT } from '../../../i18n/index.ts';
import { Choice, Pair } from '../../../ui/index.ts';
import { AmountField, WholeField } from '../fields/number-fields.tsx';
import { SwitchLine } from '../fields/switch-line.tsx';
import { tierName } from '../words/words.ts';
import type { SectionProps } from './basics-section.tsx';

/** How members rise and fall. */
export function TiersSection({ rules, onChange }: SectionProps) {
  const t = useT();
  const { tiers } = rules;
  const change = (part: Partial<TierRules>) => onChange({ tiers: { ...tiers, ...part } });
  return (
    <Box sx={{ display: 'grid', gap: 1.5 }}>
      <SwitchLine
        label={t('programme:tiers.automatic')}
        hint={t('programme:tiers.automaticHint')}
        isOn={tiers.isAutomatic}
        onChange={(isAutomatic) => change({ isAutomatic })}
      />
      {tiers.isAutomatic ? <AutomaticTiers tiers={tiers} change={change} /> : null}
    </Box>
  );
}

interface Props {
  readonly tiers: TierRules;
  readonly change: (part: Partial<TierRules>) => void;
}

function AutomaticTiers({ tiers, change }: Props) {
  const t = useT();
  const { window } = tiers;
  return (
    <>
      <Pair>
        <Choice
          label={t('programme:tiers.metric')}
          value={tiers.metric}
          options={[
            { value: 'spend', text: t('programme:tiers.spend') },
            { value: 'points', text: t('programme:tiers.points') },
            { value: 'visits', text: t('programme:tiers.visits') },
          ]}
          onChange={(metric) => change({ metric })}
        />
        <Choice
          label={t('programme:tiers.window')}
          value={window.kind}
          options={[
            { value: 'calendarYear', text: t('programme:tiers.calendarYear') },
            { value: 'anniversary', text: t('programme:tiers.anniversary') },
            { value: 'rolling', text: t('programme:tiers.rolling') },
          ]}
          onChange={(kind) =>
            change({ window: kind === 'rolling' ? { kind, months: 12 } : { kind } })
          }
        />
        {window.kind === 'rolling' ? (
          <WholeField
            label={t('programme:tiers.months')}
            field="tiers.window.months"
            value={window.months}
            min={1}
            max={120}
            unit={t('programme:field.months')}
            onChange={(months) => change({ window: { kind: 'rolling', months } })}
          />
        ) : null}
        <WholeField
          label={t('programme:tiers.grace')}
          field="tiers.graceDays"
          value={tiers.graceDays}
          max={366}
          unit={t('programme:field.days')}
          onChange={(graceDays) => change({ graceDays })}
        />
      </Pair>
      {RAISED_TIERS.map((tier) => (
        <Box key={tier}>
          <Typography sx={{ fontWeight: 600, mb: 1 }}>{tierName({ t }, tier)}</Typography>
          <Pair>
            <LevelField tiers={tiers} tier={tier} part="reachAt" change={change} />
            <LevelField tiers={tiers} tier={tier} part="keepAt" change={change} />
          </Pair>
        </Box>
      ))}
    </>
  );
}

interface LevelProps extends Props {
  readonly tier: (typeof RAISED_TIERS)[number];
  readonly part: 'reachAt' | 'keepAt';
}

/** What it takes to reach or to keep a tier: money, points or visits. */
function LevelField({ tiers, tier, part, change }: LevelProps) {
  const t = useT();
  const level = tiers.levels[tier];
  const shared = {
    label: `${tierName({ t }, tier)}: ${t(part === 'reachAt' ? 'programme:tiers.reach' : 'programme:tiers.keep')}`,
    field: `tiers.levels.${tier}.${part}`,
    value: level[part],
    min: part === 'reachAt' ? 1 : 0,
    onChange: (value: number) =>
      change({ levels: { ...tiers.levels, [tier]: { ...level, [part]: value } } }),
  };
  if (tiers.metric === 'spend') return <AmountField {...shared} />;
  return (
    <WholeField
      {...shared}
      unit={t(tiers.metric === 'points' ? 'programme:field.points' : 'programme:field.visits')}
    />
  );
}
