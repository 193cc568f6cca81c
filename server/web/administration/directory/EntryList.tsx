import './directory.css'
import { X } from 'lucide'
import { useState } from 'preact/hooks'
import { Icon } from '../../../../shared/ui/Icon.tsx'
import { useTranslator } from '../../../../shared/wizard/use-translator.ts'
import { FieldNote, fieldId } from '../form/field-parts.tsx'
import { useFormTools } from '../form/form-context.ts'
import { ShowMore } from '../form/ShowMore.tsx'
import { formatLocation } from './location.ts'
import { type EntryKind, type NamedEntry, useDirectoryNames } from './use-directory-names.ts'

/** A scope may have thousands; so many more are shown at a press. */
const shownAtOnce = 50

interface EntryListProps {
  kind: EntryKind
  /** As they are stored. */
  entries: readonly string[]
  /** Of a field, where entries can be taken out and may be refused. */
  field?: { path: string; problems: ReadonlyMap<string, string>; onRemove(entry: string): void }
}

/** Groups, containers or people of the directory by their names: each with where it lies and what is wrong with it. */
export function EntryList({ kind, entries, field }: EntryListProps) {
  const t = useTranslator()
  const { api } = useFormTools()
  const [limit, setLimit] = useState(shownAtOnce)
  const shown = entries.slice(0, limit)
  const names = useDirectoryNames(api, kind, shown.slice(limit - shownAtOnce))
  return (
    <>
      <ul class="chips">
        {shown.map((entry, index) => {
          const named = names.get(entry)
          const path = `${field?.path}.${index}`
          const isRefused = field?.problems.has(path) ?? false
          return (
            <li key={entry} id={field && fieldId(path)} class="chip" tabIndex={-1} data-state={named?.state}>
              <div class="chip-text">
                <span>{named?.name ?? entry}</span>
                <EntryNote kind={kind} entry={entry} named={named} isRefused={isRefused} />
                {field && isRefused && <FieldNote path={path} schema={{}} problems={field.problems} />}
              </div>
              {field && (
                <button
                  type="button"
                  class="icon-button"
                  aria-label={t('administration.remove-row', { row: named?.name ?? entry })}
                  onClick={() => field.onRemove(entry)}
                >
                  <Icon icon={X} />
                </button>
              )}
            </li>
          )
        })}
      </ul>
      {entries.length > limit && (
        <ShowMore onPress={() => setLimit(limit + shownAtOnce)}>
          {t('administration.directory-show-more', { count: entries.length - limit })}
        </ShowMore>
      )}
    </>
  )
}

interface EntryNoteProps {
  kind: EntryKind
  entry: string
  named: NamedEntry | undefined
  /** What is wrong stands below already. */
  isRefused: boolean
}

function EntryNote({ kind, entry, named, isRefused }: EntryNoteProps) {
  const t = useTranslator()
  if (!named) return null
  // People share names; the account says which of them is meant.
  const account = kind === 'person' && named.name !== undefined ? entry : ''
  const place = [account, formatLocation(named.location)].filter(Boolean).join(' · ')
  return (
    <>
      {place !== '' && <span class="entry-state">{place}</span>}
      {named.state !== 'found' && !isRefused && (
        <span class="chip-warning">{t(`administration.entry-${named.state}`)}</span>
      )}
    </>
  )
}
