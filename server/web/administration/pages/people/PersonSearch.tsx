import { useTranslator } from '../../../../../shared/wizard/use-translator.ts'
import { DirectorySearch } from '../../directory/DirectorySearch.tsx'

/** Finds a person by name, account or mail address; an account that is typed whole counts as it is. */
export function PersonSearch({ onChoose }: { onChoose(person: string): void }) {
  const t = useTranslator()
  return (
    <div class="field">
      <label class="field-label" for="person-search">
        {t('administration.people-search')}
      </label>
      <DirectorySearch kind="person" id="person-search" onChoose={({ value }) => onChoose(value)} onTyped={onChoose} />
    </div>
  )
}
