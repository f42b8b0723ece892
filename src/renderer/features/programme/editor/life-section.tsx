import Box from '@mui/material/Box';
import type { ProgrammeRules } from '../../../../contract/programme.ts';
import { useT } from '../../../i18n/index.ts';
import { Choice, Pair } from '../../../ui/index.ts';
import { WholeField } from '../fields/number-fields.tsx';
import type { SectionProps } from './basics-section.tsx';

/** When points can be spent, and when they lapse. */
export function LifeSection({ rules, onChange }: SectionProps) {
  const t = useT();
  return (
    <Box sx={{ display: 'grid', gap: 1.5 }}>
      <WholeField
        label={t('programme:basics.activeAfter')}
        field="activeAfterDays"
        value={rules.activeAfterDays}
        max={27}
        unit={t('programme:field.days')}
        hint={t('programme:basics.activeHint')}
        onChange={(activeAfterDays) => onChange({ activeAfterDays })}
      />
      <Choice
        label={t('programme:basics.expiry')}
        value={rules.expiry.policy}
        options={[
          { value: 'endOfMonth', text: t('programme:expiry.endOfMonth') },
          { value: 'exactMonths', text: t('programme:expiry.exactMonths') },
          { value: 'inactivity', text: t('programme:expiry.inactivity') },
          { value: 'fixedDate', text: t('programme:expiry.fixedDate') },
          { value: 'never', text: t('programme:expiry.never') },
        ]}
        onChange={(policy) => onChange({ expiry: startOf(policy, rules.expiry) })}
      />
      <ExpiryFields rules={rules} onChange={onChange} />
    </Box>
  );
}

type Expiry = ProgrammeRules['expiry'];

/** A policy with the figures of the one before, where they mean the same. */
function startOf(policy: Expiry['policy'], before: Expiry): Expiry {
  if (policy === 'never') return { policy };
  if (policy === 'fixedDate') return { policy, month: 12, day: 31, yearsAhead: 1 };
  return { policy, months: 'months' in before ? before.months : 12 };
}

function ExpiryFields({ rules, onChange }: SectionProps) {
  const t = useT();
  const { expiry } = rules;
  if (expiry.policy === 'never') return null;
  if (expiry.policy !== 'fixedDate') {
    return (
      <WholeField
        label={t('programme:basics.months')}
        field="expiry.months"
        value={expiry.months}
        min={1}
        max={1200}
        unit={t('programme:field.months')}
        onChange={(months) => onChange({ expiry: { ...expiry, months } })}
      />
    );
  }
  return (
    <Pair>
      <WholeField
        label={t('programme:basics.day')}
        field="expiry.day"
        value={expiry.day}
        min={1}
        max={31}
        onChange={(day) => onChange({ expiry: { ...expiry, day } })}
      />
      <WholeField
        label={t('programme:basics.month')}
        field="expiry.month"
        value={expiry.month}
        min={1}
        max={12}
        onChange={(month) => onChange({ expiry: { ...expiry, month } })}
      />
      <WholeField
        label={t('programme:basics.yearsAhead')}
        field="expiry.yearsAhead"
        value={expiry.yearsAhead}
        max={100}
        unit={t('programme:field.years')}
        onChange={(yearsAhead) => onChange({ expiry: { ...expiry, yearsAhead } })}
      />
    </Pair>
  );
}
