/** A colour of the OKLCH space as sRGB hex digits; what sRGB does not hold is brought in by lowering chroma. */
export function hexOf(lightness: number, chroma: number, hue: number): string {
  let channels = linear(lightness, chroma, hue);
  for (let c = chroma; c > 0 && !channels.every(isHeld); c -= 0.005) {
    channels = linear(lightness, Math.max(0, c), hue);
  }
  return `#${channels.map((channel) => byte(gamma(channel))).join('')}`;
}

/** A share of one as two hex digits. */
export function byte(share: number): string {
  const value = Math.round(Math.min(1, Math.max(0, share)) * 255);
  return value.toString(16).padStart(2, '0');
}

function isHeld(channel: number): boolean {
  return channel >= -0.001 && channel <= 1.001;
}

/** Björn Ottosson's matrices from OKLab to linear sRGB. */
function linear(lightness: number, chroma: number, hue: number): number[] {
  const angle = (hue * Math.PI) / 180;
  const a = chroma * Math.cos(angle);
  const b = chroma * Math.sin(angle);
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ];
}

function gamma(channel: number): number {
  return channel <= 0.0031308 ? 12.92 * channel : 1.055 * channel ** (1 / 2.4) - 0.055;
}
