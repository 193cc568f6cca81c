import { Button } from '../../../shared/ui/Button.tsx'
import { Notice } from '../../../shared/ui/Notice.tsx'
import { useTranslator } from '../../../shared/wizard/use-translator.ts'
import type { HelpdeskStore } from './helpdesk-store.ts'

interface MutualProofProps {
  store: HelpdeskStore
  person: string
  /** Host name of the server. */
  address: string
}

/** The operator shows who they are: a number to read out, then the code that the caller sees, too. */
export function MutualProof({ store, person, address }: MutualProofProps) {
  const t = useTranslator()
  const { readOut, busy, overFor, problem } = store.mutualProof.state.value
  const { site } = store.staff.state.value
  const host = site?.selfService ? new URL(site.selfService).host : address
  const isRead = readOut?.person === person
  return (
    <section class="mutual-proof" aria-label={t('helpdesk.proof')}>
      {/* Told by screen readers when it changes. */}
      <div role="status">
        {isRead && readOut.code === undefined && (
          <>
            <p>{t('helpdesk.proof-read-out', { page: `${host}/verify` })}</p>
            <Spelled text={readOut.number} />
            <p class="quiet">{t('helpdesk.proof-until', { until: Date.parse(readOut.expiresAt) })}</p>
          </>
        )}
        {isRead && readOut.code !== undefined && (
          <>
            <p>{t('helpdesk.proof-shown')}</p>
            <Spelled text={readOut.code} />
          </>
        )}
        {overFor === person && <p>{t('helpdesk.proof-over')}</p>}
      </div>
      {problem && <Notice tone="bad" alert text={problem.text} />}
      <Button look="second" busy={busy} onPress={() => void store.mutualProof.begin(person)}>
        {t(isRead || overFor === person ? 'helpdesk.proof-again' : 'helpdesk.proof-begin')}
      </Button>
    </section>
  )
}

/** On the pages of a task: what the operator may still have to read out or compare. */
export function MutualProofLine({ store, person }: Omit<MutualProofProps, 'address'>) {
  const t = useTranslator()
  const { readOut } = store.mutualProof.state.value
  if (readOut?.person !== person) return null
  const { number, code } = readOut
  return (
    <p class="caller-check" role="status">
      {code === undefined ? t('helpdesk.proof-number-line', { number }) : t('helpdesk.proof-code-line', { code })}
    </p>
  )
}

/** Spelled by screen readers, character by character. */
function Spelled({ text }: { text: string }) {
  return (
    <p class="spelled">
      <span class="only-read">{[...text].join(' ')}</span>
      <span aria-hidden="true">{text}</span>
    </p>
  )
}
