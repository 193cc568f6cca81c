import { defineConfig } from 'vite'
import { compiledMessages } from '../../../shared/languages/compile-plugin.ts'

/** The pages of the Legacy site as one module for the server, and their styles as one file for the browser. */
export default defineConfig({
  root: import.meta.dirname,
  plugins: [compiledMessages({ prefixes: ['wizard.', 'site.', 'password-pages.', 'me.sign-out'] })],
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  // One file, so that the server loads only the five icons in use and not the whole set.
  ssr: { noExternal: true },
  build: {
    ssr: 'render.tsx',
    outDir: '../../../dist/web/legacy',
    emptyOutDir: true,
    target: 'es2023',
    cssMinify: true,
    assetsInlineLimit: 0,
  },
})
