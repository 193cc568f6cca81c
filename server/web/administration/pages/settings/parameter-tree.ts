import type { AdminApi } from '../../../../routes/operations.ts'
import { hasWords } from './find-settings.ts'

export type ConfigurationParameter = AdminApi['GET /api/v1/admin/configuration-parameters']['reply']['items'][number]

/** A part of a full path: it may be a parameter itself, and lead to others. */
export interface ParameterNode {
  name: string
  parameter?: ConfigurationParameter
  children: ParameterNode[]
}

const separator = ' | '

/** The tree of these parameters in the order of their paths. */
export function toTree(parameters: readonly ConfigurationParameter[]): ParameterNode[] {
  const root: ParameterNode = { name: '', children: [] }
  for (const parameter of parameters) {
    let node = root
    for (const name of parameter.path.split(separator)) {
      const known = node.children.find((child) => child.name === name)
      const next = known ?? { name, children: [] }
      if (!known) node.children.push(next)
      node = next
    }
    node.parameter = parameter
  }
  return root.children
}

/** Those that have every typed word in their path, their help, its other languages or their value. */
export const findParameters = (
  parameters: readonly ConfigurationParameter[],
  typed: string,
): readonly ConfigurationParameter[] =>
  typed === ''
    ? parameters
    : parameters.filter(({ path, text, otherWords, value }) => hasWords([path, text, otherWords, value], typed))
