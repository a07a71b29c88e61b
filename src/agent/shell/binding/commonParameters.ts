import type { AnyCmdlet, Parameter, Parameters } from '../cmdlet.ts';
import { string, switchOn } from './types.ts';

const whatToDo = ['Continue', 'SilentlyContinue', 'Ignore', 'Stop'] as const;

const always = {
  Verbose: { type: switchOn, aliases: ['vb'], help: 'Says what the command does, step by step.' },
  ErrorAction: {
    type: string,
    aliases: ['ea'],
    values: whatToDo,
    help: 'What follows an error: Continue, SilentlyContinue, Ignore or Stop.',
  },
  WarningAction: {
    type: string,
    aliases: ['wa'],
    values: whatToDo,
    help: 'What follows a warning: Continue, SilentlyContinue, Ignore or Stop.',
  },
  OutVariable: {
    type: string,
    aliases: ['ov'],
    help: 'Name of a variable that gets what the command gives, besides the pipeline.',
  },
} satisfies Parameters;

const confirming = {
  WhatIf: { type: switchOn, aliases: ['wi'], help: 'Only says what would be done.' },
  Confirm: { type: switchOn, aliases: ['cf'], help: 'Asks before anything is done.' },
} satisfies Parameters;

/** Everything a cmdlet takes, what all of them take included. */
export function allParameters(cmdlet: AnyCmdlet): ReadonlyMap<string, Parameter<unknown>> {
  const known = found.get(cmdlet);
  if (known) return known;
  const { confirms, parameters } = cmdlet;
  const all = new Map(
    Object.entries<Parameter<unknown>>({ ...parameters, ...always, ...(confirms && confirming) }),
  );
  found.set(cmdlet, all);
  return all;
}

/** A script may call one cmdlet a million times, and a declaration never changes. */
const found = new WeakMap<AnyCmdlet, ReadonlyMap<string, Parameter<unknown>>>();

/** Whether every cmdlet takes it: help names these apart. */
export function isCommon(name: string): boolean {
  return Object.hasOwn(always, name) || Object.hasOwn(confirming, name);
}
