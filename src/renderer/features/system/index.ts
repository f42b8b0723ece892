export { ChooseLanguage } from './choose-language.tsx';
export { FirstRun } from './first-run.tsx';
export { Opening } from './opening.tsx';
export { StoreProblemScreen } from './store-problem-screen.tsx';
export { SystemScreen } from './system-screen.tsx';
