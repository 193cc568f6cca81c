import { getTranslator } from '../shared/languages/translator.ts'
import { activities } from './activities/index.ts'
import { type Audit, createAudit } from './audit/chain.ts'
import { createRefusals, type Refusals } from './audit/refusals.ts'
import { recordRefusedRows } from './audit/refused-rows.ts'
import { upgradeAudit } from './audit/upgrade.ts'
import {
  type ApplicationTokenBearer,
  createApplicationTokenBearer,
  makeSampleToken,
} from './authentication/application-token-bearer.ts'
import type { Presentations } from './authentication/decentralized/presentations.ts'
import { createPresentations } from './authentication/decentralized/verify-presentation.ts'
import type { FrontEnd, SignInService } from './authentication/sign-in-module.ts'
import { type Certificates, createCertificates } from './certificates.ts'
import type { Config } from './config.ts'
import { isDecoyId } from './directory/decoy-id.ts'
import type { Directory } from './directory/directory.ts'
import type { Practice } from './directory/sample/practice.ts'
import { toActiveDirectoryOptions } from './directory-options.ts'
import { createEngine } from './engine/create-engine.ts'
import type { Engine } from './engine/engine.ts'
import { createAlarmMails, createSiteAlarm, type SiteAlarm } from './engine/limits/site-alarm.ts'
import { createSignInService } from './engine/sign-ins.ts'
import { factors } from './factors/index.ts'
import type { IdentityReader } from './identity/identity-reader.ts'
import { openIdentity } from './identity/open-identity.ts'
import { logChange, printErrors } from './log.ts'
import { createMailer, type Mailer } from './notifications/mailer.ts'
import { createNotifications, type Outbox } from './notifications/outbox.ts'
import { createPracticeMailer } from './notifications/practice-mailer.ts'
import { createListImports, type ListImports } from './policies/password-lists/list-imports.ts'
import { createPasswordLists, type PasswordLists, passwordListFiles } from './policies/password-lists/password-lists.ts'
import { createPolicies, type Policies } from './policies/policies.ts'
import { defaultPolicy } from './policies/resolve.ts'
import { createHasher, type Hasher } from './profiles/hashing.ts'
import { createProfiles, type Profiles } from './profiles/profiles.ts'
import { evaluateMutualProof, type NumberVerdict, type TypedNumber } from './staff/mutual-proof.ts'
import type { Store } from './store/database.ts'
import type { Keys } from './store/keys.ts'
import { assertNotLost } from './store/lost-database.ts'
import { claimNodeId } from './store/node-id.ts'
import { nodeAliveMs } from './store/nodes.ts'
import { normaliseName } from './store/normalise-name.ts'
import { openStore } from './store/open.ts'
import { openKeys } from './store/open-keys.ts'

/** The real services of a running server, each created once and passed down; closed in reverse order. */
export interface Services {
  config: Config
  /** Id of this process among the servers that share the database. */
  node: string
  store: Store
  keys: Keys
  audit: Audit
  refusals: Refusals
  directory: Directory
  hasher: Hasher
  /** People, accounts, application roles and system users, under Identity Manager's names. */
  identity: IdentityReader
  profiles: Profiles
  policies: Policies
  lists: ListImports
  /** Where rules look passwords up. */
  passwordLists: PasswordLists
  /** Those that this server depends on; a loop reads them. */
  certificates: Certificates
  notifications: Outbox
  mailer: Mailer
  /** Where the sample company's mails and authenticator apps are; absent with a real directory. */
  practice?: Practice
  engine: Engine
  siteAlarm: SiteAlarm
  applicationToken: ApplicationTokenBearer
  presentations: Presentations
  signInService(frontEnd: FrontEnd, caller?: Parameters<typeof createSignInService>[2]): SignInService
  evaluateMutualProof(typed: TypedNumber, caller?: Parameters<typeof evaluateMutualProof>[2]): Promise<NumberVerdict>
  clock(): Date
  signal: AbortSignal
  close(): Promise<void>
}

/** `mayBeNew`: a missing database is created although its key file is there. `hasher`: closed with the services. */
export async function buildServices(
  config: Config,
  signal: AbortSignal,
  { mayBeNew = false, hasher = createHasher() }: { mayBeNew?: boolean; hasher?: Hasher } = {},
): Promise<Services> {
  const clock = () => new Date()
  // One audit chain per host name, however often it starts; processes on the same host take turns at the head of the chain.
  const host = normaliseName(config.host) ?? 'latchkey'
  // The sample company's data are for practice: deleting them is the way to begin again.
  if (!mayBeNew && config.directory.kind !== 'sample') assertNotLost(config.database, config.keyFile)
  const store = await openStore(config.database, signal)
  const keys = await openKeys(store, config.keyFile)
  const filePrefix = config.auditCounterFile.replace(/(\.audit-counter)?\.json$/, '')
  const claim = await claimNodeId(store, { filePrefix, name: host, host: config.host, aliveMs: nodeAliveMs })

  const audit = createAudit({ node: host, keys, now: clock })
  const refusedRows = recordRefusedRows({ store, audit, report: logChange })
  await upgradeAudit(store, { keys, audit, now: clock, isDecoy: isDecoyId })
  const refusals = createRefusals({ store, audit, now: () => performance.now(), report: logChange })
  const directory = await openDirectory(config, signal, logChange)
  const identity = await openIdentity(store.read, config.identityDatabase)
  const notifications = createNotifications({ keys, hasServer: config.smtp.length > 0 || config.hasPracticeInbox })
  const url = config.url.origin
  const offered = defaultPolicy.questions
  const profiles = createProfiles({ store, keys, hasher, audit, notifications, url, clock, offered }, factors)
  const ownAccounts = config.directory.kind === 'active-directory' ? [config.directory.bindDn] : []
  const files = passwordListFiles(config.data)
  const passwordLists = createPasswordLists({ files, fetch })
  const lists = createListImports({ files, clock })
  const policies = createPolicies({
    store,
    clock,
    ownAccounts,
    maxAgeMs: 1_000,
    lists: passwordLists,
    isSample: directory.isSample,
  })
  await policies.publishPredefined()
  const practice = config.directory.kind === 'sample' ? await openSamplePractice(config) : undefined
  const mailer =
    (practice?.mailbox && createPracticeMailer(practice.mailbox, clock)) ??
    createMailer({ servers: config.smtp, from: `latchkey@${config.url.hostname}`, report: logChange })
  const sampleToken = directory.isSample ? makeSampleToken(keys) : undefined
  const applicationToken: ApplicationTokenBearer =
    config.role === 'service'
      ? { server: host, read: () => undefined, isBorneBySites: true }
      : createApplicationTokenBearer({ files: config.applicationToken, server: host, sampleToken }, logChange)
  const presentations = createPresentations({ store, keys, clock, url })
  const services = {
    config,
    applicationToken,
    presentations,
    node: claim.id,
    store,
    keys,
    audit,
    refusals,
    directory,
    hasher,
    identity,
    profiles,
    policies,
    lists,
    passwordLists,
    certificates: createCertificates(config),
    notifications,
    mailer,
    practice,
    clock,
    signal,
  }
  const report = (error: Error) => logChange(`engine: ${error.message}`)
  const engineServices = {
    ...services,
    activities,
    getTranslator,
    url,
    extensionOrigins: config.extensionOrigins,
    report,
  }
  return {
    ...services,
    engine: createEngine(engineServices),
    siteAlarm: createSiteAlarm({
      store,
      audit,
      now: clock,
      failures: config.alarmFailures,
      prepareMails: createAlarmMails({ store, directory, notifications, url, clock }),
    }),
    signInService: (frontEnd, caller) => createSignInService(engineServices, frontEnd, caller),
    evaluateMutualProof: (typed, caller) => evaluateMutualProof(engineServices, typed, caller),
    async close() {
      await hasher.close()
      await passwordLists.close()
      practice?.close()
      await directory.close()
      await identity.close()
      await refusedRows.settle()
      claim.release()
      await store.close()
    },
  }
}

/** Loaded with the sample company only. */
async function openSamplePractice({ data, hasPracticeInbox }: Config): Promise<Practice> {
  const { openPractice } = await import('./directory/sample/practice.ts')
  return openPractice(data, { hasInbox: hasPracticeInbox })
}

/** `report` is told what no longer works there, and what works again. */
export async function openDirectory(
  config: Config,
  signal: AbortSignal,
  report: (sentence: string) => void = printErrors,
): Promise<Directory> {
  const { directory } = config
  if (directory.kind === 'sample') {
    const { createSampleCompany } = await import('./directory/sample/sample.ts')
    return createSampleCompany(config.data)
  }
  const { createActiveDirectory } = await import('./directory/active-directory/active-directory.ts')
  return createActiveDirectory({ ...toActiveDirectoryOptions(directory), signal, report })
}
