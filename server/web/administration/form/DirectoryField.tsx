import { useTranslator } from '../../../../shared/wizard/use-translator.ts'
import { DirectorySearch } from '../directory/DirectorySearch.tsx'
import { EntryList } from '../directory/EntryList.tsx'
import type { EntryKind } from '../directory/use-directory-names.ts'
import { type ControlProps, FieldGroup, fieldId } from './field-parts.tsx'
import { toRows } from './list-rows.ts'

const kinds: Partial<Record<string, EntryKind>> = { containers: 'container', people: 'person' }

/** Groups, containers or people of the directory, and a search that adds one; also several accounts typed at once. */
export function DirectoryField(props: ControlProps) {
  const t = useTranslator()
  const { schema, path, value, onChange, problems } = props
  const kind = kinds[schema.control ?? ''] ?? 'group'
  const entries = toRows(value ?? schema.default)
  const addId = fieldId(`${path}.new`)
  const add = (added: readonly string[]) => onChange([...new Set([...entries, ...added])])
  return (
    <FieldGroup {...props}>
      <EntryList
        kind={kind}
        entries={entries}
        field={{
          path,
          problems,
          onRemove(entry) {
            onChange(entries.filter((other) => other !== entry))
            document.getElementById(addId)?.focus()
          },
        }}
      />
      <div class="field add-entry">
        <label class="field-label" for={addId}>
          {t(`administration.directory-add-${kind}`)}
        </label>
        <DirectorySearch
          kind={kind}
          id={addId}
          onChoose={({ value: chosen }) => add([chosen])}
          onTyped={(text) => {
            const typed = kind === 'person' ? splitAccounts(text) : isWhole(text) ? [text] : []
            if (typed.length > 0) add(typed)
          }}
        />
      </div>
    </FieldGroup>
  )
}

/** A SID or a distinguished name means one object without a search. */
const isWhole = (text: string): boolean => /^s-1-[\d-]+$/i.test(text) || /^[a-z]+\s*=.+/i.test(text)

/** Accounts between commas or semicolons, as a list is pasted. */
const splitAccounts = (text: string): string[] =>
  text
    .split(/[,;]/)
    .map((account) => account.trim())
    .filter((account) => account !== '')
