import type { Rolldown } from 'vite'

/**
 * What the first page of a site needs comes as one file. Left alone, the bundler makes a file of each part that later pages use, too
 * (Preact, the texts), and the first page waits for all of them.
 */
export const oneFirstFile: Rolldown.OutputOptions = {
  codeSplitting: { groups: [{ name: 'index', tags: ['$initial'] }] },
}
