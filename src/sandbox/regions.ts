/** A region as EC2 describes it. */
interface Region {
  readonly name: string;
  readonly optInStatus: 'opt-in-not-required' | 'not-opted-in';
  /** How many instances the account runs there. */
  readonly instances: number;
}

export const regions: readonly Region[] = [
  { name: 'us-east-1', optInStatus: 'opt-in-not-required', instances: 140 },
  { name: 'us-east-2', optInStatus: 'opt-in-not-required', instances: 0 },
  { name: 'us-west-2', optInStatus: 'opt-in-not-required', instances: 62 },
  { name: 'eu-west-1', optInStatus: 'opt-in-not-required', instances: 96 },
  { name: 'eu-central-1', optInStatus: 'opt-in-not-required', instances: 31 },
  { name: 'ap-southeast-2', optInStatus: 'opt-in-not-required', instances: 14 },
  { name: 'ca-central-1', optInStatus: 'opt-in-not-required', instances: 0 },
  { name: 'ap-east-1', optInStatus: 'not-opted-in', instances: 0 },
];

/** Whether the account may use a region. Elsewhere AWS does not know its keys, and says just that. */
export function isEnabled(name: string): boolean {
  return regions.some((region) => region.name === name && region.optInStatus !== 'not-opted-in');
}
