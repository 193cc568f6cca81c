import type { Plugin } from 'vite'
import { compileMessage } from './compile-message.ts'
import { catalogues } from './translator.ts'

/**
 * Replaces `browser.ts` with the compiled catalogue in every language, reduced to the keys that begin with one of `prefixes`
 * (`wizard.`, `rules.` …). For wxt.config.ts and the sites' Vite configuration. A function is asked when the catalogue is loaded.
 */
export function compiledMessages({ prefixes }: { prefixes: readonly string[] | (() => readonly string[]) }): Plugin {
  return {
    name: 'latchkey-messages',
    enforce: 'pre',
    load(id) {
      const file = id.split('?')[0]?.replaceAll('\\', '/')
      return file?.endsWith('/shared/languages/browser.ts')
        ? moduleSource(typeof prefixes === 'function' ? prefixes() : prefixes)
        : undefined
    },
  }
}

function moduleSource(prefixes: readonly string[]): string {
  const languages = Object.entries(catalogues).map(([language, catalogue]) => {
    const messages = Object.entries(catalogue)
      .filter(([key]) => prefixes.some((prefix) => key.startsWith(prefix)))
      .map(([key, message]) => `${JSON.stringify(key)}:${compileMessage(message)}`)
    return `${JSON.stringify(language)}:{${messages.join(',\n')}}`
  })
  return `import { createCompiledTranslators } from './compiled.ts'\nexport const getTranslator = createCompiledTranslators({${languages.join(',\n')}})\n`
}
