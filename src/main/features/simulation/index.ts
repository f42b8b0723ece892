import { runSimulation } from './run.ts';

/** Long reports of the simulation, for the task that works them out. */
export const simulationReports = { 'simulation.run': runSimulation };
