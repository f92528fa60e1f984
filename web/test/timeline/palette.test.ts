import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { hexOf } from '../../src/timeline/styles/oklch.js';
import { palette } from '../../src/timeline/styles/palette.js';

const SURFACE = ['#ffffff', '#171c22'] as const;
const RULE =
  /\.([a-z]\d*(?:-\d+)?)\{background-color:light-dark\((\S+?),(\S+?)\);border-color:light-dark\((\S+?),(\S+?)\);color:light-dark\((\S+?),(\S+?)\)\}/g;

function channels(hex: string): number[] {
  return hex
    .slice(1)
    .match(/../g)!
    .map((pair) => parseInt(pair, 16) / 255);
}

/** The colour that a translucent one gives on a surface. */
function over(hex: string, surface: string): number[] {
  const [r, g, b, alpha = 1] = channels(hex);
  return channels(surface).map((below, i) => below * (1 - alpha) + [r!, g!, b!][i]! * alpha);
}

function luminance(colour: number[]): number {
  const [r, g, b] = colour.map((each) => (each <= 0.04045 ? each / 12.92 : ((each + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!;
}

function contrast(one: number[], other: number[]): number {
  const [low, high] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (high! + 0.05) / (low! + 0.05);
}

describe('the palette', () => {
  const rules = [...palette.cssText.matchAll(RULE)];

  test('is read whole', () => {
    assert.equal(rules.length, palette.cssText.split('\n').length);
  });

  for (const [scheme, surface] of SURFACE.entries()) {
    const name = scheme === 0 ? 'light' : 'dark';

    test(`writes text that can be read on every bar, ${name}`, () => {
      for (const [, rule, ...colours] of rules) {
        const ground = over(colours[scheme]!, surface);
        const text = over(colours[4 + scheme]!, surface);
        assert.ok(contrast(text, ground) >= 4.5, `${rule}: ${contrast(text, ground).toFixed(2)}`);
      }
    });

    test(`draws spines that stand out from the page, ${name}`, () => {
      for (const [, rule, ...colours] of rules) {
        const isBar = rule!.startsWith('k') || rule!.startsWith('m');
        if (isBar) {
          const spine = over(colours[2 + scheme]!, surface);
          assert.ok(
            contrast(spine, channels(surface)) >= 3,
            `${rule}: ${contrast(spine, channels(surface)).toFixed(2)}`,
          );
        }
      }
    });
  }

  test('turns OKLCH into sRGB as browsers do', () => {
    assert.equal(hexOf(1, 0, 0), '#ffffff');
    assert.equal(hexOf(0, 0, 0), '#000000');
    assert.equal(hexOf(0.6279, 0.2577, 29.23), '#ff0000');
  });
});
