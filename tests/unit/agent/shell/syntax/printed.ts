import type {
  Block,
  CommandElement,
  Expression,
  FunctionParameter,
  Script,
  Statement,
} from '../../../../../src/agent/shell/syntax/tree.ts';

/** A tree in one line, without spans: what a test compares. Statements are parted by "; ". */
export function printed(script: Script): string {
  return withParameters(script.parameters, script.statements.map(statement).join('; '));
}

function withParameters(parameters: readonly FunctionParameter[], rest: string): string {
  const all = parameters.map(
    ({ name, typeName, byDefault }) =>
      `${typeName === undefined ? '' : `[${typeName}]`}$${name}${byDefault ? ` = ${expression(byDefault)}` : ''}`,
  );
  return all.length === 0 ? rest : `param(${all.join(', ')}) ${rest}`;
}

function block({ statements }: Block): string {
  return `{ ${statements.map(statement).join('; ')} }`;
}

function statement(node: Statement): string {
  switch (node.kind) {
    case 'pipeline':
      return node.elements
        .map((element) => (element.kind === 'command' ? command(element) : expression(element)))
        .join(' | ');
    case 'assignment':
      return `${expression(node.target)} ${node.operator} ${statement(node.value)}`;
    case 'if': {
      const clauses = node.clauses.map(({ condition, body }) => `if ${statement(condition)} ${block(body)}`);
      return `${clauses.join(' else ')}${node.otherwise ? ` else ${block(node.otherwise)}` : ''}`;
    }
    case 'foreach':
      return `foreach ${expression(node.variable)} in ${statement(node.collection)} ${block(node.body)}`;
    case 'for': {
      const clauses = [node.first, node.condition, node.step].map((clause) => clause && statement(clause));
      return `for (${clauses.join('; ')}) ${block(node.body)}`;
    }
    case 'while':
      return `while ${statement(node.condition)} ${block(node.body)}`;
    case 'do':
      return `do ${block(node.body)} ${node.until ? 'until' : 'while'} ${statement(node.condition)}`;
    case 'try':
      return `try ${block(node.body)}${node.caught ? ` catch ${block(node.caught)}` : ''}${node.lastly ? ` finally ${block(node.lastly)}` : ''}`;
    case 'function':
      return `function ${node.name} ${expression(node.body)}`;
    case 'return':
    case 'throw':
      return node.value ? `${node.kind} ${statement(node.value)}` : node.kind;
    case 'break':
    case 'continue':
      return node.kind;
  }
}

function command(
  node: Extract<Extract<Statement, { kind: 'pipeline' }>['elements'][number], { kind: 'command' }>,
): string {
  const name = node.name.kind === 'constant' && node.name.bare ? node.name.text : expression(node.name);
  const silenced = node.silenced.map((stream) => `${stream}>null`);
  return `<${[...(node.called ? ['&'] : []), name, ...node.elements.map(element), ...silenced].join(' ')}>`;
}

function element(node: CommandElement): string {
  switch (node.kind) {
    case 'parameter':
      return `-${node.name}${node.argument ? `:${expression(node.argument)}` : ''}`;
    case 'argument':
      return expression(node.value);
    case 'splat':
      return `@${node.variable.name}`;
  }
}

/** Texts stand in quotes, but for bare words; all that has operands stands in brackets. */
function expression(node: Expression): string {
  switch (node.kind) {
    case 'constant':
      return node.bare ? `~${node.text}` : JSON.stringify(node.value);
    case 'variable':
      return `$${node.scope === undefined ? '' : `${node.scope}:`}${node.name}`;
    case 'member': {
      const call = node.callArguments ? `(${node.callArguments.map(expression).join(', ')})` : '';
      const name = node.name.kind === 'constant' ? node.name.text : `(${expression(node.name)})`;
      return `${expression(node.target)}${node.ofType ? '::' : '.'}${name}${call}`;
    }
    case 'index':
      return `${expression(node.target)}[${expression(node.index)}]`;
    case 'scriptBlock':
      return `{ ${printed(node.script)} }`;
    case 'expandable':
      return `"${node.parts.map((part) => (typeof part === 'string' ? part : `<${expression(part)}>`)).join('')}"`;
    case 'unary':
      return `(${node.operator} ${expression(node.operand)})`;
    case 'step':
      return node.before
        ? `(${node.operator}${expression(node.target)})`
        : `(${expression(node.target)}${node.operator})`;
    case 'binary':
      return `(${expression(node.left)} ${node.operator} ${expression(node.right)})`;
    case 'list':
      return `[${node.items.map(expression).join(', ')}]`;
    case 'paren':
      return `(${node.statements.map(statement).join('; ')})`;
    case 'subexpression':
    case 'array':
      return `${node.kind === 'array' ? '@' : '$'}(${node.statements.map(statement).join('; ')})`;
    case 'hashtable':
      return `@{${node.entries.map(({ key, value }) => `${expression(key)}=${statement(value)}`).join('; ')}}`;
    case 'cast':
      return `([${node.typeName}] ${expression(node.operand)})`;
    case 'type':
      return `[${node.typeName}]`;
  }
}
