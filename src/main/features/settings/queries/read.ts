import { ok } from '../../../../contract/kernel/result.ts';
import type { Query } from '../../../store/context.ts';
import { readSettings } from '../face.ts';

export const read: Query<'settings.read'> = ({ db }) => ok(readSettings(db));
