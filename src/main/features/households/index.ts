import type { CommandHandlers, QueryHandlers } from '../../store/context.ts';
import { change, dissolve } from './commands/change.ts';
import { create } from './commands/create.ts';
import { add, leave } from './commands/members.ts';
import { ofMember } from './queries/of-member.ts';

export const householdsQueries = {
  'households.ofMember': ofMember,
} satisfies QueryHandlers;

export const householdsCommands = {
  'households.create': create,
  'households.add': add,
  'households.leave': leave,
  'households.change': change,
  'households.dissolve': dissolve,
} satisfies CommandHandlers;
