import { svg, type SVGTemplateResult } from 'lit';
import type { Theme } from './theme.js';

/** Leasehold's mark: leases on a calendar. */
export const mark = svg`<svg viewBox="0 0 32 32" width="26" height="26" aria-hidden="true">
  <rect width="32" height="32" rx="7" fill="var(--lh-accent)" />
  <path d="M7 10h12M7 16h18M13 22h12" stroke="var(--lh-on-accent)" stroke-width="4" stroke-linecap="round" />
</svg>`;

const FACES: Record<Theme, SVGTemplateResult> = {
  auto: svg`<circle cx="10" cy="10" r="6.5" fill="none" stroke="currentColor" stroke-width="1.8" /><path d="M10 3.5a6.5 6.5 0 0 1 0 13z" fill="currentColor" />`,
  light: svg`<circle cx="10" cy="10" r="3.6" fill="currentColor" /><path d="M10 1.5v2.5M10 16v2.5M1.5 10H4M16 10h2.5M4 4l1.8 1.8M14.2 14.2L16 16M16 4l-1.8 1.8M5.8 14.2L4 16" stroke="currentColor" stroke-width="1.8" stroke-linecap="round" />`,
  dark: svg`<path d="M15.5 12.5A6.5 6.5 0 0 1 7.5 4.5a6.5 6.5 0 1 0 8 8z" fill="currentColor" />`,
};

export function themeIcon(theme: Theme): SVGTemplateResult {
  return svg`<svg viewBox="0 0 20 20" width="18" height="18" aria-hidden="true">${FACES[theme]}</svg>`;
}
