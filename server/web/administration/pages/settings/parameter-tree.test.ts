import { expect, test } from 'vitest'
import { type ConfigurationParameter, findParameters, type ParameterNode, toTree } from './parameter-tree.ts'

const parameter = (path: string, text = ''): ConfigurationParameter => ({
  path,
  text,
  otherWords: '',
  value: 'none',
  default: 'none',
  isDefault: true,
  isReadOnly: false,
})
const names = (nodes: readonly ParameterNode[]): unknown[] =>
  nodes.map(({ name, parameter, children }) => [name, parameter !== undefined, ...names(children)])

test('a path is a branch for each of its parts, and a parameter may lead to others', () => {
  const tree = toTree(
    ['Flag', 'QER | Person | Central', 'QER | Person | Central | Store'].map((path) => parameter(path)),
  )
  expect(names(tree)).toEqual([
    ['Flag', true],
    ['QER', false, ['Person', false, ['Central', true, ['Store', true]]]],
  ])
})

test('the search finds every typed word in path and help, in any case', () => {
  const all = [parameter('QER | SearchTable', 'Table with names'), parameter('QER | SearchColumn', 'Columns')]
  expect(findParameters(all, 'qer TABLE').map(({ path }) => path)).toEqual(['QER | SearchTable'])
  expect(findParameters(all, '')).toEqual(all)
  expect(findParameters(all, 'nowhere')).toEqual([])
})
