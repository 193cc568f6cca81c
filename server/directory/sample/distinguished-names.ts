import { companyDomains } from './company.ts'

/** Organisational units of every domain of the company; departments and practice accounts name theirs. */
const units = ['OU=People', 'OU=Warehouse,OU=People', 'OU=Contractors', 'OU=Groups'] as const

export type Unit = (typeof units)[number]

export const accountDn = (account: string, domain: string, unit: Unit = 'OU=People') =>
  `CN=${account},${unit},${baseOf(domain)}`

export const groupDn = (name: string, domain: string) => `CN=${name},OU=Groups,${baseOf(domain)}`

/** Distinguished names of everything that contains accounts or groups. */
export const companyContainers: readonly string[] = companyDomains.flatMap(({ name }) => [
  baseOf(name),
  ...units.map((unit) => `${unit},${baseOf(name)}`),
])

function baseOf(domain: string): string {
  return domain
    .split('.')
    .map((part) => `DC=${part}`)
    .join(',')
}
