import type { DirectoryPasswordPolicy, DomainFacts } from '../directory.ts'

/** The sample company: two domains, their policies and everybody who is not a practice account. */
export const companyDomains = [
  { name: 'corp.example.com', netbiosName: 'CORP', alias: 'Example Company' },
  { name: 'branch.example.com', netbiosName: 'BRANCH', alias: 'Example Branch' },
] as const satisfies readonly DomainFacts[]

export type CompanyDomain = (typeof companyDomains)[number]['name']

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

/** By domain, and the fine-grained ones by their names. */
export const companyPolicies: Record<string, DirectoryPasswordPolicy> = {
  'corp.example.com': corp,
  'branch.example.com': { ...corp, minLength: 12, lockoutThreshold: 5 },
  'Long passwords for Finance': { ...corp, source: 'fine-grained', minLength: 16 },
  // Keeps the account that is there to practise unlocking locked for as long as anybody wants to practise.
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

export const colleagues: readonly Colleague[] = [
  { account: 'm.okafor', name: ['Miriam', 'Okafor'], department: 'Management', title: 'Managing director' },
  { account: 'j.lindqvist', name: ['Jonas', 'Lindqvist'], department: 'IT', title: 'Head of IT', manager: 'm.okafor' },
  {
    account: 'p.duarte',
    name: ['Paula', 'Duarte'],
    department: 'Finance',
    title: 'Head of finance',
    manager: 'm.okafor',
  },
  {
    account: 'k.brandt',
    name: ['Katrin', 'Brandt'],
    department: 'Sales',
    title: 'Head of sales',
    manager: 'm.okafor',
    language: 'de',
  },
  {
    account: 's.nakamura',
    name: ['Sora', 'Nakamura'],
    department: 'Engineering',
    title: 'Chief engineer',
    manager: 'm.okafor',
  },
  {
    account: 'h.weiss',
    name: ['Hanna', 'Weiß'],
    department: 'Human Resources',
    title: 'Head of personnel',
    manager: 'm.okafor',
    language: 'de',
  },
  { account: 'r.osei', name: ['Ruth', 'Osei'], department: 'IT', title: 'Systems engineer', manager: 'j.lindqvist' },
  { account: 't.marek', name: ['Tomas', 'Marek'], department: 'IT', title: 'Network engineer', manager: 'j.lindqvist' },
  { account: 'l.fontaine', name: ['Luc', 'Fontaine'], department: 'Finance', title: 'Accountant', manager: 'p.duarte' },
  { account: 'e.kaya', name: ['Elif', 'Kaya'], department: 'Finance', title: 'Payroll clerk', manager: 'p.duarte' },
  {
    account: 'd.moreau',
    name: ['Denise', 'Moreau'],
    department: 'Sales',
    title: 'Account manager',
    manager: 'k.brandt',
  },
  {
    account: 'f.müller',
    name: ['Frank', 'Müller'],
    department: 'Sales',
    title: 'Account manager',
    manager: 'k.brandt',
    language: 'de',
  },
  {
    account: 'a.rossi',
    name: ['Aldo', 'Rossi'],
    department: 'Sales',
    title: 'Travelling salesman',
    manager: 'k.brandt',
  },
  {
    account: 'n.petrova',
    name: ['Nadia', 'Petrova'],
    department: 'Engineering',
    title: 'Mechanical engineer',
    manager: 's.nakamura',
  },
  {
    account: 'o.haugen',
    name: ['Odd', 'Haugen'],
    department: 'Engineering',
    title: 'Draughtsman',
    manager: 's.nakamura',
  },
  {
    account: 'y.cohen',
    name: ['Yael', 'Cohen'],
    department: 'Engineering',
    title: 'Test engineer',
    manager: 's.nakamura',
  },
  { account: 'b.kowalski', name: ['Bartek', 'Kowalski'], department: 'Warehouse', title: 'Shift leader' },
  {
    account: 'i.santos',
    name: ['Inês', 'Santos'],
    department: 'Warehouse',
    title: 'Fork-lift driver',
    manager: 'b.kowalski',
  },
  {
    account: 'g.vogel',
    name: ['Greta', 'Vogel'],
    department: 'Warehouse',
    title: 'Fork-lift driver',
    manager: 'b.kowalski',
    language: 'de',
  },
  {
    account: 'c.adeyemi',
    name: ['Chidi', 'Adeyemi'],
    department: 'Human Resources',
    title: 'Recruiter',
    manager: 'h.weiss',
  },
  {
    account: 'v.jansen',
    name: ['Vera', 'Jansen'],
    department: 'Branch',
    title: 'Branch manager',
    domain: 'branch.example.com',
  },
  {
    account: 'w.keller',
    name: ['Willi', 'Keller'],
    department: 'Branch',
    title: 'Mechanic',
    manager: 'v.jansen',
    domain: 'branch.example.com',
    language: 'de',
  },
  {
    account: 'z.ahmed',
    name: ['Zara', 'Ahmed'],
    department: 'Branch',
    title: 'Reception',
    manager: 'v.jansen',
    domain: 'branch.example.com',
  },
]

/** Groups of the first domain: members are accounts, `@` marks another group. Departments become groups by themselves. */
export const companyGroups: Record<string, readonly string[]> = {
  'All Staff': ['@Management', '@IT', '@Finance', '@Sales', '@Engineering', '@Human Resources', '@Warehouse'],
  Helpdesk: ['helpdesk.operator', '@Helpdesk Night Shift'],
  'Helpdesk Night Shift': ['t.marek'],
  'Latchkey Administrators': ['site.admin'],
  'Latchkey Helpdesk': ['@Helpdesk'],
  // Three deep: whoever means the outermost means them, too.
  'External Staff': ['@Contractors'],
  Contractors: ['@Contractors Bergen'],
  'Contractors Bergen': ['contractor.user'],
  'Server Team': ['protected.user'],
  'Domain Admins': ['@Server Team'],
}

/** Accounts that are nobody's: self-service never touches them. */
export const machinery = [
  { account: 'krbtgt', kind: 'service', adminCount: true },
  { account: 'svc-latchkey', kind: 'service', adminCount: false },
  { account: 'gmsa-backup$', kind: 'service', adminCount: false },
  { account: 'DESK-017$', kind: 'computer', adminCount: false },
  { account: 'BRANCH$', kind: 'trust', adminCount: false },
] as const
