import FormControlLabel from '@mui/material/FormControlLabel';
import Switch from '@mui/material/Switch';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import type { StaffSummary } from '../../../contract/staff.ts';
import { useT } from '../../i18n/index.ts';
import { notify } from '../../lib/notices.ts';
import { useTillCommand } from '../../lib/use-till.ts';
import { FormDialog } from '../../ui/index.ts';
import { RoleChoice } from './role-choice.tsx';

interface Props {
  readonly person: StaffSummary;
  readonly onClose: () => void;
}

/** Renames a person, gives another role, or ends the right to sign in. */
export function ChangePersonDialog({ person, onClose }: Props) {
  const t = useT();
  const [name, setName] = useState(person.name);
  const [role, setRole] = useState(person.role);
  const [isActive, setIsActive] = useState(person.isActive);
  const change = useTillCommand('staff.change');
  const submit = () => {
    const input = {
      staffId: person.id,
      ...(name === person.name ? {} : { name }),
      ...(role === person.role ? {} : { role }),
      ...(isActive === person.isActive ? {} : { isActive }),
    };
    if (Object.keys(input).length === 1) {
      onClose();
      return;
    }
    void change.run(input).then((reply) => {
      if (!reply.ok) return;
      notify({ tone: 'ok', text: t('staff:change.done', { name: reply.value.name }) });
      onClose();
    });
  };
  return (
    <FormDialog
      title={t('staff:change.title', { name: person.name })}
      onClose={onClose}
      onSubmit={submit}
      command={change}
    >
      <TextField
        autoFocus
        fullWidth
        label={t('staff:column.name')}
        value={name}
        slotProps={{ htmlInput: { maxLength: 80 } }}
        onChange={(event) => setName(event.target.value)}
      />
      <RoleChoice value={role} onChange={setRole} />
      <FormControlLabel
        sx={{ minHeight: 48 }}
        control={
          <Switch checked={isActive} onChange={(event) => setIsActive(event.target.checked)} />
        }
        label={t('staff:change.mayWork')}
      />
      {isActive ? null : (
        <Typography sx={{ color: 'text.secondary' }}>{t('staff:change.inactiveHint')}</Typography>
      )}
    </FormDialog>
  );
}
