let gantt;

window.contender = {
  data(rows) {
    const list = [];
    const tasks = [];
    for (let i = 0; i < rows; i++) {
      list.push({ id: i, label: `Row ${i}` });
      for (let j = 0; j < 4; j++) {
        tasks.push(this.bar(i, j, dayOf(i, j)));
      }
    }
    return { rows: list, tasks };
  },
  bar(i, j, day) {
    return {
      id: i * 4 + j + 1,
      resourceId: i,
      label: `Bar ${i}-${j}`,
      from: START + day * DAY,
      to: START + (day + 2) * DAY,
    };
  },
  show({ rows, tasks }) {
    gantt = new SvelteGantt({
      target: document.getElementById('place'),
      props: {
        rows,
        tasks,
        from: START,
        to: START + DAYS * DAY,
        columnUnit: 'day',
        columnOffset: 1,
        magnetUnit: 'minute',
        magnetOffset: 10,
        fitWidth: true,
        minWidth: 1100,
        headers: [
          { unit: 'month', format: 'MMMM YYYY' },
          { unit: 'day', format: 'D' },
        ],
        tableHeaders: [{ title: 'Resource', property: 'label', width: 140 }],
        ganttTableModules: [SvelteGanttTable],
      },
    });
  },
  scroller() {
    return document.querySelector('.sg-timeline-body');
  },
  move(i, j, day) {
    gantt.updateTask(this.bar(i, j, day));
  },
};
