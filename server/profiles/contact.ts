/** An address or number of a person. */
export interface Contact {
  /** `corporate-mail`, `corporate-mobile`, or the id of a registered one. */
  id: string
  origin: 'corporate' | 'personal'
  kind: 'mail' | 'mobile'
  /** In clear: for sending only. */
  value: string
  /** What pages show of it. */
  masked: string
  /** Absent for the directory's. */
  addedAt?: Date
  /** Whether a code that was sent there came back; the directory's count as verified. */
  verified: boolean
}

const hidden = '•••'

/** `j•••@e•••.com`, `••• 42`: enough to recognise one's own, too little to learn it. */
export function maskContact(kind: Contact['kind'], value: string): string {
  if (kind === 'mobile') return `${hidden} ${value.replace(/\D/g, '').slice(-2)}`
  const at = value.lastIndexOf('@')
  const [local, domain] = [value.slice(0, at), value.slice(at + 1)]
  const end = domain.includes('.') ? domain.slice(domain.lastIndexOf('.')) : ''
  return `${first(local)}${hidden}@${first(domain)}${hidden}${end}`
}

/** By code points, so that half of an emoji is never shown. */
const first = (text: string): string => [...text][0] ?? ''
