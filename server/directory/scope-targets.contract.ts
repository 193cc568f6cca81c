import { describe, expect, test } from 'vitest'
import type { ContractContext } from './contract-context.ts'
import { listContainers } from './distinguished-name.ts'

/** Part of `directory.contract.ts`: groups and containers as scopes name them and administrators look for them. */
export function scopeTargetsContract(context: ContractContext): void {
  describe('finding the target of a scope', () => {
    test('a group is found by name, SID, id and distinguished name; a container by id and distinguished name', async () => {
      const person = await context.createPerson({ groups: ['weavers'] })
      const looked = await context.session.findScopeTarget('Weavers')
      if (looked.found !== 'one') throw new Error(looked.found)
      expect(looked.what).toMatchObject({ kind: 'group', name: 'weavers' })
      const { sid = '', distinguishedName, id } = looked.what
      for (const name of [
        sid,
        sid.toUpperCase(),
        id,
        distinguishedName,
        distinguishedName.toUpperCase(),
        ' weavers ',
      ]) {
        expect(await context.session.findScopeTarget(name), name).toEqual(looked)
      }
      const [unit = '', head = ''] = listContainers(person.distinguishedName)
      const container = await context.session.findScopeTarget(unit)
      expect(await context.session.findScopeTarget(container.found === 'one' ? container.what.id : '')).toEqual(
        container,
      )
      expect(container).toMatchObject({ found: 'one', what: { kind: 'container', name: 'People' } })
      expect(await context.session.findScopeTarget(head)).toMatchObject({ found: 'one', what: { kind: 'container' } })
    })

    test('groups and containers are searched by the beginnings of their names, then by what is in them', async () => {
      const person = await context.createPerson({ groups: ['Glass Blowers', 'Glass Cutters'] })
      const search = (query: string, kind: 'group' | 'container', limit?: number) =>
        context.session.searchScopeTargets(query, { kind, limit })
      const found = async (...query: Parameters<typeof search>) => {
        const { targets, more } = await search(...query)
        return { names: targets.map(({ name }) => name), more }
      }
      expect(await found('glass', 'group')).toEqual({ names: ['Glass Blowers', 'Glass Cutters'], more: false })
      expect(await found('GLASS', 'group', 1)).toMatchObject({ names: { length: 1 }, more: true })
      expect(await found('lowers', 'group')).toEqual({ names: ['Glass Blowers'], more: false })
      expect((await found('glass', 'container')).names).toEqual([])
      const [target] = (await search('Glass Blowers', 'group')).targets
      expect(await context.session.findScopeTarget(target?.sid ?? '')).toEqual({ found: 'one', what: target })
      const [unit = ''] = listContainers(person.distinguishedName)
      const units = (await search('peop', 'container')).targets
      expect(units.map(({ distinguishedName }) => distinguishedName.toLowerCase())).toContain(unit)
    })

    test('hostile words find no group and no container', async () => {
      for (const kind of ['group', 'container'] as const)
        for (const query of ['', '   ', '*', ')(cn=*', '\0', 'a'.repeat(5000), 'no such thing'])
          expect(await context.session.searchScopeTargets(query, { kind }), query.slice(0, 20)).toEqual({
            targets: [],
            more: false,
          })
    })

    test('a missing object, and one that is not a scope, are not found', async () => {
      const person = await context.createPerson()
      const names = ['', '*', 'no such group', '*)(cn=*', 'S-1-5-21-1-2-3-999999', 'S-1-5', 'OU=', 'OU=Gone,DC=x', '\0']
      const absentId = '0f8fad5b-d9cb-469f-a165-70867728950e'
      const vanished = `OU=Vanished,${listContainers(person.distinguishedName)[1]}`
      for (const name of [
        ...names,
        vanished,
        'a'.repeat(5000),
        person.distinguishedName,
        person.account,
        '<GUID=1>',
        person.id,
        absentId,
      ]) {
        expect(await context.session.findScopeTarget(name), name.slice(0, 60)).toEqual({ found: 'none' })
      }
    })
  })
}
