import type { Command } from '../../protocol/commands.ts';
import { calls } from './calls.ts';
import { consoleCommands } from './console.ts';
import type { Handlers } from './handler.ts';
import { exports } from './export.ts';
import { handsOff } from './handOff.ts';
import { ages } from './keyAges.ts';
import { imports } from './import.ts';
import { journal } from './journal.ts';
import { locations } from './locations.ts';
import { opening } from './opening.ts';
import { profiles } from './profiles.ts';
import { saml } from './saml.ts';
import { rotations } from './rotations.ts';
import { sandbox } from './sandbox.ts';
import { session } from './session.ts';
import { storing } from './storing.ts';
import { temporary } from './temporary.ts';

/** What answers each command. */
export const handlers: Handlers<Command> = {
  ...opening,
  ...profiles,
  ...sandbox,
  ...imports,
  ...exports,
  ...handsOff,
  ...locations,
  ...storing,
  ...session,
  ...temporary,
  ...saml,
  ...rotations,
  ...ages,
  ...calls,
  ...journal,
  ...consoleCommands,
};
