/** How the leases of one slice are drawn: a hue and a lightness, and a texture for those who see no hues. */
export interface SliceLook {
  /** Which of the hues around the OKLCH circle. */
  hue: number;
  /** 0 light, 1 middle, 2 deep. */
  shade: number;
  /** Where the spine of the bar is: 0 left, 1 below, 2 right, 3 left and right, 4 left and below. */
  texture: number;
}

export const HUES = 40;
export const SHADES = 3;
export const TEXTURES = 5;

const looks = new Map<string, SliceLook>();

/** The look of a slice: decided by its name alone, so it is the same in every browser and at any time. */
export function lookOf(slice: string): SliceLook {
  let look = looks.get(slice);
  if (!look) {
    const hash = scramble(slice);
    look = {
      hue: hash % HUES,
      shade: Math.floor(hash / HUES) % SHADES,
      texture: Math.floor(hash / (HUES * SHADES)) % TEXTURES,
    };
    looks.set(slice, look);
  }
  return look;
}

/** FNV-1a with a last stir, so that names that differ in one digit land far apart. */
function scramble(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) {
    hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
