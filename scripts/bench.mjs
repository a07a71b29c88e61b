/*
 * `npm run bench`: what a visitor downloads, and how long unlocking takes. It prints and asserts nothing: timings of a
 * shared machine prove nothing.
 */
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { build, parseSync } from 'vite';

const dist = 'dist';
const budget = 45_000;

await build({ logLevel: 'warn' });
const files = readdirSync(dist, { recursive: true, encoding: 'utf8' }).map((path) =>
  path.replaceAll('\\', '/'),
);
const html = readFileSync(join(dist, 'index.html'), 'utf8');
const linked = (/** @type {RegExp} */ tag) => Array.from(html.matchAll(tag), ([, path = '']) => path);

const page = reached(linked(/<(?:script|link)[^>]* (?:src|href)="\/(assets\/[^"]+\.js)"/g));
const agent = reached(files.filter((file) => /^agent\/worker-.*\.js$/.test(file)));
const styles = linked(/<link[^>]* href="\/(assets\/[^"]+\.css)"/g);
const first = [...page, ...agent];

console.log('Before the unlock screen, brotli:');
for (const file of first) line(file);
const total = sum(first);
console.log(
  `  ${kB(total)}  JavaScript in all, of ${kB(budget)}${total > budget ? ': OVER the budget' : ''}`,
);
for (const file of styles) line(file);

console.log('On first use, brotli (code already there not counted again):');
for (const root of new Set(first.flatMap((file) => imports(file).lazy))) {
  const lazily = reached([root]).filter((file) => !first.includes(file));
  console.log(`  ${kB(sum(lazily))}  ${root}: ${contents(lazily).join(', ')}`);
}

console.log('Timings:');
spawnSync('node_modules/.bin/vitest', ['bench', '--run', '--project', 'browser'], { stdio: 'inherit' });

/**
 * The files named and all they import statically, each once.
 * @param {readonly string[]} roots
 */
function reached(roots) {
  const found = new Set(roots);
  // A set's iterator also visits what is added on the way.
  for (const file of found) for (const next of imports(file).now) found.add(next);
  return [...found];
}

/** @param {string} file */
function imports(file) {
  /** @type {{ now: string[], lazy: string[] }} */
  const found = { now: [], lazy: [] };
  const resolve = (/** @type {string} */ specifier) => posix.join(posix.dirname(file), specifier);
  const code = readFileSync(join(dist, file), 'utf8');
  for (const node of parseSync(file, code).program.body) {
    if ('source' in node && node.source !== null) found.now.push(resolve(node.source.value));
  }
  for (const [, specifier = ''] of code.matchAll(/\bimport\(\s*[`'"](\.[^`'"]+)[`'"]/g)) {
    found.lazy.push(resolve(specifier));
  }
  return found;
}

/**
 * Packages and folders of src that went into the files, by their source maps.
 * @param {readonly string[]} built
 */
function contents(built) {
  const sources = built.flatMap((file) => {
    /** @type {unknown} */
    const map = JSON.parse(readFileSync(join(dist, `${file}.map`), 'utf8'));
    return /** @type {{ sources: string[] }} */ (map).sources;
  });
  const names = sources.map((source) =>
    /(?:node_modules\/((?:@[^/]+\/)?[^/]+)|(src\/(?:agent\/)?[^/]+))/.exec(source),
  );
  return [...new Set(names.map((name) => name?.[1] ?? name?.[2] ?? 'generated'))].sort();
}

/** @param {string} file */
function line(file) {
  console.log(`  ${kB(size(file))}  ${file}`);
}

/** @param {readonly string[]} all */
function sum(all) {
  return all.reduce((bytes, file) => bytes + size(file), 0);
}

/** @param {string} file */
function size(file) {
  return brotliCompressSync(readFileSync(join(dist, file))).length;
}

/** @param {number} bytes */
function kB(bytes) {
  return `${(bytes / 1000).toFixed(1).padStart(6)} kB`;
}
