/** The measures of the grid, in pixels. */
export interface Measures {
  rowHeight: number;
  nameWidth: number;
  timeWidth: number;
  /** The mean width of a letter in a bar. */
  letter: number;
}

/** The mean width of letters and digits in the font of an element. */
export function letterWidth(element: Element): number {
  const context = document.createElement('canvas').getContext('2d');
  if (!context) {
    return 7;
  }
  const { fontStyle, fontWeight, fontSize, fontFamily } = getComputedStyle(element);
  context.font = `${fontStyle} ${fontWeight} ${fontSize} ${fontFamily}`;
  const sample = 'abcdefghiklmnoprstuvwxyz_0123456789';
  return context.measureText(sample).width / sample.length;
}
