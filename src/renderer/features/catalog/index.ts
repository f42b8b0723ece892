export { CatalogScreen } from './catalog-screen.tsx';
export { CodeExtras } from './codes/code-extras.tsx';
