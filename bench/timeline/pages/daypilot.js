/** DayPilot's own form of dates. */
const local = (instant) => new Date(instant).toISOString().slice(0, 19);
let scheduler;

window.contender = {
  data(rows) {
    const resources = [];
    const events = [];
    for (let i = 0; i < rows; i++) {
      resources.push({ id: `R${i}`, name: `Row ${i}` });
      for (let j = 0; j < 4; j++) {
        events.push(this.bar(i, j, dayOf(i, j)));
      }
    }
    return { resources, events };
  },
  bar(i, j, day) {
    return {
      id: i * 4 + j + 1,
      resource: `R${i}`,
      text: `Bar ${i}-${j}`,
      start: local(START + day * DAY),
      end: local(START + (day + 2) * DAY),
    };
  },
  show({ resources, events }) {
    scheduler = new DayPilot.Scheduler('place', {
      startDate: '2026-11-01',
      days: DAYS,
      scale: 'Day',
      timeHeaders: [{ groupBy: 'Month' }, { groupBy: 'Day', format: 'd' }],
      heightSpec: 'Fixed',
      height: 740,
      resources,
      events,
    });
    scheduler.init();
  },
  scroller() {
    return [...document.querySelectorAll('#place *')].find(
      (each) => each.scrollHeight > each.clientHeight + 1000 && getComputedStyle(each).overflowY !== 'hidden',
    );
  },
  move(i, j, day) {
    scheduler.events.update(this.bar(i, j, day));
  },
};
