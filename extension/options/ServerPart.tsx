import { useState } from 'preact/hooks'
import { wordsFor } from '../../shared/languages/browser.ts'
import { Notice } from '../../shared/ui/Notice.tsx'
import type { Reply } from '../../shared/wizard/client.ts'
import { ask } from '../server-link/ask.ts'
import { saveServer } from '../settings.ts'
import type { CheckedServer } from './checked-server.ts'
import { LineField, type Note } from './LineField.tsx'
import type { OrganisationPart } from './organisation-part.ts'

/** The server's address. It is kept only after a Latchkey server has answered there. */
export function ServerPart({ language, organisation, id, named }: OrganisationPart) {
  const words = wordsFor(language)
  const [typed, setTyped] = useState(organisation.server ?? '')
  const [note, setNote] = useState<Note>()
  const [busy, setBusy] = useState(false)

  const check = async () => {
    setBusy(true)
    const reply = await ask<Reply<CheckedServer>>({ ask: 'check-server', language, address: typed })
    if (reply.ok) {
      const { origin, name } = reply.value
      await saveServer(origin, organisation.place)
      setTyped(origin)
      setNote({ tone: 'good', text: words('extension.options-connected', { name, address: origin }) })
    } else {
      setNote({ tone: 'bad', text: reply.problem.text })
    }
    setBusy(false)
  }
  return (
    <section class="card options-part" aria-labelledby={[named, `server${id}`].filter(Boolean).join(' ')}>
      <h2 id={`server${id}`}>{words('extension.options-server')}</h2>
      {organisation.serverLocked ? (
        <>
          <p class="options-locked">{organisation.server}</p>
          <Notice tone="quiet">
            <p>{words('extension.options-locked-server')}</p>
          </Notice>
        </>
      ) : (
        <LineField
          id={`server-address${id}`}
          label={words('extension.options-address')}
          hint={words('extension.options-address-hint')}
          value={typed}
          onInput={(value) => {
            setTyped(value)
            setNote(undefined)
          }}
          note={note}
          submit={words('extension.options-check')}
          busy={busy}
          onSubmit={() => void check()}
        />
      )}
    </section>
  )
}
