import ts from 'typescript';
import { importsOf, parse, type Sources } from './sources.ts';

/** One sentence for each export of src that no other file takes; `users` are the files outside src that may. */
export function deadExports(src: Sources, users: Sources): readonly string[] {
  const taken = new Map<string, Set<string>>();
  const takenWhole = new Set<string>();
  for (const [path, text] of [...src, ...users]) {
    for (const { to, names } of importsOf(path, text)) {
      if (names === undefined) takenWhole.add(to);
      else taken.set(to, new Set([...(taken.get(to) ?? []), ...names]));
    }
  }
  return [...src].flatMap(([path, text]) =>
    takenWhole.has(path)
      ? []
      : exportsOf(path, text)
          .filter((name) => taken.get(path)?.has(name) !== true)
          .map((name) => `${path} exports ${name}, which nothing imports`),
  );
}

function exportsOf(path: string, text: string): readonly string[] {
  // A component is its file's default export; `export` inside its script declares no module export.
  if (path.endsWith('.svelte')) return ['default'];
  return parse(path, text).statements.flatMap(exportedNames);
}

function exportedNames(statement: ts.Statement): readonly string[] {
  if (ts.isExportAssignment(statement)) return ['default'];
  if (ts.isExportDeclaration(statement)) {
    // Names behind `export *` are the other file's; it is taken whole.
    return statement.exportClause !== undefined && ts.isNamedExports(statement.exportClause)
      ? statement.exportClause.elements.map((element) => element.name.text)
      : [];
  }
  const modifiers = ts.canHaveModifiers(statement) ? (ts.getModifiers(statement) ?? []) : [];
  const has = (kind: ts.SyntaxKind): boolean => modifiers.some((modifier) => modifier.kind === kind);
  if (!has(ts.SyntaxKind.ExportKeyword)) return [];
  if (has(ts.SyntaxKind.DefaultKeyword)) return ['default'];
  if (ts.isVariableStatement(statement)) {
    return statement.declarationList.declarations.flatMap((declaration) => boundNames(declaration.name));
  }
  const { name } = statement as ts.DeclarationStatement;
  return name === undefined ? [] : [name.getText()];
}

function boundNames(name: ts.BindingName): readonly string[] {
  if (ts.isIdentifier(name)) return [name.text];
  return name.elements.flatMap((element) => (ts.isBindingElement(element) ? boundNames(element.name) : []));
}
