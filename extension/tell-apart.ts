interface Named {
  name: string
  server?: string
}

/** The names of several organisations; those of one name are told apart by the hosts of their servers. */
export function tellApart(organisations: readonly Named[]): string[] {
  return organisations.map(({ name, server }) => {
    const isShared = organisations.filter((other) => other.name === name).length > 1
    const host = server && new URL(server).host
    return isShared && host && host !== name ? `${name} (${host})` : name
  })
}
