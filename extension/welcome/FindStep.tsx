import { useState } from 'preact/hooks'
import { getTranslator } from '../../shared/languages/browser.ts'
import type { Reply } from '../../shared/wizard/wizard-client.ts'
import type { FoundServer } from '../background/find-server.ts'
import type { ExtensionPageMessage } from '../messages/messages.ts'
import { sendToBackground } from '../messages/send-to-background.ts'
import { LineField } from '../options/LineField.tsx'
import { parseMailDomain } from '../server-client/discovery.ts'

interface FindStepProps {
  language: string
  typed: string
  onTyped: (typed: string) => void
  onFound: (found: FoundServer) => void
}

/** Step 1: the address of the server, or a mail address at work, of which only the domain leaves this page. */
export function FindStep({ language, typed, onTyped, onFound }: FindStepProps) {
  const t = getTranslator(language)
  const [problem, setProblem] = useState<string>()
  const [busy, setBusy] = useState(false)
  const find = async () => {
    const domain = parseMailDomain(typed)
    if (typed.includes('@') && !typed.includes('//') && !domain) {
      return setProblem(t('extension.problem-mail-domain'))
    }
    const message: ExtensionPageMessage = domain
      ? { type: 'find-server', language, domain }
      : { type: 'check-server', language, address: typed }
    setBusy(true)
    const reply = await sendToBackground<Reply<FoundServer> | undefined>(message).catch(() => undefined)
    setBusy(false)
    if (reply?.ok) onFound(reply.value)
    else setProblem(reply?.problem.text ?? t('extension.problem-unexpected'))
  }
  return (
    <LineField
      id="welcome-address"
      label={t('extension.welcome-address')}
      hint={t('extension.welcome-address-hint')}
      value={typed}
      onInput={(value) => {
        onTyped(value)
        setProblem(undefined)
      }}
      note={problem === undefined ? undefined : { tone: 'bad', text: problem }}
      submit={t('extension.welcome-find-submit')}
      busy={busy}
      onSubmit={() => void find()}
    />
  )
}
