/** The measures of the grid, in pixels. */
export interface Measures {
  rowHeight: number;
  nameWidth: number;
  timeWidth: number;
}
