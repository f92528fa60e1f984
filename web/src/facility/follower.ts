import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { type FacilityStore, facilityStore } from './store.js';

/** What an element that shows a facility says of itself. */
export interface FacilityHost extends ReactiveControllerHost {
  server: string;
  facility: string;
}

/** Ties an element to the store of its facility: it is drawn again whenever something there changes. */
export class FacilityFollower implements ReactiveController {
  store: FacilityStore | null = null;
  private end: (() => void) | null = null;
  private isConnected = false;
  private frame = 0;

  constructor(private readonly host: FacilityHost) {
    host.addController(this);
  }

  hostConnected(): void {
    this.isConnected = true;
    this.attach();
  }

  hostUpdate(): void {
    this.attach();
  }

  hostDisconnected(): void {
    this.isConnected = false;
    this.end?.();
    this.end = null;
    this.store = null;
  }

  private attach(): void {
    if (!this.isConnected) {
      return;
    }
    const store = facilityStore(this.host.server, this.host.facility || null);
    if (store !== this.store) {
      this.end?.();
      this.store = store;
      this.end = store.onChange(() => this.drawSoon());
    }
  }

  /** Draws at most once a frame, however fast the changes arrive. */
  private drawSoon(): void {
    cancelAnimationFrame(this.frame);
    this.frame = requestAnimationFrame(() => this.host.requestUpdate());
  }
}
