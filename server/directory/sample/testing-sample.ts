import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sampleFile } from './database.ts'
import { createSampleCompany } from './sample.ts'

/** Puts the sample company with its people into the folder of a test, before that opens it. A company that is there is kept. */
export async function writeSampleCompany(folder: string): Promise<void> {
  if (existsSync(sampleFile(folder))) return
  seeded ??= seed()
  await mkdir(folder, { recursive: true, mode: 0o700 })
  await writeFile(sampleFile(folder), await seeded)
}

/** Once for all tests of a worker: creating the people takes many times as long as copying. */
let seeded: Promise<Buffer> | undefined

async function seed(): Promise<Buffer> {
  const folder = await mkdtemp(join(tmpdir(), 'latchkey-sample-'))
  try {
    const company = createSampleCompany(folder)
    await company.warmUp(new AbortController().signal)
    await company.close()
    return await readFile(sampleFile(folder))
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
