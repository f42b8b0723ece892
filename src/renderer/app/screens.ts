export { ChooseLanguage, FirstRun, Opening, StoreProblemScreen } from '../features/system/index.ts';
export { SignIn } from '../features/staff/index.ts';
