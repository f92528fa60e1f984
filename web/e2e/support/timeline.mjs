import { instant, shortName } from './time.mjs';

const CHAMBER = 'Anechoic chamber';

/** The address of the scheduler at one day, in the facility's time. */
export function planOf(day) {
  return `/plan?facility=r2lab&zone=facility&from=${day}&days=1`;
}

/** The timeline of a page that shows one day, as a person sees and handles it. */
export class Timeline {
  constructor({ page }, day) {
    this.page = page;
    this.day = day;
    /** Such as "Wed 30 Dec". */
    this.dayName = shortName(day);
    this.grid = page.getByRole('grid', { name: 'Leases by resource and time' });
    this.sheet = page.getByRole('dialog');
  }

  /** Waits until the chamber's leases of the day are there. */
  async drawn() {
    await this.cell(/^chamber: /)
      .first()
      .waitFor();
    await this.page.getByText('Live', { exact: true }).waitFor();
  }

  /** What a row shows somewhere: a lease or free time, by the words that are read out. */
  cell(words) {
    return this.grid.getByRole('gridcell', { name: words });
  }

  /** A lease of the chamber, by its slice and its times, such as "09:00 to 11:00". */
  lease(slice, times) {
    return this.cell(new RegExp(`^chamber: ${slice},.* ${times}`));
  }

  /** What somebody else is about to book. */
  ghost(person) {
    return this.page.locator('live-leases .ghost', { hasText: person }).first();
  }

  /** Takes hold of the chamber's row at one time and pulls to another, without letting go. */
  async pull(from, to) {
    const start = await this.#point(from, 2);
    const end = await this.#point(to, -2);
    await this.page.mouse.move(start.x, start.y);
    await this.page.mouse.down();
    await this.page.mouse.move((start.x + end.x) / 2, end.y, { steps: 4 });
    await this.page.mouse.move(end.x, end.y, { steps: 4 });
  }

  async drag(from, to) {
    await this.pull(from, to);
    await this.page.mouse.up();
    await this.sheet.waitFor();
  }

  /** Chooses the slice in the sheet, waits for what the server says, and books. */
  async book(slice) {
    await this.sheet.getByLabel('Slice').selectOption(slice);
    await this.told('Will be booked: chamber');
    await this.confirm('Book');
  }

  /** Waits until the sheet says so. */
  async told(words) {
    await this.sheet.getByText(words).waitFor();
  }

  /** Presses a button of the sheet and waits until the sheet is gone. */
  async confirm(button) {
    await this.sheet.getByRole('button', { name: button, exact: true }).click();
    await this.sheet.waitFor({ state: 'hidden' });
  }

  /** Where a time of the day lies in the chamber's row, so many pixels beside it. */
  async #point(time, beside) {
    const name = await this.grid.getByRole('rowheader', { name: CHAMBER }).boundingBox();
    const right = await this.grid.evaluate((grid) => grid.getBoundingClientRect().left + grid.clientWidth);
    const left = name.x + name.width;
    const part = (Date.parse(instant(this.day, time)) - Date.parse(instant(this.day, '00:00'))) / 86_400_000;
    return { x: left + part * (right - left) + beside, y: name.y + name.height / 2 };
  }
}
