import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'vite'
import type { LegacySite } from '../../../server/web/legacy/render.tsx'
import { repository } from '../../environment/server.ts'

/** The Legacy site's renderer, built from the current sources. */
export async function renderLegacy(): Promise<LegacySite> {
  const outDir = await mkdtemp(join(tmpdir(), 'latchkey-legacy-'))
  const configFile = join(repository, 'server/web/legacy/vite.config.ts')
  await build({ configFile, logLevel: 'error', build: { outDir } })
  const { legacySite } = (await import(pathToFileURL(join(outDir, 'render.js')).href)) as { legacySite: LegacySite }
  await rm(outDir, { recursive: true, force: true })
  return legacySite
}
