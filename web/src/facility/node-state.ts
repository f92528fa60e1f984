import type { Resource, Status } from '../server/records.js';

/**
 * How far a node can be reached, from what its monitor says. Each step includes those before it:
 * powered on, answers pings, answers ssh.
 */
export type Reach = 'unknown' | 'fail' | 'off' | 'on' | 'ping' | 'ssh';

export const REACH_WORDS: Record<Reach, string> = {
  unknown: 'not heard of yet',
  fail: 'power control fails',
  off: 'off',
  on: 'on',
  ping: 'on, answers pings',
  ssh: 'on, answers ssh',
};

export type Availability = 'ok' | 'ko' | 'unknown';

export type RadioPower = 'on' | 'off' | 'unknown';

export interface Radio {
  type: string;
  power: RadioPower;
}

export type PhoneMode = 'plane' | 'phone' | 'unknown';

type Attributes = Status['attributes'];

export function reachOf(status: Status | undefined): Reach {
  const attributes: Attributes = status?.attributes ?? {};
  const power = attributes['cmc_on_off'] ?? attributes['on_off'] ?? attributes['power'];
  if (power === 'off' || power === false) {
    return 'off';
  }
  if (power === 'fail') {
    return 'fail';
  }
  if (attributes['control_ssh'] === 'on') {
    return 'ssh';
  }
  if (attributes['control_ping'] === 'on') {
    return 'ping';
  }
  return power === 'on' || power === true ? 'on' : 'unknown';
}

export function availabilityOf(status: Status | undefined): Availability {
  const value = status?.attributes['available'];
  return value === 'ko' || value === false ? 'ko' : value === 'ok' || value === true ? 'ok' : 'unknown';
}

/** Whether somebody could use it now: it is on, and not withdrawn. */
export function isAlive(status: Status | undefined): boolean {
  const reach = reachOf(status);
  return availabilityOf(status) !== 'ko' && (reach === 'on' || reach === 'ping' || reach === 'ssh');
}

const SYSTEMS: Record<string, { name: string; letter: string }> = {
  ubuntu: { name: 'Ubuntu', letter: 'U' },
  debian: { name: 'Debian', letter: 'D' },
  fedora: { name: 'Fedora', letter: 'F' },
  centos: { name: 'CentOS', letter: 'C' },
  rocky: { name: 'Rocky Linux', letter: 'R' },
  alma: { name: 'AlmaLinux', letter: 'A' },
  gnuradio: { name: 'GNU Radio', letter: 'G' },
  openwrt: { name: 'OpenWrt', letter: 'O' },
  windows: { name: 'Windows', letter: 'W' },
};

export interface System {
  /** At most three characters, such as U24: what fits into a node of the map. */
  short: string;
  /** Such as "Ubuntu 24.04". */
  full: string;
}

/** The operating system, if the node says one: "ubuntu-24.04" is Ubuntu 24.04, U24 for short. */
export function systemOf(status: Status | undefined): System | null {
  const release = status?.attributes['os_release'];
  if (typeof release !== 'string' || release === '' || release === 'none' || release === 'other') {
    return release === 'other' ? { short: '?', full: 'another system' } : null;
  }
  const [word = '', version = ''] = release.split(/[-_ ](.*)/s);
  const known = SYSTEMS[word.toLowerCase()] ?? { name: word, letter: word.charAt(0).toUpperCase() };
  const major = /^\d+/.exec(version)?.[0] ?? '';
  return {
    short: (known.letter + major).slice(0, 3),
    full: version ? `${known.name} ${version}` : known.name,
  };
}

/** The radio of a node, if it has one. What the monitor says goes before what the inventory says. */
export function radioOf(resource: Resource, status: Status | undefined): Radio | null {
  const type = status?.attributes['usrp_type'] ?? resource.properties['sdr'];
  if (typeof type !== 'string' || type === '' || type === 'none') {
    return null;
  }
  const power = status?.attributes['usrp_on_off'];
  return { type, power: power === 'on' || power === 'off' ? power : 'unknown' };
}

export function isPhone(resource: Resource): boolean {
  return resource.type === 'phone';
}

export function phoneModeOf(status: Status | undefined): PhoneMode {
  const mode = status?.attributes['airplane_mode'];
  return mode === 'on' || mode === true ? 'plane' : mode === 'off' || mode === false ? 'phone' : 'unknown';
}

export const PHONE_WORDS: Record<PhoneMode, string> = {
  plane: 'in airplane mode',
  phone: 'on the air',
  unknown: 'not heard of yet',
};

/** The state of a resource in words, for tooltips and screen readers. */
export function describe(resource: Resource, status: Status | undefined): string {
  if (isPhone(resource)) {
    return `phone, ${PHONE_WORDS[phoneModeOf(status)]}`;
  }
  const parts = [REACH_WORDS[reachOf(status)]];
  if (availabilityOf(status) === 'ko') {
    parts.unshift('out of order');
  }
  const system = systemOf(status);
  if (system) {
    parts.push(system.full);
  }
  const radio = radioOf(resource, status);
  if (radio) {
    parts.push(`radio ${radio.type} ${radio.power === 'unknown' ? 'in an unknown state' : radio.power}`);
  }
  return parts.join(', ');
}
