/** Tells on one line how far a long piece of work is. */
export class Progress {
  private readonly startedAt = performance.now();
  private shownAt = 0;
  private readonly isTerminal = process.stderr.isTTY;

  /** Shown at most four times a second; where there is no terminal, every five seconds. */
  tell(phase: string, done: number, total: number): void {
    const now = performance.now();
    if (done < total && now - this.shownAt < (this.isTerminal ? 250 : 5000)) return;
    this.shownAt = now;
    const share = total === 0 ? 100 : Math.floor((done / total) * 100);
    this.write(`${String(share).padStart(3)} %  ${phase}`);
  }

  end(text: string): void {
    this.write(text);
    if (this.isTerminal) process.stderr.write('\n');
  }

  private write(text: string): void {
    const seconds = ((performance.now() - this.startedAt) / 1000).toFixed(0).padStart(4);
    const line = `building the store ${seconds} s  ${text}`;
    process.stderr.write(this.isTerminal ? `\r\u001b[K${line}` : `${line}\n`);
  }
}
