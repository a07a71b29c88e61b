import type { Scope } from './scope.ts';

/**
 * What follows an error that need not end anything.
 * @param given what -ErrorAction says, if anything; else $ErrorActionPreference decides
 */
export function errorAction(given: unknown, scope: Scope): 'continue' | 'silent' | 'stop' {
  const said = given ?? scope.get('ErrorActionPreference');
  switch (typeof said === 'string' ? said.toLowerCase() : '') {
    case 'stop':
      return 'stop';
    case 'silentlycontinue':
    case 'ignore':
      return 'silent';
    default:
      return 'continue';
  }
}
