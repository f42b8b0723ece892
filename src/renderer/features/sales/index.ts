export { CounterScreen } from './counter-screen.tsx';
export { flushSaleDraft } from './state/session.ts';
