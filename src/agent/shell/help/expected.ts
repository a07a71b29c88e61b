import { nextPlace } from '../binding/bind.ts';
import { allParameters } from '../binding/commonParameters.ts';
import { namesMeant } from '../binding/parameterNames.ts';
import { isIn, setsOf } from '../binding/parameterSets.ts';
import type { AnyCmdlet, Parameter } from '../cmdlet.ts';
import type { Written } from './callArguments.ts';
import type { Part } from './levels.ts';

/** What a cmdlet may be given besides what is written. */
export interface Expected {
  /** By name; those of other parameter sets are not among them. */
  readonly parameters: ReadonlyMap<string, Parameter<unknown>>;
  /** What an argument that comes next may be for; of several, each is in a set of its own. */
  readonly next: readonly Parameter<unknown>[];
}

/**
 * @param written what stands before the cursor
 * @param behind names of parameters that stand behind it
 */
export function expected(
  cmdlet: AnyCmdlet,
  written: readonly Written[],
  behind: readonly string[],
): Expected {
  const call = new Call(cmdlet);
  const before = written.flatMap((one) => ('parameter' in one ? one.parameter : []));
  for (const name of [...before, ...behind]) call.giveNamed(name);
  let waiting: Parameter<unknown> | undefined;
  for (const one of written) {
    if ('parameter' in one) {
      const parameter = call.named(one.parameter)?.[1];
      waiting = parameter?.type.isSwitch && !one.colon ? undefined : parameter;
    } else {
      if (!waiting) call.giveNext(one.parts);
      waiting = undefined;
    }
  }
  const next = waiting ? [waiting] : call.next().map(([, parameter]) => parameter);
  return { parameters: call.free(), next };
}

type Entry = readonly [name: string, parameter: Parameter<unknown>];

class Call {
  readonly #parameters: ReadonlyMap<string, Parameter<unknown>>;
  readonly #given = new Map<string, unknown>();
  #sets: readonly string[];

  constructor(cmdlet: AnyCmdlet) {
    this.#parameters = allParameters(cmdlet);
    this.#sets = setsOf(cmdlet);
  }

  /** What an argument without a name may be for. */
  next(): readonly Entry[] {
    const places = this.#sets.flatMap((set) => {
      const place = nextPlace(this.#parameters, this.#given, [set]);
      return place ? [place] : [];
    });
    const positions = places.map(([, { position = Infinity }]) => position);
    return [...new Map(places.filter((_, at) => positions[at] === Math.min(...positions)))];
  }

  named(written: string): Entry | undefined {
    const [name, ...others] = namesMeant(this.#parameters, written);
    const parameter = name === undefined || others.length > 0 ? undefined : this.#parameters.get(name);
    return name === undefined || !parameter ? undefined : [name, parameter];
  }

  giveNamed(written: string): void {
    this.#give(this.named(written));
  }

  giveNext(argument: readonly Part[]): void {
    const token = argument[0]?.token;
    const isBlock = token?.kind === 'open' && token.opens === '{';
    const places = this.next();
    const place = places.find(([, { type }]) => (type.name === 'ScriptBlock') === isBlock) ?? places[0];
    if (!place?.[1].takesRest) this.#give(place);
  }

  free(): ReadonlyMap<string, Parameter<unknown>> {
    const fits = ([name, parameter]: Entry) =>
      !this.#given.has(name) && this.#sets.some((set) => isIn(set, parameter));
    return new Map([...this.#parameters].filter(fits));
  }

  #give(entry: Entry | undefined): void {
    if (!entry) return;
    const [name, parameter] = entry;
    this.#given.set(name, undefined);
    this.#sets = this.#sets.filter((set) => isIn(set, parameter));
  }
}
