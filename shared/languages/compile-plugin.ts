import type { Plugin } from 'vite'
import { compileMessage } from './compile-message.ts'
import { catalogues } from './words.ts'

/**
 * Puts the compiled catalogue in place of `browser.ts`, in every language, with only the keys that begin with one of
 * `prefixes` (`wizard.`, `rules.` …). For wxt.config.ts and the sites' Vite configuration.
 */
export function compiledMessages({ prefixes }: { prefixes: readonly string[] }): Plugin {
  return {
    name: 'latchkey-messages',
    enforce: 'pre',
    load(id) {
      const file = id.split('?')[0]?.replaceAll('\\', '/')
      return file?.endsWith('/shared/languages/browser.ts') ? moduleSource(prefixes) : undefined
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
  return `import { compiledWords } from './compiled.ts'\nexport const wordsFor = compiledWords({${languages.join(',\n')}})\n`
}
