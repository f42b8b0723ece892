import type { RuleConditions } from '../../../../contract/programme.ts';
import { useLocale, useT } from '../../../i18n/index.ts';
import { Pair } from '../../../ui/index.ts';
import { weekdayName } from '../words/words.ts';
import { FieldFindings } from './finding-lines.tsx';
import { TimeField } from './number-fields.tsx';
import { SwitchLine } from './switch-line.tsx';
import { Toggles } from './toggles.tsx';

const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const;
/** What is filled in when hours begin to matter: the evening. */
const FIRST_HOURS = { from: '18:00', to: '22:00' } as const;

type Week = Pick<RuleConditions, 'weekdays' | 'hours'>;

interface Props {
  /** Where both stand: `when.` in a rule; nothing where they stand by themselves. */
  readonly path: '' | 'when.';
  readonly week: Week;
  readonly onChange: (part: Partial<Week>) => void;
}

/** The days of the week and the hours at which something holds. */
export function WeekFields({ path, week, onChange }: Props) {
  const t = useT();
  const locale = useLocale();
  const { weekdays, hours } = week;
  return (
    <>
      <Toggles
        label={t('programme:rule.weekdays')}
        field={`${path}weekdays`}
        none={t('programme:rule.everyDay')}
        options={WEEKDAYS.map((day) => ({
          value: day,
          text: weekdayName({ locale }, day, 'short'),
        }))}
        chosen={weekdays}
        onChange={(chosen) => onChange({ weekdays: chosen })}
      />
      <SwitchLine
        label={t('programme:rule.hours')}
        isOn={hours !== null}
        onChange={(isOn) => onChange({ hours: isOn ? FIRST_HOURS : null })}
      />
      {hours === null ? null : (
        <Pair>
          <TimeField
            label={t('programme:rule.hoursFrom')}
            field={`${path}hours.from`}
            value={hours.from}
            onChange={(from) => onChange({ hours: { ...hours, from } })}
          />
          <TimeField
            label={t('programme:rule.hoursTo')}
            field={`${path}hours.to`}
            value={hours.to}
            hint={t('programme:rule.hoursHint')}
            onChange={(to) => onChange({ hours: { ...hours, to } })}
          />
        </Pair>
      )}
      <FieldFindings field={`${path}hours`} />
    </>
  );
}
