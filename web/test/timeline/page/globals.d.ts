import type { AxeResults, RunOptions } from 'axe-core';
import type { LiveLeases, ViewState } from '../../../src/timeline/live-leases.js';
import type { FakeConnection } from './fake-connection.js';
import type { Scene } from './scenes.js';

/** What the test page leaves for the tests to take hold of. */
declare global {
  const element: LiveLeases;
  const scene: Scene;
  const connection: FakeConnection;
  const told: ViewState[];
  const axe: { run(context: Document, options: RunOptions): Promise<AxeResults> };
}
