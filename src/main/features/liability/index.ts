import { liabilityReport } from './report.ts';

/** Long reports of the liability, for the task that works them out. */
export const liabilityReports = { 'liability.report': liabilityReport };
