import Box from '@mui/material/Box';
import ButtonBase from '@mui/material/ButtonBase';
import Typography from '@mui/material/Typography';
import type { MemberCard } from '../../../contract/members.ts';
import { LANGUAGE_NAMES, useT } from '../../i18n/index.ts';
import { useFormat } from '../../lib/format.ts';
import { Chip, Kbd } from '../../ui/index.ts';
import { CONTACT_KIND_NAMES, FREEZE_REASON_NAMES, STYLE_TIPS } from './care/care-words.ts';
import type { MemberCardProps } from './member-props.ts';

/** What whoever serves should know at once: frozen, tags, how to talk, what is to be done. */
export function MemberMarks({
  card,
  onCare,
}: {
  readonly card: MemberCard;
  readonly onCare: MemberCardProps['onCare'];
}) {
  const t = useT();
  const language = card.locale === null ? [] : [LANGUAGE_NAMES[card.locale]];
  const hasChips = card.tags.length > 0 || card.isNoContact || language.length > 0;
  return (
    <>
      {card.frozenReason === null ? null : (
        <Typography
          role="status"
          sx={{ mt: 1, px: 1.5, py: 1, borderRadius: 1, bgcolor: 'error.soft', fontWeight: 600 }}
        >
          {t('care:frozen.short', { reason: t(FREEZE_REASON_NAMES[card.frozenReason]) })}
        </Typography>
      )}
      {card.notes
        .filter(({ kind }) => kind === 'important')
        .map((note) => (
          <Typography
            key={note.id}
            sx={{ mt: 1, px: 1.5, py: 0.75, borderRadius: 1, bgcolor: 'warning.soft', ...TEXT }}
          >
            {note.text}
          </Typography>
        ))}
      {hasChips ? (
        <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 0.5, mt: 1 }}>
          {card.isNoContact ? <Chip tone="warn">{t('care:noContact')}</Chip> : null}
          {[...card.tags, ...language].map((word) => (
            <Chip key={word}>{word}</Chip>
          ))}
        </Box>
      ) : null}
      {card.style === null ? null : (
        <Typography variant="body2" sx={{ mt: 0.5, color: 'text.secondary' }}>
          {t(STYLE_TIPS[card.style])}
        </Typography>
      )}
      {card.tasks.map((task) => (
        <Task key={task.id} task={task} onOpen={() => onCare(card.id, 'contacts')} />
      ))}
    </>
  );
}

/** The same in one line under the bar; nothing when there is nothing to know. */
export function MarksLine({ card }: { readonly card: MemberCard }) {
  const t = useT();
  const important = card.notes.filter(({ kind }) => kind === 'important');
  const marks = [
    ...(card.frozenReason === null
      ? []
      : [{ tone: 'danger' as const, text: t('care:frozen.chip') }]),
    ...card.tasks.map(({ text, kind }) => ({
      tone: 'warn' as const,
      text: `${text === '' ? t(CONTACT_KIND_NAMES[kind]) : text} · F10`,
    })),
    ...important.map(({ text }) => ({ tone: 'warn' as const, text })),
    ...(card.isNoContact ? [{ tone: 'warn' as const, text: t('care:noContact') }] : []),
    ...card.tags.map((text) => ({ tone: 'plain' as const, text })),
  ];
  if (marks.length === 0) return null;
  return (
    <Box sx={{ flex: '1 0 100%', minWidth: 0, display: 'flex', flexWrap: 'wrap', gap: 0.5 }}>
      {marks.map(({ tone, text }) => (
        <Chip key={text} tone={tone}>
          <Box component="span" title={text} sx={{ overflow: 'hidden', textOverflow: 'ellipsis' }}>
            {text}
          </Box>
        </Chip>
      ))}
    </Box>
  );
}

function Task({
  task,
  onOpen,
}: {
  readonly task: MemberCard['tasks'][number];
  readonly onOpen: () => void;
}) {
  const t = useT();
  const format = useFormat();
  const kind = t(CONTACT_KIND_NAMES[task.kind]);
  return (
    <ButtonBase
      onClick={onOpen}
      aria-keyshortcuts="F10"
      sx={{
        display: 'flex',
        gap: 1,
        width: '100%',
        minHeight: 48,
        mt: 0.5,
        textAlign: 'left',
        font: 'inherit',
        fontSize: '0.875rem',
        '&:hover': { bgcolor: 'primary.soft' },
      }}
    >
      <Box component="span" sx={{ flex: 1, minWidth: 0, ...TEXT }}>
        <b>{task.text === '' ? kind : task.text}</b>{' '}
        <Box component="span" sx={{ color: 'warning.main' }}>
          {t('care:tasks.due', { day: format.day(task.nextDay) })}
        </Box>
      </Box>
      <Kbd keys="f10" />
    </ButtonBase>
  );
}

const TEXT = { overflowWrap: 'anywhere', unicodeBidi: 'isolate' } as const;
