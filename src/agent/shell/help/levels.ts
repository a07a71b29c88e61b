import type { Opening, Token } from '../syntax/tokens.ts';

/** A token of a command or expression; one that opens a bracket or string, with what stands in it. */
export interface Part {
  readonly token: Token;
  readonly inside?: Level;
}

/** What stands in a bracket or string, or in none. */
export interface Level {
  readonly opens: Opening | undefined;
  /** The commands and expressions of its last pipeline. */
  readonly stages: Part[][];
  /** Of the brackets of a foreach, the name of its variable; the pipeline is what it goes over. */
  variable?: string;
}

/**
 * What is still open where the tokens end, the innermost last. Each level's last stage is the one that the next level
 * stands in. A tree could not be had: the text is being typed.
 */
export function openLevels(tokens: readonly Token[]): readonly Level[] {
  const levels = [levelOf(undefined)];
  for (const token of tokens) {
    const level = levels.at(-1) ?? levelOf(undefined);
    if (token.kind === 'open') {
      const inside = levelOf(token.opens);
      lastStage(level).push({ token, inside });
      levels.push(inside);
    } else if (token.kind === 'close') {
      levels.pop();
    } else if (token.kind === 'pipe') {
      level.stages.push([]);
    } else if (endsPipeline.has(token.kind)) {
      const [first] = lastStage(level);
      if (token.kind === 'keyword' && token.value === 'in' && first?.token.kind === 'variable') {
        level.variable = first.token.name;
      }
      level.stages.splice(0, Infinity, []);
    } else if (!isNothing.has(token.kind)) {
      // The block of an `if` is no part of the command behind it.
      if (beginsCommand(token, lastStage(level))) level.stages.splice(0, Infinity, []);
      lastStage(level).push({ token });
    }
  }
  return levels;
}

/** The stage that a level ends with. */
export function lastStage({ stages }: Level): Part[] {
  const last = stages.at(-1);
  if (!last) throw new TypeError('a level without a stage');
  return last;
}

const endsPipeline = new Set<Token['kind']>(['newline', 'semicolon', 'keyword', 'assignment']);
const isNothing = new Set<Token['kind']>(['comment', 'continuation', 'end']);

function levelOf(opens: Opening | undefined): Level {
  return { opens, stages: [[]] };
}

function beginsCommand(token: Token, stage: readonly Part[]): boolean {
  return (
    token.kind === 'word' &&
    token.role === 'command' &&
    stage.length > 0 &&
    stage.at(-1)?.token.kind !== 'call' &&
    token.glued !== true
  );
}
