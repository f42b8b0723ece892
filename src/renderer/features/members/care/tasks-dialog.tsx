import Box from '@mui/material/Box';
import ButtonBase from '@mui/material/ButtonBase';
import Typography from '@mui/material/Typography';
import { useT } from '../../../i18n/index.ts';
import { useFormat } from '../../../lib/format.ts';
import { moveAmongRows } from '../../../lib/move-among-rows.ts';
import { useTillQuery } from '../../../lib/use-till.ts';
import { BigButton, Chip, Dialog, EmptyState, ErrorNotice, Loading } from '../../../ui/index.ts';
import { CONTACT_KIND_NAMES } from './care-words.ts';

/** F10: calls and tasks whose day has come; arrows choose, Enter opens the member. */
export function TasksDialog({
  onOpen,
  onClose,
}: {
  readonly onOpen: (memberId: number) => void;
  readonly onClose: () => void;
}) {
  const t = useT();
  const format = useFormat();
  const answer = useTillQuery('members.tasks', {});
  const rows = answer.data?.rows ?? [];
  return (
    <Dialog
      isOpen
      width="sm"
      title={t('care:tasks.title')}
      onClose={onClose}
      actions={<BigButton onClick={onClose}>{t('common:close')}</BigButton>}
    >
      <ErrorNotice failure={answer.error} />
      <Loading isWaiting={answer.isPending} />
      {answer.data !== undefined && rows.length === 0 ? (
        <EmptyState title={t('care:tasks.none')} hint={t('care:tasks.noneHint')} />
      ) : null}
      <Box component="ul" onKeyDown={moveAmongRows} sx={{ listStyle: 'none', m: 0, p: 0 }}>
        {rows.map((task, index) => (
          <Box component="li" key={task.id}>
            <ButtonBase
              data-row
              autoFocus={index === 0}
              onClick={() => onOpen(task.memberId)}
              sx={TASK}
            >
              <Box sx={{ flex: 1, minWidth: 0 }}>
                <Typography noWrap sx={{ fontWeight: 600 }}>
                  {task.memberName}
                </Typography>
                <Typography noWrap variant="body2" sx={{ color: 'text.secondary' }}>
                  {t(CONTACT_KIND_NAMES[task.kind])}
                  {task.text === '' ? '' : ` · ${task.text}`}
                </Typography>
              </Box>
              <Chip tone="warn">
                {t('care:tasks.due', { day: format.day(task.nextDay ?? '') })}
              </Chip>
            </ButtonBase>
          </Box>
        ))}
      </Box>
    </Dialog>
  );
}

const TASK = {
  display: 'flex',
  gap: 1,
  width: '100%',
  minHeight: 56,
  px: 1,
  textAlign: 'left',
  font: 'inherit',
  borderBottom: '1px solid',
  borderColor: 'divider',
  '&:hover, &:focus-visible': { bgcolor: 'primary.soft' },
  '&:focus-visible': { outlineOffset: '-2px' },
} as const;
