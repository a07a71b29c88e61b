import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vite';

export default defineConfig({
  plugins: [svelte({ configFile: false })],
  build: {
    target: 'es2023',
    // The Content-Security-Policy allows nothing inline, and every target browser knows modulepreload.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // Whoever trusts Coffer with keys may read what runs; the maps are not precached, so no visitor pays for them.
    sourcemap: true,
  },
  worker: {
    format: 'es',
    rolldownOptions: {
      // A folder of its own, so that the agent's policy can be given by path (build/headers.ts).
      output: { entryFileNames: 'agent/[name]-[hash].js', chunkFileNames: 'agent/[name]-[hash].js' },
    },
  },
});
