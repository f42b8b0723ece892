import { useNavigate } from 'react-router';
import type { Role } from '../../../contract/call.ts';
import { useAction } from '../../lib/actions.ts';
import { type Place, placesFor } from './places.ts';

/** The keys by which a role goes from screen to screen. Shows nothing. */
export function PlaceKeys({ role }: { readonly role: Role }) {
  return placesFor(role).map((place) => <PlaceKey key={place.path} place={place} />);
}

function PlaceKey({ place }: { readonly place: Place }) {
  const navigate = useNavigate();
  const { path, label, keys } = place;
  useAction({ id: `app.go${path}`, label, group: 'screens', keys, run: () => void navigate(path) });
  return null;
}
