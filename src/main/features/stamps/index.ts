import type { CommandHandlers, QueryHandlers } from '../../store/context.ts';
import { saveCard } from './commands/save-card.ts';
import { takeReward } from './commands/take-reward.ts';
import { stampCards, stampsOfMember } from './queries/cards.ts';

export const stampsQueries = {
  'stamps.cards': stampCards,
  'stamps.ofMember': stampsOfMember,
} satisfies QueryHandlers;

export const stampsCommands = {
  'stamps.saveCard': saveCard,
  'stamps.takeReward': takeReward,
} satisfies CommandHandlers;
