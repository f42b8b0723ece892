import type { CommandHandlers, QueryHandlers } from '../../store/context.ts';
import { joinClub, leaveClub } from './commands/membership.ts';
import { saveClub } from './commands/save.ts';
import { clubMembers, clubsOfMember, listClubs } from './queries/list.ts';

export const clubsQueries = {
  'clubs.list': listClubs,
  'clubs.members': clubMembers,
  'clubs.ofMember': clubsOfMember,
} satisfies QueryHandlers;

export const clubsCommands = {
  'clubs.save': saveClub,
  'clubs.join': joinClub,
  'clubs.leave': leaveClub,
} satisfies CommandHandlers;
