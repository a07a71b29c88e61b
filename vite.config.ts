import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vite';
import { connectOrigins } from './build/connect.ts';
import { headers } from './build/headers.ts';
import regions, { readPartitions } from './build/regions.ts';
import { serviceWorker } from './build/service-worker.ts';
import { xmlParser } from './build/xml-parser.ts';
import { awsOrigins } from './src/agent/aws/partitions.ts';

const listedOrigins = connectOrigins(process.env.COFFER_CONNECT ?? '');
const agentOrigins = [...awsOrigins(readPartitions()), ...listedOrigins];

export default defineConfig({
  define: { COFFER_CONNECT: JSON.stringify(listedOrigins) },
  plugins: [svelte({ configFile: false }), regions(), xmlParser(), headers(agentOrigins), serviceWorker()],
  // A path that is no screen and no file is a 404 here as it is on a static host (build/headers.ts).
  appType: 'mpa',
  build: {
    target: 'es2023',
    // The Content-Security-Policy allows nothing inline, and every target browser knows modulepreload.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // Whoever trusts Coffer with keys may read what runs; the maps are not precached, so no visitor pays for them.
    sourcemap: true,
    rolldownOptions: { checks: { bundlerTimings: false } },
  },
  worker: {
    format: 'es',
    plugins: () => [regions(), xmlParser()],
    rolldownOptions: {
      checks: { bundlerTimings: false },
      // A folder of its own, so that the agent's policy can be given by path (build/headers.ts).
      output: { entryFileNames: 'agent/[name]-[hash].js', chunkFileNames: 'agent/[name]-[hash].js' },
    },
  },
  optimizeDeps: {
    // All of the agent's, because Vite looks into no worker: a dependency found late reloads the page, which loses a
    // sandbox vault and leaves a browser test hanging for a minute.
    include: [
      '@aws-sdk/client-ec2',
      '@aws-sdk/client-iam',
      '@aws-sdk/client-sts',
      '@noble/hashes/argon2.js',
      'age-encryption',
      'aws4fetch',
      'hash-wasm',
      'idb',
      'valibot',
    ],
    rolldownOptions: { plugins: [xmlParser()] },
  },
});
