import { useState } from 'preact/hooks'
import { getTranslator } from '../../shared/languages/browser.ts'
import { Breakable } from '../../shared/ui/Breakable.tsx'
import { Notice } from '../../shared/ui/Notice.tsx'
import type { FoundServer } from '../background/find-server.ts'
import { requestFromBackground } from '../messages/send-to-background.ts'
import { saveServer } from '../settings.ts'
import { isStored } from './is-stored.ts'
import { LineField, type Note } from './LineField.tsx'
import type { OrganisationPartProps } from './organisation-part.ts'

/** The server's address. It is stored only after a Latchkey server has answered there. */
export function ServerPart({ language, organisation, idSuffix, nameId }: OrganisationPartProps) {
  const t = getTranslator(language)
  const [typed, setTyped] = useState(organisation.server ?? '')
  const [note, setNote] = useState<Note>()
  const [busy, setBusy] = useState(false)

  const check = async () => {
    setBusy(true)
    const reply = await requestFromBackground<FoundServer>({ type: 'check-server', language, address: typed })
    if (reply.ok) {
      const { origin, name } = reply.value
      if (await isStored(saveServer(origin, organisation.storedIndex))) {
        setTyped(origin)
        setNote({ tone: 'good', text: t('extension.options-connected', { name, address: origin }) })
      } else {
        setNote({ tone: 'bad', text: t('extension.problem-storage') })
      }
    } else {
      setNote({ tone: 'bad', text: reply.problem.text })
    }
    setBusy(false)
  }
  return (
    <section class="card options-part" aria-labelledby={[nameId, `server${idSuffix}`].filter(Boolean).join(' ')}>
      <h2 id={`server${idSuffix}`}>{t('extension.options-server')}</h2>
      {organisation.serverLocked ? (
        <>
          {organisation.server !== undefined && (
            <p class="options-locked">
              <Breakable text={organisation.server} />
            </p>
          )}
          <Notice
            tone="quiet"
            text={t(organisation.server ? 'extension.options-locked-server' : 'extension.options-locked-unusable')}
          />
        </>
      ) : (
        <LineField
          id={`server-address${idSuffix}`}
          label={t('extension.options-address')}
          hint={t('extension.options-address-hint')}
          value={typed}
          onInput={(value) => {
            setTyped(value)
            setNote(undefined)
          }}
          note={note}
          submit={t('extension.options-check')}
          busy={busy}
          onSubmit={() => void check()}
        />
      )}
    </section>
  )
}
