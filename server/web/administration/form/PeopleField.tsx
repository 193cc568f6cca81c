import '../directory/directory.css'
import { X } from 'lucide'
import { Icon } from '../../../../shared/ui/Icon.tsx'
import { useTranslator } from '../../../../shared/wizard/use-translator.ts'
import { DirectorySearch } from '../directory/DirectorySearch.tsx'
import { type ControlProps, FieldGroup, FieldNote, fieldId } from './field-parts.tsx'
import { toRows } from './list-rows.ts'

/** People of the directory, by their accounts: found one by one, or several accounts typed at once. */
export function PeopleField(props: ControlProps) {
  const t = useTranslator()
  const { schema, path, value, onChange, problems } = props
  const people = toRows(value ?? schema.default)
  const addId = fieldId(`${path}.new`)
  const add = (accounts: readonly string[]) => onChange([...new Set([...people, ...accounts])])
  return (
    <FieldGroup {...props}>
      <ul class="chips">
        {people.map((person, index) => (
          <li key={person} id={fieldId(`${path}.${index}`)} class="chip" tabIndex={-1}>
            <div class="chip-text">
              <span>{person}</span>
              {problems.has(`${path}.${index}`) && (
                <FieldNote path={`${path}.${index}`} schema={{}} problems={problems} />
              )}
            </div>
            <button
              type="button"
              class="icon-button"
              aria-label={t('administration.remove-row', { row: person })}
              onClick={() => {
                onChange(people.filter((other) => other !== person))
                document.getElementById(addId)?.focus()
              }}
            >
              <Icon icon={X} />
            </button>
          </li>
        ))}
      </ul>
      <div class="field">
        <label class="field-label" for={addId}>
          {t('administration.bulk-add-person')}
        </label>
        <DirectorySearch
          kind="person"
          id={addId}
          onChoose={({ value: chosen }) => add([chosen])}
          onTyped={(text) => add(splitAccounts(text))}
        />
      </div>
    </FieldGroup>
  )
}

/** Accounts between commas or semicolons, as a list is pasted. */
const splitAccounts = (text: string): string[] =>
  text
    .split(/[,;]/)
    .map((account) => account.trim())
    .filter((account) => account !== '')
