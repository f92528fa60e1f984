import type { ChangeSummary } from './core/speech.js';

const SUMMARY_EVERY_MS = 2500;

/** Speaks to screen readers: answers at once, news of others summed up every few seconds. */
export class LiveRegion {
  readonly polite = region('polite');
  readonly urgent = region('assertive');
  private timer: ReturnType<typeof setInterval> | undefined;

  constructor(private readonly summary: ChangeSummary) {}

  start(): void {
    this.timer = setInterval(() => this.sumUp(), SUMMARY_EVERY_MS);
  }

  stop(): void {
    clearInterval(this.timer);
  }

  say(text: string, urgent: boolean): void {
    (urgent ? this.urgent : this.polite).textContent = text;
  }

  private sumUp(): void {
    const text = this.summary.take();
    if (text) {
      this.polite.textContent = text;
    }
  }
}

function region(how: 'polite' | 'assertive'): HTMLElement {
  const element = document.createElement('div');
  element.className = 'visually-hidden';
  element.setAttribute('aria-live', how);
  return element;
}
