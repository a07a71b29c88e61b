import { CofferError } from '../../../base/cofferError.ts';
import { wellFormedRegion } from '../../awsconfig/limits.ts';
import { shownName } from '../../awsconfig/shownValue.ts';
import type { Parameter } from '../../shell/cmdlet.ts';
import type { Invocation } from '../../shell/invocation.ts';
import { string } from '../../shell/binding/types.ts';
import type { Scope } from '../../shell/run/scope.ts';
import type { Value } from '../../shell/values/value.ts';
import type { Context } from '../../unlocked/context.ts';
import type { HeldCredentials, Session } from '../../unlocked/session.ts';
import { AWSCredentials, heldIn } from './credentialsObject.ts';
import { awsHistory } from './history.ts';
import { regionIn } from './types.ts';

const credentialsVariable = 'StoredAWSCredentials';
const regionVariable = 'StoredAWSRegion';

/** Makes variables of the session that the page shows; they are those of the global scope. */
export function defineSessionVariables(scope: Scope, context: Context): void {
  scope.define(credentialsVariable, {
    get() {
      const held = context.unlocked().session.credentials;
      return held ? new AWSCredentials(context, held) : null;
    },
    set(value) {
      context.unlocked().session.credentials = credentialsOf(value);
      context.announce();
    },
  });
  scope.define(regionVariable, {
    get: () => context.unlocked().session.region ?? null,
    set(value) {
      context.unlocked().session.region = regionOf(value);
      context.announce();
    },
  });
  scope.define('AWSHistory', {
    get: () => awsHistory(context.unlocked().calls),
    set() {
      throw new CofferError('aws-history-not-set');
    },
  });
}

/**
 * The session as it is in a scope: a function may have set variables of its own.
 * @throws CofferError "stored-credentials-wrong", "stored-region-wrong", "region-ill-formed" where they hold something else
 */
export function sessionIn(scope: Scope): Session {
  return {
    credentials: credentialsOf(scope.get(credentialsVariable) ?? null),
    region: regionOf(scope.get(regionVariable) ?? null),
  };
}

/** -Scope; without it the variable is the caller's. */
export const scopeParameter = {
  type: string,
  values: ['Global', 'Local', 'Script', 'Private'],
  fromPropertyName: true,
  help: "Whose variable it is. Without it the caller's: within a function, the function's own.",
} as const satisfies Parameter<string>;

export function setCredentials(
  context: Context,
  { scope }: Invocation,
  held: HeldCredentials | undefined,
  scopeName: string | undefined,
): void {
  setIn(scope, credentialsVariable, held ? new AWSCredentials(context, held) : null, scopeName);
}

/** @throws CofferError "region-ill-formed" */
export function setRegion(
  { scope }: Invocation,
  region: string | undefined,
  scopeName: string | undefined,
): void {
  setIn(scope, regionVariable, regionOf(region ?? null) ?? null, scopeName);
}

function setIn(scope: Scope, name: string, value: Value, scopeName: string | undefined): void {
  if (scopeName === 'Private') scope.setPrivate(name, value);
  else if (scopeName === 'Global' || scopeName === 'Script') scope.named('global').set(name, value);
  else scope.set(name, value);
}

function credentialsOf(value: Value): HeldCredentials | undefined {
  if (value === null) return undefined;
  const held = heldIn(value);
  if (!held) throw new CofferError('stored-credentials-wrong');
  return held;
}

function regionOf(value: Value): string | undefined {
  if (value === null) return undefined;
  const region = regionIn(value);
  if (region === undefined) throw new CofferError('stored-region-wrong');
  if (!wellFormedRegion.test(region))
    throw new CofferError('region-ill-formed', { region: shownName(region) });
  return region;
}
