import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Plugin } from 'vite';

/**
 * Gives the AWS SDK its own XML parser in plain JavaScript. Its browser build parses with DOMParser, which workers do not
 * have. It must stand in `plugins`, in `worker.plugins` and in `optimizeDeps.rolldownOptions.plugins`.
 */
export function xmlParser(): Plugin {
  const sts = createRequire(import.meta.url).resolve('@aws-sdk/client-sts/package.json');
  const core = createRequire(sts).resolve('@aws-sdk/core/package.json');
  const xmlBuilder = dirname(createRequire(core).resolve('@aws-sdk/xml-builder/package.json'));
  return {
    name: 'coffer:xml-parser',
    enforce: 'pre',
    resolveId: (id, importer) =>
      /^\.\/xml-parser(\.browser)?(\.js)?$/.test(id) && importer?.startsWith(xmlBuilder)
        ? join(xmlBuilder, 'dist-es/xml-parser.js')
        : undefined,
  };
}
