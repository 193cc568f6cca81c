import '../directory/directory.css'
import { X } from 'lucide'
import { useState } from 'preact/hooks'
import { Button } from '../../../../shared/ui/Button.tsx'
import { Icon } from '../../../../shared/ui/Icon.tsx'
import { useTranslator } from '../../../../shared/wizard/use-translator.ts'
import { DirectorySearch } from '../directory/DirectorySearch.tsx'
import { formatLocation } from '../directory/location.ts'
import { type NamedEntry, useDirectoryNames } from '../directory/use-directory-names.ts'
import { type ControlProps, FieldGroup, FieldNote, fieldId } from './field-parts.tsx'
import { useFormTools } from './form-context.ts'
import { toRows } from './list-rows.ts'

/** A scope may have thousands; so many more are shown at a press. */
const shownAtOnce = 50

/** Groups or containers of the directory: each with where it lies and what is wrong with it, and a search that adds one. */
export function DirectoryField(props: ControlProps) {
  const t = useTranslator()
  const { api } = useFormTools()
  const { schema, path, value, onChange, problems } = props
  const kind = schema.control === 'containers' ? 'container' : 'group'
  const entries = toRows(value ?? schema.default)
  const [limit, setLimit] = useState(shownAtOnce)
  const shown = entries.slice(0, limit)
  const names = useDirectoryNames(api, kind, shown.slice(limit - shownAtOnce))
  const addId = fieldId(`${path}.new`)
  return (
    <FieldGroup {...props}>
      <ul class="chips">
        {shown.map((entry, index) => {
          const named = names.get(entry)
          return (
            <li key={entry} id={fieldId(`${path}.${index}`)} class="chip" tabIndex={-1} data-state={named?.state}>
              <div class="chip-text">
                <span>{named?.name ?? entry}</span>
                <EntryNote named={named} />
                {problems.has(`${path}.${index}`) && (
                  <FieldNote path={`${path}.${index}`} schema={{}} problems={problems} />
                )}
              </div>
              <button
                type="button"
                class="icon-button"
                aria-label={t('administration.remove-row', { row: named?.name ?? entry })}
                onClick={() => {
                  onChange(entries.filter((other) => other !== entry))
                  document.getElementById(addId)?.focus()
                }}
              >
                <Icon icon={X} />
              </button>
            </li>
          )
        })}
      </ul>
      {entries.length > limit && (
        <Button look="quiet" onPress={() => setLimit(limit + shownAtOnce)}>
          {t('administration.directory-show-more', { count: entries.length - limit })}
        </Button>
      )}
      <div class="field">
        <label class="field-label" for={addId}>
          {t(`administration.directory-add-${kind}`)}
        </label>
        <DirectorySearch
          kind={kind}
          id={addId}
          onChoose={({ value: chosen }) => !entries.includes(chosen) && onChange([...entries, chosen])}
          onTyped={(text) => isWhole(text) && !entries.includes(text) && onChange([...entries, text])}
        />
      </div>
    </FieldGroup>
  )
}

/** A SID or a distinguished name means one object without a search. */
const isWhole = (text: string): boolean => /^s-1-[\d-]+$/i.test(text) || /^[a-z]+\s*=.+/i.test(text)

function EntryNote({ named }: { named: NamedEntry | undefined }) {
  const t = useTranslator()
  if (!named) return null
  const location = formatLocation(named.location)
  return (
    <>
      {location !== '' && <span class="entry-state">{location}</span>}
      {named.state !== 'found' && <span class="chip-warning">{t(`administration.entry-${named.state}`)}</span>}
    </>
  )
}
