import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { type KeyboardEvent, useContext, useState } from 'react';
import type { PrintJob } from '../../../contract/devices.ts';
import { wallClock } from '../../../contract/kernel/time.ts';
import { useT } from '../../i18n/index.ts';
import type { Translate, TKey } from '../../i18n/index.ts';
import { TillFactsContext } from '../../lib/format.ts';
import { useTillQuery } from '../../lib/use-till.ts';
import { EmptyState, ErrorNotice, Loading, Page, Sheet } from '../../ui/index.ts';
import { countPrinted, groupPrints, type PrintGroups } from './print-groups.ts';
import { PrintPreview } from './print-preview.tsx';
import { PrintRow } from './print-row.tsx';
import { UncertainPrints } from './uncertain-prints.tsx';

/** More than a till prints on a busy day. */
const SHOWN = 200;
const BESIDE = '@container screen (min-width: 680px)';

const SECTIONS: readonly (readonly [Exclude<keyof PrintGroups, 'uncertain'>, TKey])[] = [
  ['waiting', 'printing:section.waiting'],
  ['failed', 'printing:section.failed'],
  ['today', 'printing:section.today'],
  ['earlier', 'printing:section.earlier'],
];

/** The print queue: what needs an answer, what waits, what failed, what was printed, each page. */
export function PrintsScreen() {
  const t = useT();
  const { timeZone } = useContext(TillFactsContext);
  const jobs = useTillQuery('devices.printJobs', { limit: SHOWN });
  const [shownId, setShownId] = useState<number | null>(null);
  const all = jobs.data ?? [];
  const groups = groupPrints(all, isSameDay(Math.max(jobs.dataUpdatedAt, 1), timeZone));
  const ordered = [groups.uncertain, ...SECTIONS.map(([name]) => groups[name])].flat();
  const shown = ordered.find(({ id }) => id === shownId) ?? ordered[0];
  return (
    <Page title={t('printing:title')} answer={jobs.data && answerOf(groups, t)}>
      <ErrorNotice failure={jobs.error} />
      <Loading isWaiting={jobs.isPending} />
      <UncertainPrints jobs={groups.uncertain} />
      {jobs.data !== undefined && shown === undefined ? (
        <Sheet>
          <EmptyState title={t('devices:queue.empty')} hint={t('devices:queue.emptyHint')} />
        </Sheet>
      ) : null}
      {shown === undefined ? null : (
        <Box
          sx={{
            display: 'grid',
            gap: 3,
            alignItems: 'start',
            [BESIDE]: { gridTemplateColumns: 'minmax(0, 1fr) minmax(280px, 360px)' },
          }}
        >
          <Box onKeyDown={moveBetweenRows}>
            {SECTIONS.map(([name, title]) => (
              <PrintSection
                key={name}
                title={t(title)}
                jobs={groups[name]}
                shownId={shown.id}
                onShow={setShownId}
              />
            ))}
          </Box>
          <Box sx={{ [BESIDE]: { position: 'sticky', top: 0 } }}>
            <PrintPreview key={shown.id} job={shown} />
          </Box>
        </Box>
      )}
    </Page>
  );
}

interface SectionProps {
  readonly title: string;
  readonly jobs: readonly PrintJob[];
  readonly shownId: number;
  readonly onShow: (jobId: number) => void;
}

function PrintSection({ title, jobs, shownId, onShow }: SectionProps) {
  if (jobs.length === 0) return null;
  return (
    <Box component="section" aria-label={title} sx={{ mb: 3 }}>
      <Typography variant="h2" sx={{ mb: 1 }}>
        {title}
      </Typography>
      <Sheet>
        <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
          {jobs.map((job) => (
            <PrintRow
              key={job.id}
              job={job}
              isShown={job.id === shownId}
              onShow={() => onShow(job.id)}
            />
          ))}
        </Box>
      </Sheet>
    </Box>
  );
}

/** Tells whether a moment is of the same day as `now` on the wall of the store. */
function isSameDay(now: number, timeZone: string): (at: number) => boolean {
  const today = wallClock(now, timeZone);
  return (at) => {
    const wall = wallClock(at, timeZone);
    return wall.year === today.year && wall.month === today.month && wall.day === today.day;
  };
}

/** ↑ and ↓ go from print to print, over the headings. */
function moveBetweenRows(event: KeyboardEvent<HTMLElement>): void {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step === undefined) return;
  const rows = [...event.currentTarget.querySelectorAll<HTMLElement>('li > button')];
  const at = rows.findIndex((row) => row === document.activeElement);
  const next = rows[at + step];
  if (at < 0 || next === undefined) return;
  event.preventDefault();
  next.focus();
}

function answerOf({ uncertain, waiting, today }: PrintGroups, t: Translate): string {
  if (uncertain.length > 0) return t('printing:answer.uncertain', { count: uncertain.length });
  if (waiting.length > 0) return t('printing:answer.waiting', { count: waiting.length });
  const count = countPrinted(today);
  return count === 0 ? t('printing:answer.empty') : t('printing:answer.well', { count });
}
