import { Globe, Trash2 } from 'lucide'
import { useEffect, useState } from 'preact/hooks'
import { browser } from 'wxt/browser'
import { wordsFor } from '../../shared/languages/browser.ts'
import { Button } from '../../shared/ui/Button.tsx'
import { Icon } from '../../shared/ui/Icon.tsx'
import { Notice } from '../../shared/ui/Notice.tsx'
import { originOf, patternOf } from '../origins.ts'
import { addOrigin, type ListedOrigin, removeOrigin } from '../settings.ts'
import { LineField, type Note } from './LineField.tsx'
import type { OrganisationPart } from './organisation-part.ts'

/** The pages with help. Each is asked of the browser by itself; nothing else is ever seen. */
export function OriginsPart({ language, organisation, id, named }: OrganisationPart) {
  const words = wordsFor(language)
  const [typed, setTyped] = useState('')
  const [note, setNote] = useState<Note>()
  const { origins, originsLocked, place } = organisation
  const granted = useGranted(origins)
  const host = (origin: string) => new URL(origin).host

  const add = async () => {
    const origin = originOf(typed)
    if (!origin) return setNote({ tone: 'bad', text: words('extension.options-origin-invalid') })
    // Asked first and straight from the click: browsers take a request from nothing else.
    const allowed = await browser.permissions.request({ origins: [patternOf(origin)] })
    if (!allowed)
      return setNote({ tone: 'bad', text: words('extension.options-origin-refused', { host: host(origin) }) })
    await addOrigin(origin, place)
    setTyped('')
    setNote({ tone: 'good', text: words('extension.options-origin-kept', { host: host(origin) }) })
  }
  const remove = async (origin: string) => {
    await removeOrigin(origin, place)
    // An organisation's package cannot give back what it was installed with; the list alone decides then.
    await browser.permissions.remove({ origins: [patternOf(origin)] }).catch(() => false)
    setNote({ tone: 'good', text: words('extension.options-origin-removed', { host: host(origin) }) })
  }
  return (
    <section class="card options-part" aria-labelledby={[named, `origins${id}`].filter(Boolean).join(' ')}>
      <h2 id={`origins${id}`}>{words('extension.options-origins')}</h2>
      <p class="field-hint">{words('extension.options-origins-text')}</p>
      {origins.length === 0 && <p class="options-empty">{words('extension.options-origins-empty')}</p>}
      {origins.length > 0 && (
        <ul class="options-list">
          {origins.map(({ origin, by }) => (
            <li key={origin}>
              <Icon of={Globe} />
              <span class="options-origin">
                {origin}
                {granted?.has(origin) === false && <small>{words('extension.options-waiting')}</small>}
              </span>
              {granted?.has(origin) === false && (
                <Button
                  look="second"
                  onPress={() => void browser.permissions.request({ origins: [patternOf(origin)] })}
                >
                  {words('extension.options-grant', { host: host(origin) })}
                </Button>
              )}
              {by === 'person' && (
                <button
                  type="button"
                  class="options-remove"
                  aria-label={words('extension.options-remove', { host: host(origin) })}
                  onClick={() => void remove(origin)}
                >
                  <Icon of={Trash2} />
                </button>
              )}
            </li>
          ))}
        </ul>
      )}
      {originsLocked ? (
        <Notice tone="quiet">
          <p>{words('extension.options-locked-origins')}</p>
        </Notice>
      ) : (
        <LineField
          id={`origin${id}`}
          label={words('extension.options-origin')}
          hint={words('extension.options-origin-hint')}
          value={typed}
          onInput={(value) => {
            setTyped(value)
            setNote(undefined)
          }}
          note={note}
          submit={words('extension.options-add')}
          busy={false}
          onSubmit={() => void add()}
        />
      )}
    </section>
  )
}

/** Which of the listed origins the browser lets us see; undefined until it has said so. */
function useGranted(origins: ListedOrigin[]): Set<string> | undefined {
  const [granted, setGranted] = useState<Set<string>>()
  useEffect(() => {
    const read = async () => {
      const list = origins.map(({ origin }) => origin)
      const answers = await Promise.all(
        list.map((origin) => browser.permissions.contains({ origins: [patternOf(origin)] })),
      )
      setGranted(new Set(list.filter((_, index) => answers[index])))
    }
    const again = () => void read()
    again()
    browser.permissions.onAdded.addListener(again)
    browser.permissions.onRemoved.addListener(again)
    return () => {
      browser.permissions.onAdded.removeListener(again)
      browser.permissions.onRemoved.removeListener(again)
    }
  }, [origins])
  return granted
}
