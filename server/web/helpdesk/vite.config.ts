import { defineConfig } from 'vite'
import { compiledMessages } from '../../../shared/languages/compile-plugin.ts'
import { compressedTwins } from '../compressed-twins.ts'
import { oneFirstFile } from '../one-first-file.ts'

export default defineConfig(({ command }) => ({
  root: import.meta.dirname,
  base: '/helpdesk/',
  // `states.html`, which only the development server shows, words pages as the server does and needs every text.
  plugins: [compiledMessages({ prefixes: command === 'build' ? ['helpdesk.', 'wizard.'] : [''] }), compressedTwins()],
  worker: { format: 'es' },
  server: { proxy: { '/api': 'http://localhost:8080' } },
  build: {
    outDir: '../../../dist/web/helpdesk',
    emptyOutDir: true,
    target: 'es2023',
    // A data: address in a style would need a hole in the content security policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: { output: oneFirstFile },
  },
}))
