import { defineConfig } from 'vite'

/** The server for releases: `node dist/server/main.js` beside `dist/web`, with the packages of `npm ci --omit=dev`. */
export default defineConfig({
  root: import.meta.dirname,
  ssr: {
    // Packages stay outside: tedious is loaded only where SQL Server is configured.
    external: true,
  },
  build: {
    ssr: true,
    outDir: '../dist/server',
    emptyOutDir: true,
    target: 'node24',
    rolldownOptions: {
      input: { main: 'server/main.ts', 'hashing-worker': 'server/profiles/hashing-worker.ts' },
      // All in one folder: the worker and the sites are found relative to whoever looks.
      output: { entryFileNames: '[name].js', chunkFileNames: 'chunk-[name].js' },
    },
  },
})
