import { unsafeCSS } from 'lit';
import { HUES, SHADES, lookOf } from '../core/colour.js';
import { byte, hexOf } from './oklch.js';

/** Lightness, chroma and, where it is not opaque, alpha of one colour of the palette. */
type Tone = readonly [lightness: number, chroma: number, alpha?: number];

/** A bar's ground, its edge and its text, in light and in dark. */
interface Paint {
  ground: readonly [Tone, Tone];
  edge: readonly [Tone, Tone];
  text: readonly [Tone, Tone];
}

const TEXT: Paint['text'] = [
  [0.29, 0.07],
  [0.94, 0.03],
];

const OTHERS: readonly Paint[] = [
  {
    ground: [
      [0.95, 0.04],
      [0.33, 0.05],
    ],
    edge: [
      [0.62, 0.14],
      [0.7, 0.12],
    ],
    text: TEXT,
  },
  {
    ground: [
      [0.915, 0.06],
      [0.385, 0.06],
    ],
    edge: [
      [0.55, 0.15],
      [0.76, 0.12],
    ],
    text: TEXT,
  },
  {
    ground: [
      [0.875, 0.07],
      [0.44, 0.075],
    ],
    edge: [
      [0.46, 0.14],
      [0.82, 0.1],
    ],
    text: TEXT,
  },
];

const MINE: Paint = {
  ground: [
    [0.5, 0.14],
    [0.8, 0.11],
  ],
  edge: [
    [0.36, 0.12],
    [0.95, 0.05],
  ],
  text: [
    [1, 0],
    [0.2, 0.02],
  ],
};

const PAST: Paint = {
  ground: [
    [0.955, 0.012],
    [0.27, 0.015],
  ],
  edge: [
    [0.8, 0.05],
    [0.46, 0.045],
  ],
  text: [
    [0.47, 0.02],
    [0.74, 0.02],
  ],
};

/** What is held through the whole that a row is part of is a band, not a bar. */
const BAND: Paint = {
  ground: [
    [0.75, 0.1, 0.2],
    [0.7, 0.1, 0.2],
  ],
  edge: [
    [0.6, 0.13, 0.5],
    [0.72, 0.11, 0.5],
  ],
  text: TEXT,
};

const MY_BAND: Paint = {
  ground: [
    [0.6, 0.13, 0.34],
    [0.75, 0.11, 0.34],
  ],
  edge: [
    [0.5, 0.14, 0.7],
    [0.8, 0.11, 0.7],
  ],
  text: TEXT,
};

const PAST_BAND: Paint = {
  ground: [
    [0.6, 0.02, 0.12],
    [0.8, 0.02, 0.1],
  ],
  edge: [
    [0.6, 0.02, 0.3],
    [0.8, 0.02, 0.25],
  ],
  text: TEXT,
};

/**
 * The classes that paint a lease. Every colour is written out in its plainest form, because the browser computes
 * the style of some hundred cells anew with each step of scrolling: variables and colour functions make that
 * several times as slow.
 */
export function paintClass(slice: string, mine: boolean, past: boolean, band: boolean): string {
  const { hue, shade, texture } = lookOf(slice);
  if (band) {
    return `band ${past ? 'z0' : `${mine ? 'w' : 'v'}${hue}`}`;
  }
  const family = past ? `p${hue}` : mine ? `m${hue}` : `k${shade}-${hue}`;
  return `${family} texture${texture}`;
}

function rules(): string {
  const found = [rule('z0', PAST_BAND, 0)];
  for (let i = 0; i < HUES; i++) {
    const hue = (i * 360) / HUES;
    for (let shade = 0; shade < SHADES; shade++) {
      found.push(rule(`k${shade}-${i}`, OTHERS[shade]!, hue));
    }
    found.push(
      rule(`m${i}`, MINE, hue),
      rule(`p${i}`, PAST, hue),
      rule(`v${i}`, BAND, hue),
      rule(`w${i}`, MY_BAND, hue),
    );
  }
  return found.join('\n');
}

function rule(name: string, { ground, edge, text }: Paint, hue: number): string {
  return `.${name}{background-color:${pair(ground, hue)};border-color:${pair(edge, hue)};color:${pair(text, hue)}}`;
}

function pair([light, dark]: readonly [Tone, Tone], hue: number): string {
  return `light-dark(${colour(light, hue)},${colour(dark, hue)})`;
}

function colour([lightness, chroma, alpha]: Tone, hue: number): string {
  const opaque = hexOf(lightness, chroma, hue);
  return alpha === undefined ? opaque : `${opaque}${byte(alpha)}`;
}

export const palette = unsafeCSS(rules());
