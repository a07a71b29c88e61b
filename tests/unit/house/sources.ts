import { readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import ts from 'typescript';

/** Files by path from the project's root, with `/` between folders. */
export type Sources = ReadonlyMap<string, string>;

/** Every TypeScript, JavaScript and Svelte file under the folders named. */
export function readSources(...folders: readonly string[]): Sources {
  const sources = new Map<string, string>();
  for (const folder of folders) {
    for (const entry of readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()) {
      if (!/\.(ts|mjs|js|svelte)$/.test(entry)) continue;
      const path = posix.join(folder, entry.replaceAll('\\', '/'));
      sources.set(path, readFileSync(join(folder, entry), 'utf8'));
    }
  }
  return sources;
}

/** The syntax tree of a file; of a Svelte file, that of its script blocks. */
export function parse(path: string, text: string): ts.SourceFile {
  const script = path.endsWith('.svelte')
    ? Array.from(text.matchAll(/<script[^>]*>([^]*?)<\/script>/g), (block) => block[1]).join('\n')
    : text;
  return ts.createSourceFile(path, script, ts.ScriptTarget.ESNext, true, ts.ScriptKind.TS);
}

export interface Import {
  readonly from: string;
  /** Path of the file imported; a package's name for everything from outside the project. */
  readonly to: string;
  readonly external: boolean;
  readonly how: 'statically' | 'types' | 'lazily' | 'url';
  /** Names as the imported file exports them; undefined where the whole module is taken. */
  readonly names: readonly string[] | undefined;
}

/** Everything a file imports, types and re-exports included, in order. */
export function importsOf(path: string, text: string): readonly Import[] {
  const found: Import[] = [];
  const add = (specifier: string, how: Import['how'], names: Import['names']): void => {
    const [file = '', query] = specifier.split('?');
    const external = !file.startsWith('.');
    found.push({
      from: path,
      to: external ? file : posix.join(posix.dirname(path), file),
      external,
      how: query === undefined ? how : 'url',
      names,
    });
  };
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) && ts.isStringLiteral(node.moduleSpecifier)) {
      add(node.moduleSpecifier.text, importKind(node.importClause), importedNames(node.importClause));
    } else if (ts.isExportDeclaration(node) && node.moduleSpecifier !== undefined) {
      if (ts.isStringLiteral(node.moduleSpecifier)) {
        const names =
          node.exportClause !== undefined && ts.isNamedExports(node.exportClause)
            ? specifierNames(node.exportClause.elements)
            : undefined;
        add(node.moduleSpecifier.text, node.isTypeOnly ? 'types' : 'statically', names);
      }
    } else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
      const [specifier] = node.arguments;
      if (specifier !== undefined && ts.isStringLiteralLike(specifier))
        add(specifier.text, 'lazily', undefined);
    } else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) {
      if (ts.isStringLiteral(node.argument.literal)) {
        add(node.argument.literal.text, 'types', node.isTypeOf ? undefined : qualifierNames(node.qualifier));
      }
    } else if (ts.isNewExpression(node) && node.expression.getText() === 'URL') {
      const [specifier, base] = node.arguments ?? [];
      if (base?.getText() === 'import.meta.url' && specifier !== undefined && ts.isStringLiteral(specifier)) {
        add(specifier.text, 'url', undefined);
      }
    }
    ts.forEachChild(node, visit);
  };
  visit(parse(path, text));
  return found;
}

function importKind(clause: ts.ImportClause | undefined): 'types' | 'statically' {
  if (clause === undefined) return 'statically';
  if (clause.phaseModifier === ts.SyntaxKind.TypeKeyword) return 'types';
  const bindings = clause.namedBindings;
  const onlyTypes =
    clause.name === undefined &&
    bindings !== undefined &&
    ts.isNamedImports(bindings) &&
    bindings.elements.length > 0 &&
    bindings.elements.every((element) => element.isTypeOnly);
  return onlyTypes ? 'types' : 'statically';
}

function importedNames(clause: ts.ImportClause | undefined): readonly string[] | undefined {
  // `import './x.ts'` runs a file and takes no name.
  if (clause === undefined) return [];
  const byDefault = clause.name === undefined ? [] : ['default'];
  const bindings = clause.namedBindings;
  if (bindings === undefined) return byDefault;
  return ts.isNamedImports(bindings) ? [...byDefault, ...specifierNames(bindings.elements)] : undefined;
}

function specifierNames(
  elements: ts.NodeArray<ts.ImportSpecifier> | ts.NodeArray<ts.ExportSpecifier>,
): readonly string[] {
  return elements.map((element) => (element.propertyName ?? element.name).text);
}

function qualifierNames(qualifier: ts.EntityName | undefined): readonly string[] | undefined {
  if (qualifier === undefined) return undefined;
  return ts.isIdentifier(qualifier) ? [qualifier.text] : qualifierNames(qualifier.left);
}
