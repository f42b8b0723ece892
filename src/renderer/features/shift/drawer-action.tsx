import { useState } from 'react';
import { useAction } from '../../lib/actions.ts';
import { DrawerDialog } from './drawer-dialog.tsx';

/** Opens the drawer without a sale, from every screen: by its name in the palette. */
export function DrawerAction() {
  const [isOpen, setIsOpen] = useState(false);
  useAction({
    id: 'shift.openDrawer',
    label: 'shift:drawer.title',
    group: 'till',
    run: () => setIsOpen(true),
  });
  return isOpen ? <DrawerDialog onClose={() => setIsOpen(false)} /> : null;
}
