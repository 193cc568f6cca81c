import './parameter-tree.css'
import { PageHeading } from '../../../../../shared/wizard/PageHeading.tsx'
import { useTranslator } from '../../../../../shared/wizard/use-translator.ts'
import { formatAddress, toAddress } from '../../address.ts'
import { Loading, useLoaded } from '../../loading.tsx'
import type { PageProps } from '../../section.ts'
import { type ConfigurationParameter, findParameters, type ParameterNode, toTree } from './parameter-tree.ts'
import { SettingsLinks } from './SettingsLinks.tsx'

const own = ['settings', 'configuration-parameters']

/** The configuration parameters as a tree, with their help and their values; each leads to its field in the form of all. */
export function ConfigurationParametersPage({ api, address, language }: PageProps) {
  const t = useTranslator()
  const { find = '' } = address.current.value.filters
  const loaded = useLoaded(() => api('GET /api/v1/admin/configuration-parameters'), [language])
  return (
    <>
      <PageHeading title={t('administration.settings-configuration-parameters')} />
      <SettingsLinks />
      <p class="page-text">{t('administration.parameters-text')}</p>
      <search class="field">
        <label class="field-label" for="find-parameters">
          {t('administration.parameters-find')}
        </label>
        <input
          id="find-parameters"
          class="control"
          type="search"
          autocomplete="off"
          spellcheck={false}
          value={find}
          onInput={({ currentTarget: { value } }) =>
            address.open(toAddress(own, value === '' ? {} : { find: value }), 'replace')
          }
        />
      </search>
      <Loading loaded={loaded}>
        {({ items }) => {
          const found = findParameters(items, find.trim())
          return (
            <>
              <p role="status" class={found.length > 0 ? 'only-read' : undefined}>
                {t('administration.parameters-found', { count: found.length })}
              </p>
              <Branch nodes={toTree(found)} />
            </>
          )
        }}
      </Loading>
    </>
  )
}

function Branch({ nodes }: { nodes: readonly ParameterNode[] }) {
  return (
    <ul class="parameter-tree">
      {nodes.map(({ name, parameter, children }) => (
        <li key={name}>
          {parameter ? (
            <Parameter name={name} parameter={parameter} />
          ) : (
            <span class="parameter-name">{toWords(name)}</span>
          )}
          {children.length > 0 && <Branch nodes={children} />}
        </li>
      ))}
    </ul>
  )
}

/** A long name may break before a capital letter. */
const toWords = (name: string) =>
  name.split(/(?<=[a-z])(?=[A-Z])/).flatMap((word, index) => (index === 0 ? [word] : [<wbr key={index} />, word]))

function Parameter({ name, parameter: { path, text, value, isDefault, isReadOnly } }: ParameterProps) {
  const t = useTranslator()
  return (
    <>
      {isReadOnly ? (
        <span class="parameter-name">{toWords(name)}</span>
      ) : (
        <a class="parameter-name" href={formatAddress(toAddress(['settings', 'parameters'], { field: path }))}>
          {toWords(name)}
        </a>
      )}
      <code class="parameter-value">{value}</code>
      {isDefault && <span class="entry-state">{t('administration.by-default')}</span>}
      <p class="entry-state">{text}</p>
    </>
  )
}

interface ParameterProps {
  name: string
  parameter: ConfigurationParameter
}
