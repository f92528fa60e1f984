const iso = (instant) => new Date(instant).toISOString().replace('.000Z', 'Z');
let element;

window.contender = {
  data(rows) {
    const resources = [];
    const leases = [];
    for (let i = 0; i < rows; i++) {
      resources.push({ name: `Row ${i}` });
      for (let j = 0; j < 4; j++) {
        leases.push(this.lease(i, j, dayOf(i, j), 1));
      }
    }
    return { resources, leases };
  },
  lease(i, j, day, revision) {
    return {
      id: i * 4 + j + 1,
      revision,
      resources: [`Row ${i}`],
      slice: `Bar ${i}-${j}`,
      state: 'OPEN',
      start: iso(START + day * DAY),
      end: iso(START + (day + 2) * DAY),
    };
  },
  show({ resources, leases }) {
    element = document.createElement('live-leases');
    element.now = START - DAY;
    element.grid = { zone: 'UTC', granularity: 600 };
    element.resources = resources;
    element.leases = leases;
    element.from = '2026-11-01';
    element.days = DAYS;
    document.getElementById('place').append(element);
  },
  scroller() {
    return element.shadowRoot.querySelector('[role=grid]');
  },
  revision: 1,
  move(i, j, day) {
    element.put(this.lease(i, j, day, ++this.revision));
  },
};
