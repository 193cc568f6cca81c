import { useEffect, useState } from 'preact/hooks'
import { Button } from '../../../../../shared/ui/Button.tsx'
import { Notice } from '../../../../../shared/ui/Notice.tsx'
import { useTranslator } from '../../../../../shared/wizard/use-translator.ts'
import type { RequestProblem } from '../../../../../shared/wizard/wizard-client.ts'
import type { AdminApi } from '../../../../routes/operations.ts'
import { FieldGroup, fieldId } from '../../form/field-parts.tsx'
import { SchemaFields } from '../../form/SchemaForm.tsx'
import { isObject, type JsonObject } from '../../form/value.ts'
import type { SimulationBody } from './simulation.ts'

type Who = Omit<SimulationBody, 'definition' | 'outcomes'>

interface PersonFormProps {
  forms: AdminApi['GET /api/v1/admin/simulation-form']['reply']
  busy: boolean
  problem?: RequestProblem
  hasBegun: boolean
  onStart(who: Who): void
}

const kinds = ['from-directory', 'made-up'] as const

/** Who is simulated: a person of the directory or a made-up one, where and when. */
export function PersonForm({ forms, busy, problem, hasBegun, onStart }: PersonFormProps) {
  const t = useTranslator()
  const [kind, setKind] = useState<(typeof kinds)[number]>('from-directory')
  const [values, setValues] = useState<JsonObject>({})
  const field = kind === 'made-up' ? 'madeUp' : 'person'
  const problems = toProblems(problem, field)
  useEffect(() => {
    const [first] = problems.keys()
    if (first !== undefined) document.getElementById(fieldId(first))?.focus()
  }, [problem])
  const draw = (name: keyof typeof forms) => (
    <SchemaFields
      schema={forms[name]}
      path={name}
      value={values[name]}
      onChange={(changed) => setValues({ ...values, [name]: isObject(changed) ? changed : {} })}
      problems={problems}
    />
  )
  return (
    <form
      class="simulated-person"
      noValidate
      aria-label={t('administration.simulate.who')}
      onSubmit={(event) => {
        event.preventDefault()
        // The server checks each field, and says what is wrong beside it.
        onStart({ [field]: values[field] ?? {}, circumstances: values.circumstances ?? {} } as unknown as Who)
      }}
    >
      <fieldset class="field">
        <legend class="field-label">{t('administration.simulate.who')}</legend>
        {kinds.map((one) => (
          <label key={one} class="option">
            <input type="radio" name="who" checked={kind === one} onChange={() => setKind(one)} />
            <span>{t(`administration.simulate.${one}`)}</span>
          </label>
        ))}
      </fieldset>
      {draw(field)}
      <FieldGroup
        schema={{ title: t('administration.simulate.circumstances') }}
        path="circumstances"
        value={undefined}
        onChange={() => {}}
        problems={new Map()}
      >
        {draw('circumstances')}
      </FieldGroup>
      {problem && problems.size === 0 && <Notice tone="bad" alert text={problem.text} />}
      <Button look={hasBegun ? 'second' : 'primary'} type="submit" busy={busy}>
        {t(hasBegun ? 'administration.simulate.start-again' : 'administration.simulate.start')}
      </Button>
    </form>
  )
}

/** By the paths of the fields; a person who is not found stands beside the account. */
function toProblems(problem: RequestProblem | undefined, field: string): ReadonlyMap<string, string> {
  if (problem?.code === 'person-unknown') return new Map([['person.account', problem.text]])
  const own = problem?.problems?.filter(({ path }) => path.startsWith(`${field}.`) || path.startsWith('circumstances.'))
  return new Map(own?.map(({ path, text }) => [path, text]))
}
