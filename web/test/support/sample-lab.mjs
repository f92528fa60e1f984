/** A made-up chamber with the kinds of nodes, leases and usage that a real one has. The same each time. */

const HOUR = 3_600_000;
const COLUMNS = 9;
const ROWS = 5;
const PILLARS = [
  { x: 3, y: 1 },
  { x: 5, y: 1 },
];
const OUTSIDE = ['8,0', '8,1', '8,2', '3,4', '4,4', '5,4'];
const DESKTOPS = ['0,3', '2,2', '1,0', '3,2'];
const RADIOS = ['none', 'b210', 'none', 'n210', 'none', 'usrp2', 'none', 'none'];
const SYSTEMS = ['ubuntu-24.04', 'ubuntu-22.04', 'fedora-40', 'debian-12', 'centos-8', 'gnuradio-3.10'];
const FAMILIES = ['academia/diana', 'academia/others', 'industry', 'admin', 'unknown'];

export const POLICY = {
  granularitySeconds: 600,
  maximumLengthSeconds: null,
  minimumNoticeSeconds: null,
  horizonSeconds: null,
  futureHoursPerSlice: null,
  bufferBeforeSeconds: 0,
  bufferAfterSeconds: 0,
  pastBookingAllowed: false,
};

/** A generator of repeatable chance. */
export function chance(seed) {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return state / 4_294_967_296;
  };
}

export function sampleFacility(name = 'lab', title = 'Sample chamber') {
  return {
    name,
    title,
    timeZone: 'Europe/Paris',
    granularitySeconds: 600,
    policy: POLICY,
    map: { columns: COLUMNS, rows: ROWS, pillars: PILLARS },
    revision: 1,
  };
}

export function sampleResources(facility = 'lab') {
  const resource = (type, name, position, properties) => ({
    facility,
    name,
    type,
    title: null,
    parent: type === 'chamber' ? null : 'chamber',
    position,
    properties,
    bookable: type !== 'phone',
  });
  const resources = [resource('chamber', 'chamber', null, {})];
  let node = 0;
  let desktop = 0;
  for (let x = 0; x < COLUMNS; x++) {
    for (let y = 0; y < ROWS; y++) {
      const isPillar = PILLARS.some((pillar) => pillar.x === x && pillar.y === y);
      if (isPillar || OUTSIDE.includes(`${x},${y}`)) {
        continue;
      }
      const isDesktop = DESKTOPS.includes(`${x},${y}`);
      const number = String(isDesktop ? ++desktop : ++node).padStart(2, '0');
      const sdr = RADIOS[(x * 3 + y * 5) % RADIOS.length];
      const type = isDesktop ? 'nodepc' : 'node';
      resources.push(resource(type, (isDesktop ? 'pc' : 'fit') + number, { x, y }, { sdr }));
    }
  }
  resources.push(resource('phone', 'phone1', null, {}), resource('phone', 'phone2', null, {}));
  return resources.map((one, index) => ({ id: index + 1, ...one }));
}

export function sampleStatuses(resources, seenAt) {
  const random = chance(7);
  return resources
    .filter((resource) => resource.type !== 'chamber')
    .map((resource) => ({ resource: resource.name, attributes: attributesOf(resource, random), seenAt }));
}

function attributesOf(resource, random) {
  if (resource.type === 'phone') {
    return { airplane_mode: resource.name === 'phone1' ? 'on' : 'off' };
  }
  const level = Math.floor(random() * 4);
  const isOn = level > 0;
  const sdr = resource.properties.sdr;
  return {
    available: random() < 0.1 ? 'ko' : 'ok',
    cmc_on_off: random() < 0.04 ? 'fail' : isOn ? 'on' : 'off',
    control_ping: level > 1 ? 'on' : 'off',
    control_ssh: level > 2 ? 'on' : 'off',
    os_release: level > 2 ? SYSTEMS[Math.floor(random() * SYSTEMS.length)] : null,
    image_radical: level > 2 ? 'u24-gnuradio' : null,
    uname: level > 2 ? '6.8.0-41-generic' : null,
    usrp_type: sdr,
    usrp_on_off: sdr === 'none' ? null : random() < 0.15 ? 'unknown' : random() < 0.5 ? 'on' : 'off',
    data_interface: isOn ? 'data' : null,
  };
}

export function sampleSlices() {
  return Array.from({ length: 12 }, (_, index) => ({
    name: `slice_${String(index + 1).padStart(3, '0')}`,
    title: null,
    family: FAMILIES[index % FAMILIES.length],
    country: ['France', 'Spain', 'Japan'][index % 3],
    expiresAt: null,
    mine: index < 2,
  }));
}

/** Leases around `now`: one running that is mine, some of yesterday and today, some to come. */
export function sampleLeases(now, facility = 'lab') {
  const grain = 600_000;
  const start = Math.floor(now / grain) * grain - 4 * grain;
  const lease = (id, slice, from, hours) => ({
    id,
    revision: 1,
    facility,
    resources: ['chamber'],
    slice,
    state: from + hours * HOUR <= now ? 'EXPIRED' : from <= now ? 'FULFILLED' : 'OPEN',
    start: iso(from),
    end: iso(from + hours * HOUR),
    note: null,
    problem: null,
    createdAt: iso(now - 48 * HOUR),
    createdBy: 'ada',
  });
  return [
    lease(1, 'slice_004', start - 7 * HOUR, 2),
    lease(2, 'slice_003', start - 3 * HOUR, 2.5),
    lease(3, 'slice_001', start, 2),
    lease(4, 'slice_005', start + 2 * HOUR, 1),
    lease(5, 'slice_007', start + 4 * HOUR, 3),
    lease(6, 'slice_002', start + 26 * HOUR, 2),
  ];
}

/** Leases per slice and month from 2016 to 2026. */
export function sampleUsage() {
  const random = chance(11);
  const rows = [];
  for (let month = 0; month < 131; month++) {
    const label = `${2016 + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`;
    for (const slice of sampleSlices()) {
      const leases = Math.floor(random() * 12 * (1 + Math.sin(month / 9)));
      if (leases > 0) {
        const hours = Math.round(leases * (0.5 + random() * 2) * 6) / 6;
        rows.push({ slice: slice.name, family: slice.family, month: label, leases, hours });
      }
    }
  }
  return rows;
}

export function iso(instant) {
  return new Date(instant).toISOString().replace('.000Z', 'Z');
}
