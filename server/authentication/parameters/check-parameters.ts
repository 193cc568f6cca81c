import type { FieldProblem } from '../../../shared/errors.ts'
import type { IdentityReader } from '../../identity/identity-reader.ts'
import { type ColumnDescription, findByName, type TableDescription } from '../../identity/identity-schema.ts'
import { type ConfigurationParameters, splitColumns } from './configuration-parameters.ts'

const authenticator = 'QER | Person | PasswordResetAuthenticator'

/** What of the search for people cannot work with the identity tables as they are: told when it is saved, not to the first person who signs in. */
export async function findParameterProblems(
  parameters: ConfigurationParameters,
  identity: Pick<IdentityReader, 'describeTables'>,
): Promise<FieldProblem[]> {
  const name = parameters[`${authenticator} | SearchTable`]
  // Without a table the columns are not used.
  if (!name) return []
  const path = `${authenticator} | SearchTable`
  const table = findByName(await identity.describeTables(), name)
  if (!table) return [{ path, code: 'table-unknown', values: { name } }]
  if (table.personKey === undefined) return [{ path, code: 'table-without-person', values: { name } }]
  return [
    ...checkColumns(parameters, table, 'SearchColumn', ({ isSearchable }) => isSearchable, 'column-not-searchable'),
    ...checkColumns(parameters, table, 'EnabledBy', isFlag, 'column-not-flag'),
    ...checkColumns(parameters, table, 'DisabledBy', isFlag, 'column-not-flag'),
  ]
}

const isFlag = ({ kind }: ColumnDescription): boolean => kind === 'flag'

function checkColumns(
  parameters: ConfigurationParameters,
  table: TableDescription,
  parameter: 'SearchColumn' | 'EnabledBy' | 'DisabledBy',
  fits: (column: ColumnDescription) => boolean,
  code: string,
): FieldProblem[] {
  const path = `${authenticator} | ${parameter}` as const
  const names = parameters[path] ? splitColumns(parameters[path]) : []
  return names.flatMap((name) => {
    const column = findByName(table.columns, name)
    if (!column) return [{ path, code: 'column-unknown', values: { name, table: table.name } }]
    return fits(column) ? [] : [{ path, code, values: { name } }]
  })
}
