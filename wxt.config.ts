import type { UserManifest } from 'wxt'
import { defineConfig } from 'wxt'
import { vocabularies } from './extension/detectors/vocabularies/index.ts'
import { vocabularyFile } from './extension/detectors/vocabularies/languages.ts'
import { toHostPermission } from './extension/origins.ts'
import { chromeExtensionKey, firefoxExtensionId } from './shared/extension-id.ts'
import { compiledMessages } from './shared/languages/compile-plugin.ts'
import { catalogues } from './shared/languages/translator.ts'

/**
 * `LATCHKEY_EXTENSION_HOSTS=https://mail.example.com,https://vpn.example.com` builds an organisation's own package: these origins
 * are listed, and their permission is granted at installation without a prompt. `https://*` (every host) and `http://127.0.0.1:*`
 * (every port, for tests) are granted but not listed. `LATCHKEY_EXTENSION_SERVER` and `LATCHKEY_EXTENSION_NAME` set the server's
 * address and the organisation's name, LATCHKEY_EXTENSION_OUTPUT the output folder.
 * `npm run build -- --organisation FILE` sets all of them. LATCHKEY_EXTENSION_STORE is set for packages that a store gets.
 */
const hosts = (process.env.LATCHKEY_EXTENSION_HOSTS ?? '').split(',').filter((host) => host.trim() !== '')
const origins = hosts.filter((host) => !host.includes('*')).map((host) => new URL(host.trim()).origin)
const server = process.env.LATCHKEY_EXTENSION_SERVER
const isForStore = Boolean(process.env.LATCHKEY_EXTENSION_STORE)
const build = {
  isOwnPackage: hosts.length > 0,
  origins,
  server: server ? new URL(server).origin : undefined,
  name: process.env.LATCHKEY_EXTENSION_NAME || undefined,
}

/** Texts of the manifest, from the catalogue. */
const locales = Object.entries(catalogues).map(([language, texts]) => ({
  relativeDest: `_locales/${language}/messages.json`,
  contents: JSON.stringify({
    name: { message: texts['extension.name'] },
    description: { message: texts['extension.description'] },
  }),
}))

/** Scripts that the background injects beside the rules. Each ends without a value, since the browser would send that to the background. */
const vocabularyScripts = Object.entries(vocabularies).map(([language, words]) => ({
  relativeDest: vocabularyFile(language),
  contents: `void ((globalThis.latchkeyVocabularies ??= {}).${language} = ${JSON.stringify(words)})`,
}))

const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "worker-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  'media-src data:',
  'connect-src https: http://localhost:* http://127.0.0.1:*',
  "form-action 'none'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ')

/** Removes WXT's wrapper around gate, rules and prompt, which does nothing in a build and is larger than a detector. */
const plainScripts = {
  name: 'plain-scripts',
  transform(code: string, id: string) {
    if (!id.includes('virtual:wxt-unlisted-script-entrypoint')) return
    return `${code.match(/^import definition .*$/m)?.[0]}\ndefinition.main()`
  },
}

/**
 * Makes Preact insert the HTML of `dangerouslySetInnerHTML` as text. None of our components uses it, and Mozilla's linter warns of each assignment to
 * `innerHTML`. Fails where Preact no longer has exactly this one.
 */
const withoutInnerHtml = {
  name: 'without-inner-html',
  transform(code: string, id: string) {
    if (!/preact[\\/]dist[\\/]preact\.mjs/.test(id)) return
    const assignment = /([\w$]+)\.innerHTML=([\w$]+)\.__html/g
    if (code.match(assignment)?.length !== 1) throw new Error('Preact assigns innerHTML in another way')
    return code.replace(assignment, '$1.append($2.__html)')
  },
}

/** Which script is being bundled: background, gate, rules and prompt are bundled each by itself, the pages together. */
const createEntrypointWatch = () => {
  let current: string | undefined
  return {
    isBundling: (name: string) => current === name,
    plugin: {
      name: 'entrypoint-watch',
      enforce: 'pre' as const,
      transform(_: string, id: string) {
        if (/virtual:wxt-[a-z-]+-entrypoint/.test(id)) current = /(\w+)\.ts$/.exec(id)?.[1]
      },
    },
  }
}

/** Removes from the rules what only the background needs (`account`, `signIn`). */
const lightRules = (isRules: () => boolean) => ({
  name: 'light-rules',
  enforce: 'pre' as const,
  transform(code: string, id: string) {
    if (isRules() && id.includes('/detectors/') && code.includes('defineDetector({'))
      return code.replace('defineDetector({', '({').replace(/^ {2}(account|signIn): .*,$/gm, '')
  },
})

/** The background hands on few texts, and parses all of its script at every wake. */
const backgroundTexts = [
  'extension.name',
  'extension.problem-',
  'extension.prompt-',
  'extension.reminder-text',
  'extension.reminder-title',
  'extension.window-lost-text',
  'wizard.offline',
  'wizard.server-unreachable',
]

const texts = catalogues.en ?? {}

/** Fails where the background names a text that is not among those. */
const wholeBackground = (isBackground: () => boolean) => ({
  name: 'whole-background',
  renderChunk(code: string) {
    if (!isBackground()) return
    for (const [, key = ''] of code.matchAll(/["'`]((?:extension|wizard)\.[\w-]+)["'`]/g))
      if (key in texts && !backgroundTexts.some((text) => key.startsWith(text)))
        throw new Error(`The background lacks the text ${key}`)
  },
})

export default defineConfig({
  srcDir: 'extension',
  publicDir: 'extension/public',
  outDir: process.env.LATCHKEY_EXTENSION_OUTPUT || (hosts.length > 0 ? '.output/organisation' : '.output'),
  imports: false,
  manifestVersion: 3,
  manifest: ({ browser, command }) => {
    const manifest: UserManifest = {
      name: '__MSG_name__',
      description: '__MSG_description__',
      default_locale: 'en',
      permissions: ['storage', 'scripting', 'activeTab', 'alarms'],
      // For the reminder.
      optional_permissions: ['notifications'],
      // Unencrypted pages only on this machine, as for servers: elsewhere a password would be readable on the way.
      optional_host_permissions: ['https://*/*', 'http://localhost/*', 'http://127.0.0.1/*'],
      host_permissions: hosts.length > 0 ? [...new Set(hosts.map(toHostPermission))] : undefined,
      action: { default_title: '__MSG_name__' },
    }
    // While developing, WXT's own reloading needs more than this.
    if (command === 'build') manifest.content_security_policy = { extension_pages: contentSecurityPolicy }
    if (browser === 'firefox') {
      manifest.browser_specific_settings = {
        gecko: {
          id: firefoxExtensionId,
          strict_min_version: '142.0',
          // Mozilla requires this declaration: what people type is sent to their organisation's server. Some register a private address there.
          data_collection_permissions: { required: ['authenticationInfo', 'personallyIdentifyingInfo'] },
        },
      }
    } else {
      // A store refuses it, and gives the extension its own.
      if (!isForStore) manifest.key = chromeExtensionKey
      manifest.minimum_chrome_version = '126'
      manifest.storage = { managed_schema: 'managed-schema.json' }
    }
    return manifest
  },
  hooks: {
    'build:publicAssets': (_, files) => {
      files.push(...locales, ...vocabularyScripts)
    },
  },
  zip: {
    // Mozilla rebuilds packages from their sources, which takes neither the server nor the tests.
    includeSources: [
      'extension/**',
      'shared/**',
      'server/routes/state.ts',
      'wxt.config.ts',
      'tsconfig.json',
      'package.json',
      'package-lock.json',
      'docs/stores/building.md',
    ],
    excludeSources: [
      '**/*.test.ts',
      '**/*.test.tsx',
      'extension/detectors/pages/**',
      'extension/detectors/sentences.txt',
      'extension/detectors/product-pages/**',
      'extension/detectors/held-out-pages*/**',
    ],
  },
  vite: () => {
    const { isBundling, plugin } = createEntrypointWatch()
    const isBackground = () => isBundling('background')
    const prefixes = () => (isBackground() ? backgroundTexts : ['extension.', 'wizard.'])
    return {
      define: { __LATCHKEY_BUILD__: JSON.stringify(build) },
      plugins: [
        plugin,
        compiledMessages({ prefixes }),
        withoutInnerHtml,
        plainScripts,
        lightRules(() => isBundling('rules')),
        wholeBackground(isBackground),
      ],
    }
  },
})
