/*
 * What leaves statements otherwise than by their end. Thrown, because it may have to pass through cmdlets.
 */

/** break, continue and return. */
export class Control extends Error {
  override readonly name = 'Control';
  readonly kind: 'break' | 'continue' | 'return';

  constructor(kind: Control['kind']) {
    super(kind);
    this.kind = kind;
  }
}

/** An error that no statement's end stops: `throw`, and -ErrorAction Stop. */
export class Halt extends Error {
  override readonly name = 'Halt';

  constructor(cause: Error) {
    super('halt', { cause });
  }
}

/** Stops whatever feeds a stage of a pipeline that takes no more. */
export class StopUpstream extends Error {
  override readonly name = 'StopUpstream';
  readonly stage: object;

  constructor(stage: object) {
    super('stop');
    this.stage = stage;
  }
}
