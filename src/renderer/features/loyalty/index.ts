export { LoyaltyScreen } from './loyalty-screen.tsx';
