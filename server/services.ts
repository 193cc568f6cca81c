import { words } from '../shared/languages/words.ts'
import { activities } from './activities/index.ts'
import { type Audit, createAudit } from './audit/chain.ts'
import type { FrontEnd, SignInDesk } from './authentication/module.ts'
import type { Config } from './config.ts'
import type { Directory } from './directory/directory.ts'
import { activeDirectoryOptions } from './directory-options.ts'
import { createEngine } from './engine/create-engine.ts'
import type { Engine } from './engine/engine.ts'
import { signInDesk } from './engine/sign-in-desk.ts'
import { createMailer, type Mailer } from './notifications/mailer.ts'
import { createNotifications, type Outbox } from './notifications/outbox.ts'
import { createListImports, type ListImports } from './policies/password-lists/list-imports.ts'
import { createPasswordLists, passwordListFiles } from './policies/password-lists/password-lists.ts'
import { createPolicies, type Policies } from './policies/policies.ts'
import { defaultPolicy } from './policies/resolve.ts'
import { createHasher, type Hasher } from './profiles/hashing.ts'
import { createProfiles, type Profiles } from './profiles/profiles.ts'
import type { Store } from './store/database.ts'
import type { Keys } from './store/keys.ts'
import { registerNode } from './store/nodes.ts'
import { normaliseName } from './store/normalise-name.ts'
import { openStore } from './store/open.ts'
import { openKeys } from './store/open-keys.ts'

/** The real parts of a running server, each built once and handed down; closed in reverse order. */
export interface Services {
  config: Config
  /** This host's name among those that share the database. */
  node: string
  store: Store
  keys: Keys
  audit: Audit
  directory: Directory
  hasher: Hasher
  profiles: Profiles
  policies: Policies
  lists: ListImports
  notifications: Outbox
  mailer: Mailer
  engine: Engine
  desk(frontEnd: FrontEnd): SignInDesk
  clock(): Date
  signal: AbortSignal
  close(): Promise<void>
}

export async function buildServices(config: Config, signal: AbortSignal): Promise<Services> {
  const clock = () => new Date()
  // The host's name: one chain each, however often it starts; processes on one host queue at the chain's head.
  const node = normaliseName(config.host) ?? 'latchkey'
  const store = await openStore(config.database, signal)
  const keys = await openKeys(store, config.keyFile)
  await store.transaction((tx) => registerNode(tx, { id: node, host: config.host, processId: process.pid }))

  const audit = createAudit({ node, keys, now: clock })
  const directory = await openDirectory(config, signal)
  const hasher = createHasher()
  const notifications = createNotifications({ keys })
  const url = config.url.origin
  const offered = defaultPolicy.questions
  const profiles = createProfiles({ store, keys, hasher, audit, notifications, url, clock, offered })
  const ownAccounts = config.directory.kind === 'active-directory' ? [config.directory.bindDn] : []
  const files = passwordListFiles(config.data)
  const passwordLists = createPasswordLists({ files, fetch })
  const lists = createListImports({ files, clock })
  const policies = createPolicies({ store, clock, ownAccounts, freshFor: 1_000, lists: passwordLists })
  await policies.publish()
  const mailer = createMailer({ servers: config.smtp, from: `latchkey@${config.url.hostname}` })
  const engineServices = {
    ...{ store, keys, audit, directory, policies, profiles, activities, notifications },
    ...{ words, clock, url, signal },
  }
  const services = {
    config,
    node,
    store,
    keys,
    audit,
    directory,
    hasher,
    profiles,
    policies,
    lists,
    notifications,
    mailer,
  }
  return {
    ...services,
    engine: createEngine(engineServices),
    desk: (frontEnd) => signInDesk(engineServices, frontEnd),
    clock,
    signal,
    async close() {
      await hasher.close()
      await passwordLists.close()
      await directory.close()
      await store.close()
    },
  }
}

export async function openDirectory(config: Config, signal: AbortSignal): Promise<Directory> {
  const { directory } = config
  if (directory.kind === 'sample') {
    const { createSampleCompany } = await import('./directory/sample/sample.ts')
    return createSampleCompany(config.data)
  }
  const { createActiveDirectory } = await import('./directory/active-directory/active-directory.ts')
  return createActiveDirectory({ ...activeDirectoryOptions(directory), signal })
}
