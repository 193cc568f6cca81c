import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createAudit } from '../audit/chain.ts'
import type { Directory, DirectoryPerson } from '../directory/directory.ts'
import { createSampleCompany } from '../directory/sample/sample.ts'
import { writeSampleCompany } from '../directory/sample/testing-sample.ts'
import type { ScopeTargetResult } from '../directory/scope-target.ts'
import { openStore } from '../store/open.ts'
import { openTestKeys } from '../store/testing-keys.ts'
import { writeMigratedDatabase } from '../store/testing-migrated.ts'
import { pinStoredNames } from './pin-stored-names.ts'
import { createPolicies } from './policies.ts'

/** The sample company taken for a real directory, with a store and policies. */
export async function createPinHarness() {
  const folder = await mkdtemp(join(tmpdir(), 'latchkey-pin-'))
  await writeMigratedDatabase(folder)
  const store = await openStore({ kind: 'sqlite', folder })
  await writeSampleCompany(folder)
  const company = createSampleCompany(folder)
  /** What a look-up of this name finds instead of the company's own group. */
  const results = new Map<string, ScopeTargetResult>()
  const directory: Directory = {
    ...company,
    isSample: false,
    openSession(options) {
      const session = company.openSession(options)
      return { ...session, findScopeTarget: async (name) => results.get(name) ?? session.findScopeTarget(name) }
    },
  }
  const audit = createAudit({ node: 'n', keys: await openTestKeys(store, folder), now: () => new Date() })
  const policies = createPolicies({ store, clock: () => new Date() })
  const pinIn = (into: Directory) =>
    pinStoredNames({ store, directory: into, audit, policies }, new AbortController().signal)
  return {
    store,
    directory,
    audit,
    policies,
    results,
    /** Starts a server: returns what its terminal says. */
    pin: () => pinIn(directory),
    pinSample: () => pinIn(company),
    async load(account: string): Promise<DirectoryPerson> {
      const search = await directory.openSession({}).find(account)
      if (search.found !== 'one') throw new Error(account)
      return search.person
    },
    async [Symbol.asyncDispose]() {
      await directory.close()
      await store.close()
      await rm(folder, { recursive: true })
    },
  }
}

export type PinHarness = Awaited<ReturnType<typeof createPinHarness>>
