import type { Edge } from '../core/edits.js';
import type { Command } from '../core/navigate.js';
import { minorStep } from '../core/scale.js';
import { stateWord } from '../core/speech.js';
import type { Held } from '../core/store.js';
import type { TimelineActions } from './actions.js';

/** Every key of the grid, for the list of keys and for nothing else. */
export const KEYS: readonly (readonly [string, string])[] = [
  ['← →', 'to the lease or gap before or after'],
  ['↑ ↓', 'to the row above or below'],
  ['Ctrl + ← →, or , .', 'by one grain of time'],
  ['Home, End', 'to the name of the row, to its last lease or gap'],
  ['Ctrl + Home, End', 'to the first or last row'],
  ['Page Up, Page Down', 'by a screenful of rows'],
  ['Shift + arrows', 'select time and rows (with Ctrl: by one grain)'],
  ['Enter', 'book what is selected or free, open a lease, open a branch'],
  ['m', 'move the lease: arrows, then Enter'],
  ['r', 'resize the lease: arrows, r for the other end, then Enter'],
  ['Delete', 'cancel the lease'],
  ['Escape', 'give up what is under way'],
  ['[ ]', 'earlier, later'],
  ['+ −', 'closer, wider'],
  ['n', 'to now'],
  ['/', 'find a resource'],
  ['t', 'table or timeline'],
  ['?', 'these keys'],
];

const COMMANDS: Readonly<Record<string, Command>> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
  Home: 'home',
  End: 'end',
  PageUp: 'pageUp',
  PageDown: 'pageDown',
  ',': 'earlier',
  '.': 'later',
};

const WITH_CONTROL: Readonly<Record<string, Command>> = {
  ArrowLeft: 'earlier',
  ArrowRight: 'later',
  Home: 'first',
  End: 'last',
};

const ARROWS: Readonly<Record<string, readonly [time: number, rows: number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** Keys that mean the same wherever in the element the focus is, text fields excepted. */
const EVERYWHERE = ['n', 't', '/', '?', '+', '=', '-', '[', ']'];

/** The keyboard can do all that a pointer can. */
export class Keyboard {
  private readonly singles: Readonly<Record<string, () => void>>;

  constructor(private readonly actions: TimelineActions) {
    this.singles = {
      m: () => this.change((held, row) => this.actions.interaction.startMoving(held, row), 'Moving'),
      r: () => this.resize(),
      n: () => actions.showNow(),
      t: () => actions.toggleTable(),
      '/': () => actions.findResource(),
      '?': () => actions.showKeys(),
      '+': () => actions.zoomBy(1 / 1.5),
      '=': () => actions.zoomBy(1 / 1.5),
      '-': () => actions.zoomBy(1.5),
      '[': () => actions.pan((actions.model.from - actions.model.until) / 2),
      ']': () => actions.pan((actions.model.until - actions.model.from) / 2),
      Delete: () => this.cancelLease(),
      Backspace: () => this.cancelLease(),
      Escape: () => actions.cancelPlan(),
      Enter: () => this.enter(),
      ' ': () => this.enter(),
    };
    actions.grid.scroller.addEventListener('keydown', (event) => {
      if (!event.altKey && !event.metaKey && this.press(event)) {
        event.preventDefault();
        event.stopPropagation();
      }
    });
  }

  /** Takes a key that was pressed elsewhere in the element, if it means the same everywhere. */
  shortcut(event: KeyboardEvent): void {
    if (!event.altKey && !event.metaKey && !event.ctrlKey && EVERYWHERE.includes(event.key)) {
      event.preventDefault();
      this.singles[event.key]!();
    }
  }

  private press(event: KeyboardEvent): boolean {
    const arrow = ARROWS[event.key];
    const { interaction, grid } = this.actions;
    const isChanging = interaction.kind === 'move' || interaction.kind === 'resize';
    if (arrow && (isChanging || event.shiftKey)) {
      this.nudge(arrow, event.ctrlKey);
      return true;
    }
    const command = event.ctrlKey ? WITH_CONTROL[event.key] : COMMANDS[event.key];
    if (command) {
      if (interaction.plan) {
        this.actions.cancelPlan();
      }
      grid.move(command);
      return true;
    }
    const single = event.ctrlKey ? undefined : this.singles[event.key];
    single?.();
    return single !== undefined;
  }

  /** Arrows while something is being selected, moved or resized. */
  private nudge([time, rows]: readonly [number, number], fine: boolean): void {
    const { interaction, grid, model } = this.actions;
    const step = fine ? model.grain.milliseconds : this.step;
    if (interaction.kind === null) {
      if (!this.actions.mayBook()) {
        this.actions.say('You cannot book here. Log in as a member of a slice.');
        return;
      }
      const { row, instant } = grid.cursor;
      const start = model.grain.floor(instant);
      interaction.startSelecting(row, start, start + step);
      interaction.nudge(time < 0 ? -2 * step : 0, rows);
    } else {
      interaction.nudge(time * step, rows);
    }
    this.actions.planChanged();
    this.sayPlan();
    if (interaction.plan) {
      grid.revealRow(rows < 0 ? interaction.plan.firstRow : interaction.plan.lastRow);
    }
  }

  private get step(): number {
    const { grid, model } = this.actions;
    return Math.max(model.grain.milliseconds, Math.min(minorStep(grid.scale).length, 86_400_000));
  }

  private sayPlan(): void {
    const { interaction, model } = this.actions;
    const { plan, inTheWay } = interaction;
    if (!plan) {
      this.actions.say('That is in the past.');
      return;
    }
    const taken =
      inTheWay.length > 0 ? `, taken by ${inTheWay[0]!.held?.lease.slice ?? 'maintenance'}` : ', free';
    const { labels } = model;
    this.actions.say(
      `${plan.resources.join(', ')}, ${labels.span(plan.start, plan.end)}, ${labels.duration(plan.end - plan.start)}${taken}`,
    );
  }

  private enter(): void {
    const { interaction, grid, model } = this.actions;
    if (interaction.plan) {
      this.actions.confirm();
      return;
    }
    const { row, onName, instant } = grid.cursor;
    if (onName) {
      this.actions.toggle(row);
      return;
    }
    const run = grid.cursorRun;
    if (run?.kind === 'free' || run?.kind === 'blackout') {
      if (this.actions.mayBook()) {
        this.actions.bookAt(row, instant);
      } else {
        this.actions.say('You cannot book here. Log in as a member of a slice.');
      }
    } else if (run?.held && run.count !== undefined && run.count > 1) {
      this.actions.zoomBy(1 / 3, (run.start + run.end) / 2);
    } else if (run?.held) {
      this.actions.openLease(run.held);
    } else if (run) {
      this.actions.zoomBy(
        (2 * (run.end - run.start)) / (model.until - model.from),
        (run.start + run.end) / 2,
      );
    }
  }

  private resize(): void {
    const { interaction } = this.actions;
    if (interaction.kind === 'resize') {
      interaction.swapEdge();
      this.actions.planChanged();
      this.actions.say(`Moving the ${interaction.edge}`);
      return;
    }
    const edge: Edge = 'end';
    this.change((held, row) => interaction.startResizing(held, row, edge), 'Moving the end of');
  }

  private change(start: (held: Held, row: number) => void, doing: string): void {
    const held = this.leaseToChange();
    if (held) {
      start(held, this.actions.grid.cursor.row);
      this.actions.planChanged();
      const { labels } = this.actions.model;
      this.actions.say(
        `${doing} ${held.lease.slice}, ${labels.span(held.start, held.end)}. Arrows move, Enter goes on, Escape gives up.`,
      );
    }
  }

  private cancelLease(): void {
    const held = this.leaseToChange();
    if (held) {
      this.actions.cancelLease(held);
    }
  }

  /** The lease at the keyboard's place if the reader may change it; says why not otherwise. */
  private leaseToChange(): Held | null {
    const run = this.actions.grid.cursorRun;
    const { model } = this.actions;
    if (run?.kind !== 'lease' || !run.held) {
      this.actions.say('There is no lease here.');
      return null;
    }
    if (!model.isEditable(run.held)) {
      const isOver = run.held.end <= model.now;
      const why = isOver
        ? 'It is over, and the past does not change.'
        : `Only members of ${run.held.lease.slice} can change it.`;
      this.actions.say(run.held.phase ? `It is ${stateWord(run.held, model.now)}.` : why);
      return null;
    }
    return run.held;
  }
}
