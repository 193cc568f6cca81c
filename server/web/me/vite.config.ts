import { defineConfig } from 'vite'
import { compiledMessages } from '../../../shared/languages/compile-plugin.ts'
import { compressedTwins } from '../compressed-twins.ts'
import { oneFirstFile } from '../one-first-file.ts'

export default defineConfig(({ command }) => ({
  root: import.meta.dirname,
  base: '/me/',
  // `states.html`, which only the development server shows, words replies as the server does and needs every text.
  plugins: [compiledMessages({ prefixes: command === 'build' ? ['me.', 'wizard.'] : [''] }), compressedTwins()],
  server: { proxy: { '/api': 'http://localhost:8080' } },
  build: {
    outDir: '../../../dist/web/me',
    emptyOutDir: true,
    target: 'es2023',
    // A data: address in a style would need a hole in the content security policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: { output: oneFirstFile },
  },
}))
