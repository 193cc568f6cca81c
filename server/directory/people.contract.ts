import { describe, expect, test } from 'vitest'
import type { Subject } from './directory.contract.ts'
import type { ListedPerson } from './directory.ts'
import { containersOf } from './distinguished-name.ts'

/** Part of `directory.contract.ts`: people as operators, scopes and scheduled tasks look for them. */
export function peopleContract(subject: Subject): void {
  describe('what is known of a person', () => {
    test('numbers, place in the company, and the manager as a person', async () => {
      const chief = await subject.someone({ account: 'the.chief' })
      const details = {
        ...{ mobile: '+44 7700 900123', telephone: '+44 20 7946 0123', department: 'Turnery' },
        ...{ title: 'Turner', employeeId: 'T-17' },
      }
      const person = await subject.someone({ ...details, manager: 'the.chief' })
      expect(person).toMatchObject(details)
      expect(await subject.session.personAt(person.manager ?? '')).toEqual(chief)
      expect(chief.manager).toBeUndefined()
    })

    test('nobody, where the manager has left or the name is hostile', async () => {
      const names = [
        '',
        '*',
        'CN=*',
        'nobody',
        'CN=nobody,OU=People,DC=elsewhere',
        'CN=a)(objectClass=*',
        'CN=\0',
        'CN=',
      ]
      for (const name of [...names, `CN=${'x'.repeat(5000)}`]) {
        expect(await subject.session.personAt(name), name.slice(0, 60)).toBeUndefined()
      }
    })

    test('groups by distinguished name, nested ones too', async () => {
      const { groups } = await subject.someone({ groups: ['fitters > metal workers'] })
      for (const name of ['fitters', 'metal workers']) {
        const looked = await subject.session.lookup(name)
        if (looked.found !== 'one') throw new Error(`${name}: ${looked.found}`)
        expect(groups).toContain(looked.what.sid)
        expect(groups).toContain(looked.what.distinguishedName.toLowerCase())
      }
    })
  })

  describe('search', () => {
    const found = async (query: string, limit?: number) => {
      const { people, more } = await subject.session.search(query, { limit })
      return { accounts: people.map(({ account }) => account), more }
    }

    test('by what a name, the account or the mail address begins with, all words together', async () => {
      const person = await subject.someone({
        ...{ account: 'z.quill', givenName: 'Zenobia', surname: 'Quillfeather' },
        ...{ displayName: 'Zenobia Quillfeather', mail: 'zenobia@corp.example.com', groups: ['scribes > writers'] },
      })
      const { domain } = subject.harness
      const queries = [
        'Zenob',
        'quill',
        'z.qui',
        'QUILLFEATHER zen',
        ' zenobia   q ',
        'zenobia@corp',
        'Zenobia Quillfeather',
      ]
      for (const query of [...queries, `${domain.netbiosName}\\z.quill`]) {
        expect(await subject.session.search(query), query).toEqual({ people: [person], more: false })
      }
    })

    test('where nothing begins so, by what stands inside', async () => {
      await subject.someone({ account: 'y.marsh', givenName: 'Ysolde', surname: 'Marshwiggle' })
      expect(await found('shwigg')).toEqual({ accounts: ['y.marsh'], more: false })
      expect(await found('solde wigg')).toEqual({ accounts: ['y.marsh'], more: false })
    })

    test('letters of other alphabets, whichever case', async () => {
      await subject.someone({ account: 'o.groesse', givenName: 'Özlem', surname: 'Größe' })
      expect((await found('ÖZLEM')).accounts).toEqual(['o.groesse'])
      expect((await found('größ')).accounts).toEqual(['o.groesse'])
    })

    test('no more than wanted, and it says that there are more', async () => {
      for (const number of [1, 2, 3]) {
        await subject.someone({ account: `many.${number}`, givenName: 'Manifold', surname: `Number${number}` })
      }
      expect(await found('manifold', 3)).toMatchObject({ accounts: ['many.1', 'many.2', 'many.3'], more: false })
      const some = await found('manifold', 2)
      expect(some.accounts).toHaveLength(2)
      expect(some.more).toBe(true)
    })

    test('machines are nobody', async () => {
      await subject.someone({ account: 'xdesk-17$', kind: 'computer' })
      expect(await found('xdesk')).toEqual({ accounts: [], more: false })
    })

    test('nobody, where the query is hostile or fits nobody', async () => {
      const hostile = ['', ' ', '*', '**', 'z*quill', '*)(uid=*', '\\2a', ')(|(cn=*', '(', '\0', 'z.quill\0', 'a\ud800']
      const strange = [
        'z\nquill',
        'z'.repeat(5000),
        'ELSEWHERE\\z.quill',
        "' OR 1=1 --",
        '%',
        '_.quill',
        'zenobia nobody',
      ]
      for (const query of [...hostile, ...strange]) {
        expect(await found(query), query.slice(0, 60)).toEqual({ accounts: [], more: false })
      }
    })
  })

  describe('everybody, in pages', () => {
    const everybody = async (of: { after?: string; pageSize?: number }, pages?: number) => {
      const listed: ListedPerson[] = []
      let cursor: string | undefined
      let seen = 0
      for await (const page of subject.session.people(of)) {
        expect(page.people.length).toBeLessThanOrEqual(of.pageSize ?? 200)
        listed.push(...page.people)
        cursor = page.cursor
        seen += 1
        if (seen === pages) break
      }
      return { listed, cursor }
    }

    test('each with groups and state just as when asked for alone', async () => {
      const made = [
        await subject.someone({
          groups: ['masons > builders > guild'],
          manager: 'the.chief',
          mobile: '+44 7700 900456',
        }),
        await subject.someone({ state: 'must-change' }),
        await subject.someone({ state: 'disabled' }),
        await subject.someone({ state: 'expired', fineGrained: { minLength: 9 } }),
        await subject.someone({ state: 'locked' }),
        await subject.someone({ passwordNeverExpires: true }),
      ]
      const { listed } = await everybody({})
      for (const person of made) {
        const one = listed.find((candidate) => candidate.person.id === person.id)
        const sorted = (groups: readonly string[] = []) => [...groups].sort()
        expect({ ...one?.person, groups: sorted(one?.person.groups) }).toEqual({
          ...person,
          groups: sorted(person.groups),
        })
        expect(one?.state).toEqual(await subject.session.state(person))
      }
      expect(listed.every(({ person }) => person.kind === 'user')).toBe(true)
    })

    test('small pages hold the same people as a large one, each once', async () => {
      const ids = ({ listed }: Awaited<ReturnType<typeof everybody>>) => listed.map(({ person }) => person.id)
      const whole = ids(await everybody({ pageSize: 1000 }))
      expect(ids(await everybody({ pageSize: 7 }))).toEqual(whole)
      expect(new Set(whole).size).toBe(whole.length)
    })

    test('another session goes on where the first was ended', async () => {
      const whole = await everybody({})
      const first = await everybody({ pageSize: 5 }, 3)
      const elsewhere = subject.harness.directory.session({ domain: subject.harness.domain.name })
      const rest: ListedPerson[] = []
      for await (const page of elsewhere.people({ after: first.cursor, pageSize: 50 })) rest.push(...page.people)
      expect([...first.listed, ...rest]).toEqual(whole.listed)
      expect((await everybody({ after: whole.cursor })).listed).toEqual([])
    })

    test('ends when its session does', async () => {
      const ending = new AbortController()
      const session = subject.harness.directory.session({ domain: subject.harness.domain.name, signal: ending.signal })
      const walk = (async () => {
        for await (const _ of session.people({ pageSize: 1 })) ending.abort()
      })()
      await expect(walk).rejects.toThrow()
    })
  })

  describe('what a scope names', () => {
    test('a group by name, SID and distinguished name; a container by distinguished name', async () => {
      const person = await subject.someone({ groups: ['weavers'] })
      const looked = await subject.session.lookup('Weavers')
      if (looked.found !== 'one') throw new Error(looked.found)
      expect(looked.what).toMatchObject({ kind: 'group', name: 'weavers' })
      const { sid = '', distinguishedName } = looked.what
      for (const name of [sid, sid.toUpperCase(), distinguishedName, distinguishedName.toUpperCase(), ' weavers ']) {
        expect(await subject.session.lookup(name), name).toEqual(looked)
      }
      const [unit = '', head = ''] = containersOf(person.distinguishedName)
      expect(await subject.session.lookup(unit)).toMatchObject({
        found: 'one',
        what: { kind: 'container', name: 'People' },
      })
      expect(await subject.session.lookup(head)).toMatchObject({ found: 'one', what: { kind: 'container' } })
    })

    test('nothing, where it vanished or never was one', async () => {
      const person = await subject.someone()
      const names = ['', '*', 'no such group', '*)(cn=*', 'S-1-5-21-1-2-3-999999', 'S-1-5', 'OU=', 'OU=Gone,DC=x', '\0']
      const vanished = `OU=Vanished,${containersOf(person.distinguishedName)[1]}`
      for (const name of [...names, vanished, 'a'.repeat(5000), person.distinguishedName, person.account, '<GUID=1>']) {
        expect(await subject.session.lookup(name), name.slice(0, 60)).toEqual({ found: 'none' })
      }
    })
  })
}
