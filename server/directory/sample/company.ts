import type { DirectoryPasswordPolicy, DomainFacts } from '../directory.ts'

/** The sample company: two domains, their policies, and all people who are not practice accounts. */
export const companyDomains = [
  { name: 'corp.example.com', netbiosName: 'CORP', alias: 'Example Company' },
  { name: 'branch.example.com', netbiosName: 'BRANCH', alias: 'Example Branch' },
] as const satisfies readonly DomainFacts[]

type CompanyDomain = (typeof companyDomains)[number]['name']

const minutes = 60_000
export const days = 24 * 60 * minutes

const corp: DirectoryPasswordPolicy = {
  source: 'domain',
  minLength: 10,
  historyLength: 5,
  complexity: true,
  minAge: 0,
  maxAge: 90 * days,
  lockoutThreshold: 10,
  lockoutDuration: 15 * minutes,
  observationWindow: 15 * minutes,
}

/** By domain; fine-grained policies by their names. */
export const companyPolicies: Record<string, DirectoryPasswordPolicy> = {
  'corp.example.com': corp,
  'branch.example.com': { ...corp, minLength: 12, lockoutThreshold: 5 },
  'Long passwords for Finance': { ...corp, source: 'fine-grained', minLength: 16 },
  // Keeps `locked.user` locked for as long as people want to practise unlocking it.
  'Long lockout for practice': { ...corp, source: 'fine-grained', lockoutDuration: 30 * days },
}

export interface Colleague {
  account: string
  name: readonly [given: string, surname: string]
  department: string
  title: string
  manager?: string
  domain?: CompanyDomain
  language?: 'en' | 'de'
}

const colleague = (
  account: string,
  name: Colleague['name'],
  department: string,
  title: string,
  more: Pick<Colleague, 'manager' | 'domain' | 'language'> = {},
): Colleague => ({ account, name, department, title, ...more })

const branch = 'branch.example.com'

export const colleagues: readonly Colleague[] = [
  colleague('m.okafor', ['Miriam', 'Okafor'], 'Management', 'Managing director'),
  colleague('j.lindqvist', ['Jonas', 'Lindqvist'], 'IT', 'Head of IT', { manager: 'm.okafor' }),
  colleague('p.duarte', ['Paula', 'Duarte'], 'Finance', 'Head of finance', { manager: 'm.okafor' }),
  colleague('k.brandt', ['Katrin', 'Brandt'], 'Sales', 'Head of sales', { manager: 'm.okafor', language: 'de' }),
  colleague('s.nakamura', ['Sora', 'Nakamura'], 'Engineering', 'Chief engineer', { manager: 'm.okafor' }),
  colleague('h.weiss', ['Hanna', 'Weiß'], 'Human Resources', 'Head of personnel', {
    manager: 'm.okafor',
    language: 'de',
  }),
  colleague('r.osei', ['Ruth', 'Osei'], 'IT', 'Systems engineer', { manager: 'j.lindqvist' }),
  colleague('t.marek', ['Tomas', 'Marek'], 'IT', 'Network engineer', { manager: 'j.lindqvist' }),
  colleague('l.fontaine', ['Luc', 'Fontaine'], 'Finance', 'Accountant', { manager: 'p.duarte' }),
  colleague('e.kaya', ['Elif', 'Kaya'], 'Finance', 'Payroll clerk', { manager: 'p.duarte' }),
  colleague('d.moreau', ['Denise', 'Moreau'], 'Sales', 'Account manager', { manager: 'k.brandt' }),
  colleague('f.müller', ['Frank', 'Müller'], 'Sales', 'Account manager', { manager: 'k.brandt', language: 'de' }),
  colleague('a.rossi', ['Aldo', 'Rossi'], 'Sales', 'Travelling salesman', { manager: 'k.brandt' }),
  colleague('n.petrova', ['Nadia', 'Petrova'], 'Engineering', 'Mechanical engineer', { manager: 's.nakamura' }),
  colleague('o.haugen', ['Odd', 'Haugen'], 'Engineering', 'Draughtsman', { manager: 's.nakamura' }),
  colleague('y.cohen', ['Yael', 'Cohen'], 'Engineering', 'Test engineer', { manager: 's.nakamura' }),
  colleague('b.kowalski', ['Bartek', 'Kowalski'], 'Warehouse', 'Shift leader'),
  colleague('i.santos', ['Inês', 'Santos'], 'Warehouse', 'Fork-lift driver', { manager: 'b.kowalski' }),
  colleague('g.vogel', ['Greta', 'Vogel'], 'Warehouse', 'Fork-lift driver', { manager: 'b.kowalski', language: 'de' }),
  colleague('c.adeyemi', ['Chidi', 'Adeyemi'], 'Human Resources', 'Recruiter', { manager: 'h.weiss' }),
  colleague('v.jansen', ['Vera', 'Jansen'], 'Branch', 'Branch manager', { domain: branch }),
  colleague('w.keller', ['Willi', 'Keller'], 'Branch', 'Mechanic', {
    manager: 'v.jansen',
    domain: branch,
    language: 'de',
  }),
  colleague('z.ahmed', ['Zara', 'Ahmed'], 'Branch', 'Reception', { manager: 'v.jansen', domain: branch }),
]

/** Groups of the first domain: members are accounts, `@` marks another group. Each department is a group without being listed. */
export const companyGroups: Record<string, readonly string[]> = {
  'All Staff': ['@Management', '@IT', '@Finance', '@Sales', '@Engineering', '@Human Resources', '@Warehouse'],
  Helpdesk: ['helpdesk.operator', '@Helpdesk Night Shift'],
  'Helpdesk Night Shift': ['t.marek'],
  'Latchkey Administrators': ['site.admin'],
  'Latchkey Helpdesk': ['@Helpdesk'],
  // Nested three deep: the outermost group includes its members, too.
  'External Staff': ['@Contractors'],
  Contractors: ['@Contractors Bergen'],
  'Contractors Bergen': ['contractor.user'],
  'Server Team': ['protected.user'],
  'Domain Admins': ['@Server Team'],
}

/** Accounts that belong to no person: self-service never touches them. */
export const machineAccounts = [
  { account: 'krbtgt', kind: 'service', adminCount: true },
  { account: 'svc-latchkey', kind: 'service', adminCount: false },
  { account: 'gmsa-backup$', kind: 'service', adminCount: false },
  { account: 'DESK-017$', kind: 'computer', adminCount: false },
  { account: 'BRANCH$', kind: 'trust', adminCount: false },
] as const
