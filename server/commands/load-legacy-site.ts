import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { AppError } from '../../shared/errors.ts'
import type { LegacySite } from '../web/legacy/render.tsx'

/** The Legacy site, which also draws the pages of errors. Throws AppError `configuration-invalid` when it is missing. */
export async function loadLegacySite(): Promise<LegacySite> {
  const file = resolve(import.meta.dirname, '../../dist/web/legacy/render.js')
  if (!existsSync(file)) throw createUnbuiltError()
  // Built from server/web/legacy/render.tsx, which exports it.
  const { legacySite } = (await import(pathToFileURL(file).href)) as { legacySite: LegacySite }
  return legacySite
}

export function createUnbuiltError(): AppError {
  const sentence = 'The sites are not built: run npm start, or npm run build first.'
  return new AppError('configuration-invalid', { values: { sentence } })
}
