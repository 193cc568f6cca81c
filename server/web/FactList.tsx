import type { ComponentChildren } from 'preact'

export interface Fact {
  name: string
  /** Absent: the fact is left out. */
  value?: ComponentChildren
}

/** Names with their values, side by side; each site's style sheet has its own measure. */
export function FactList({ facts }: { facts: readonly Fact[] }) {
  return (
    <dl class="facts">
      {facts.map(({ name, value }) =>
        value ? (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ) : null,
      )}
    </dl>
  )
}
