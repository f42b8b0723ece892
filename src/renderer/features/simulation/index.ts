export { Simulation } from './simulation.tsx';
