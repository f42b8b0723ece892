/** The durations of the last few hundred look-ups, for the health page. */
export class LatencyWindow {
  private readonly samples: Float64Array;
  private count = 0;

  constructor(size = 512) {
    this.samples = new Float64Array(size);
  }

  add(ms: number): void {
    this.samples[this.count % this.samples.length] = ms;
    this.count += 1;
  }

  /** The duration that `share` (0–1) of the look-ups did not exceed; null before the first. */
  percentile(share: number): number | null {
    const size = Math.min(this.count, this.samples.length);
    if (size === 0) return null;
    const sorted = this.samples.slice(0, size).sort();
    return sorted[Math.min(size - 1, Math.floor(size * share))] ?? null;
  }
}
