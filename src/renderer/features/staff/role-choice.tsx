import type { Role } from '../../../contract/call.ts';
import { useT } from '../../i18n/index.ts';
import { Choice, ROLE_NAMES } from '../../ui/index.ts';

/** Roles that a manager may give. */
const GIVEN: readonly Role[] = ['cashier', 'manager'];

interface Props {
  readonly value: Role;
  readonly onChange: (role: Role) => void;
}

/** What a person may do. */
export function RoleChoice({ value, onChange }: Props) {
  const t = useT();
  const roles = GIVEN.includes(value) ? GIVEN : [...GIVEN, value];
  return (
    <Choice
      label={t('staff:column.role')}
      value={value}
      options={roles.map((role) => ({ value: role, text: t(ROLE_NAMES[role]) }))}
      onChange={onChange}
      helperText={t(value === 'cashier' ? 'staff:role.cashierMay' : 'staff:role.managerMay')}
    />
  );
}
