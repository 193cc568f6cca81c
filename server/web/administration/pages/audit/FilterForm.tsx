import { useState } from 'preact/hooks'
import { Button } from '../../../../../shared/ui/Button.tsx'
import { useTranslator } from '../../../../../shared/wizard/use-translator.ts'
import type { RequestProblem } from '../../../../../shared/wizard/wizard-client.ts'
import type { AdminApi } from '../../../../routes/operations.ts'
import type { ControlProps } from '../../form/field-parts.tsx'
import { Select, TextField } from '../../form/simple-fields.tsx'
import { useLoaded } from '../../loading.tsx'
import type { PageProps } from '../../section.ts'
import { type Filters, filterNames, readFilters } from './filters.ts'

type Choices = AdminApi['GET /api/v1/admin/audit/choices']['reply']

interface FilterFormProps extends Pick<PageProps, 'api' | 'language'> {
  filters: Filters
  /** What the server did not accept of them. */
  refused: NonNullable<RequestProblem['problems']>
  onSearch(filters: Record<string, string>): void
}

/** What is looked for: all that is named must fit. */
export function FilterForm({ api, language, filters, refused, onSearch }: FilterFormProps) {
  const t = useTranslator()
  const [typed, setTyped] = useState<Filters>(filters)
  const problems = new Map(refused.map(({ path, text }) => [toPath(path), text]))
  const choices = useLoaded(() => api('GET /api/v1/admin/audit/choices'), [language]).value
  return (
    <search>
      <form
        class="audit-filters"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          onSearch(readFilters(typed as Record<string, string>) as Record<string, string>)
        }}
      >
        {filterNames.map((name) => {
          const field: ControlProps = {
            schema: {
              title: t(`administration.audit-${name}`),
              ...((name === 'since' || name === 'until') && { description: t('administration.audit-day-hint') }),
            },
            path: toPath(name),
            value: typed[name],
            onChange: (value) => setTyped({ ...typed, [name]: value === undefined ? undefined : String(value) }),
            problems,
          }
          const groups = listGroups(name, choices)
          return groups ? <ChoiceFilter key={name} {...field} groups={groups} /> : <TextField key={name} {...field} />
        })}
        <div class="buttons">
          <Button look="primary" type="submit">
            {t('administration.audit-search')}
          </Button>
          <Button look="quiet" onPress={() => onSearch({})}>
            {t('administration.audit-clear')}
          </Button>
        </div>
      </form>
    </search>
  )
}

/** The fields of this form beside those of other forms. */
const toPath = (name: string) => `audit-${name}`

/** The choices of a filter in their groups, empty until they are loaded; undefined: it is typed. */
function listGroups(
  name: (typeof filterNames)[number],
  choices: Choices | undefined,
): Choices[keyof Choices][] | undefined {
  if (name === 'result') return choices ? [choices.outcome, choices.reason] : []
  if (name === 'event' || name === 'workflow' || name === 'activity') return choices ? [choices[name]] : []
  return undefined
}

/** One of the choices. What the address says stays chosen where the list lacks it: the log keeps what is no longer offered. */
function ChoiceFilter({ groups, ...field }: ControlProps & { groups: readonly Choices[keyof Choices][] }) {
  const t = useTranslator()
  const { value, onChange } = field
  const isListed = value === undefined || groups.flat().some((choice) => choice.value === value)
  return (
    <Select {...field} onChange={(chosen) => onChange(chosen === '' ? undefined : chosen)}>
      <option value="">{t('administration.audit-any')}</option>
      {!isListed && (
        <option value={String(value)} selected>
          {String(value)}
        </option>
      )}
      {groups.map((group, index) => [
        // A line between how it ended and why.
        index > 0 && <hr key={index} />,
        group.map((choice) => (
          <option key={choice.value} value={choice.value} selected={choice.value === value}>
            {choice.title}
          </option>
        )),
      ])}
    </Select>
  )
}
