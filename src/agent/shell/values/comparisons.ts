/*
 * The operators that compare: -eq and its like, each also as one that looks at capitals.
 */
import type { ComparisonOperator } from '../syntax/tree.ts';
import { equalTo, orderTo } from './compare.ts';
import { checkCount } from './limits.ts';
import { matcher, replacer, splitter } from './matching.ts';
import { textOf } from './text.ts';
import type { Value } from './value.ts';
import { wildcard } from './wildcard.ts';

type Operator = (left: Value, right: Value) => Value;

/** What is asked of each left side, once the right one was looked at. */
type Ask<Answer> = (right: Value, matchCase: boolean) => (left: Value) => Answer;

/** Yes or no of one value; of an array, those that are answered yes. */
function filter(ask: Ask<boolean>, matchCase: boolean): Operator {
  return (left, right) => {
    const fits = ask(right, matchCase);
    return Array.isArray(left) ? left.filter(fits) : fits(left);
  };
}

/** Another value for one, or for each of an array. */
function change(ask: Ask<Value>, matchCase: boolean): Operator {
  return (left, right) => {
    const changed = ask(right, matchCase);
    return Array.isArray(left) ? left.map(changed) : changed(left);
  };
}

/** Several values for one, or for all of an array. */
function divide(ask: Ask<Value[]>, matchCase: boolean): Operator {
  return (left, right) => {
    const parts = ask(right, matchCase);
    if (!Array.isArray(left)) return parts(left);
    const all: Value[] = [];
    for (const item of left) {
      for (const part of parts(item)) all.push(part);
      checkCount(all.length);
    }
    return all;
  };
}

function contains(matchCase: boolean): (items: Value, item: Value) => boolean {
  return (items, item) => {
    const within = Array.isArray(items) ? items : [items];
    return within.some(equalTo(item, matchCase));
  };
}

const not =
  (ask: Ask<boolean>): Ask<boolean> =>
  (right, matchCase) => {
    const fits = ask(right, matchCase);
    return (left) => !fits(left);
  };

const ordered =
  (fits: (order: number) => boolean): Ask<boolean> =>
  (right, matchCase) => {
    const orderOf = orderTo(right, matchCase);
    return (left) => fits(orderOf(left));
  };

const greater = ordered((order) => order > 0);
const greaterOrEqual = ordered((order) => order >= 0);
const less = ordered((order) => order < 0);
const lessOrEqual = ordered((order) => order <= 0);

const like: Ask<boolean> = (right, matchCase) => {
  const fits = wildcard(textOf(right), matchCase);
  return (left) => fits(textOf(left));
};

/** What they throw: ShellError "ComparisonFailure", "NotIcomparable", "InvalidRegularExpression", "RegexTooCostly". */
export const comparisons: Readonly<Record<ComparisonOperator, Operator>> = {
  '-eq': filter(equalTo, false),
  '-ceq': filter(equalTo, true),
  '-ne': filter(not(equalTo), false),
  '-cne': filter(not(equalTo), true),
  '-gt': filter(greater, false),
  '-cgt': filter(greater, true),
  '-ge': filter(greaterOrEqual, false),
  '-cge': filter(greaterOrEqual, true),
  '-lt': filter(less, false),
  '-clt': filter(less, true),
  '-le': filter(lessOrEqual, false),
  '-cle': filter(lessOrEqual, true),
  '-like': filter(like, false),
  '-clike': filter(like, true),
  '-notlike': filter(not(like), false),
  '-cnotlike': filter(not(like), true),
  '-match': filter(matcher, false),
  '-cmatch': filter(matcher, true),
  '-notmatch': filter(not(matcher), false),
  '-cnotmatch': filter(not(matcher), true),
  '-contains': contains(false),
  '-ccontains': contains(true),
  '-notcontains': (left, right) => !contains(false)(left, right),
  '-cnotcontains': (left, right) => !contains(true)(left, right),
  '-in': (left, right) => contains(false)(right, left),
  '-cin': (left, right) => contains(true)(right, left),
  '-notin': (left, right) => !contains(false)(right, left),
  '-cnotin': (left, right) => !contains(true)(right, left),
  '-replace': change(replacer, false),
  '-creplace': change(replacer, true),
  '-split': divide(splitter, false),
  '-csplit': divide(splitter, true),
};
