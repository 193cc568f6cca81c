import { defineConfig } from 'vite'
import { compiledMessages } from '../../../shared/languages/compile-plugin.ts'

export default defineConfig({
  root: import.meta.dirname,
  // An address of our own origin that nothing else uses, so that the pages may be cached for ever.
  base: '/',
  plugins: [compiledMessages({ prefixes: ['wizard.', 'site.'] })],
  worker: { format: 'es' },
  build: {
    outDir: '../../../dist/web/self-service',
    emptyOutDir: true,
    target: 'es2023',
    // A data: address in a style would need a hole in the content security policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
})
