import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import { defineConfig, type Plugin } from 'vite'
import { compiledMessages } from '../../shared/languages/compile-plugin.ts'

interface SiteOptions {
  /** Name of the site's folder. */
  site: string
  /** Address of the site on the server; default: `/`. */
  base?: string
  /** Of the texts that its pages need. */
  prefixes: string[]
}

/** The build of a site with scripts. */
export const defineSite = ({ site, base = '/', prefixes }: SiteOptions) =>
  defineConfig(({ command }) => ({
    root: join(import.meta.dirname, site),
    base,
    // `states.html`, which only the development server shows, contains texts of the server and needs all of them.
    plugins: [commonHead(), compiledMessages({ prefixes: command === 'build' ? prefixes : [''] }), compressedTwins()],
    worker: { format: 'es' },
    server: { proxy: { '/api': 'http://localhost:8080' } },
    build: {
      outDir: join(import.meta.dirname, '../../dist/web', site),
      emptyOutDir: true,
      target: 'es2023',
      // A data: address in a style would need an exception in the content security policy.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      // What the first page needs is one file. By default the bundler creates a file for each part that later pages use as well
      // (Preact, the texts), and the first page would wait for all of them.
      rolldownOptions: { output: { codeSplitting: { groups: [{ name: 'index', tags: ['$initial'] }] } } },
    },
  }))

/** What every page of every site has in its head, before what is its own. The address of the icon is that of a site's folder. */
const head = `
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="color-scheme" content="light dark" />
    <meta name="robots" content="noindex" />
    <link rel="icon" type="image/svg+xml" href="../../../shared/ui/icon.svg" />`

function commonHead(): Plugin {
  return {
    name: 'latchkey:common-head',
    // Before the bundler looks for files that the page names.
    transformIndexHtml: { order: 'pre', handler: (html) => html.replace('<head>', `<head>${head}`) },
  }
}

/** Writes a compressed copy of each built file: the server keeps only these in memory, and need not compress at start. */
function compressedTwins(): Plugin {
  return {
    name: 'latchkey:compressed-twins',
    apply: 'build',
    async writeBundle({ dir = '.' }, bundle) {
      const paths = Object.keys(bundle).map((name) => join(dir, name))
      await Promise.all(
        paths.map(async (path) => writeFile(`${path}.gz`, await promisify(gzip)(await readFile(path), { level: 9 }))),
      )
    },
  }
}
