import { describe, expect, test } from 'vitest'
import type { ContractContext } from './contract-context.ts'
import type { ListedPerson } from './directory.ts'
import type { ListOptions } from './listing.ts'

/** Part of `directory.contract.ts`: people as operators, scopes and scheduled tasks look for them. */
export function peopleContract(context: ContractContext): void {
  describe('attributes of a person', () => {
    test('a person has numbers, a place in the company, and a manager who can be found', async () => {
      const chief = await context.createPerson({ account: 'the.chief' })
      const details = {
        mobile: '+44 7700 900123',
        telephone: '+44 20 7946 0123',
        department: 'Turnery',
        title: 'Turner',
        employeeId: 'T-17',
      }
      const person = await context.createPerson({ ...details, manager: 'the.chief' })
      expect(person).toMatchObject(details)
      expect(await context.session.findByDistinguishedName(person.manager ?? '')).toEqual(chief)
      expect(chief.manager).toBeUndefined()
    })

    test('a text attribute that an administrator names is read, and no other one', async () => {
      const person = await context.createPerson({ otherMailbox: 'turner@home.example' })
      const without = await context.createPerson({})
      const { session } = context
      expect(await session.readAttribute(person, 'otherMailbox')).toBe('turner@home.example')
      expect(await session.readAttribute(person, 'OTHERMAILBOX')).toBe('turner@home.example')
      expect(await session.readAttribute(without, 'otherMailbox')).toBeUndefined()
      for (const name of ['', 'dn', '*', 'no-such-attribute', 'otherMailbox;binary', 'a)(b=*', 'x'.repeat(5000)])
        expect(await session.readAttribute(person, name), name.slice(0, 40)).toBeUndefined()
      expect(await session.readAttribute({ id: 'nobody' }, 'otherMailbox')).toBeUndefined()
    })

    test('a missing manager and hostile names are not found', async () => {
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
        expect(await context.session.findByDistinguishedName(name), name.slice(0, 60)).toBeUndefined()
      }
    })

    test('groups are listed by distinguished name, including nested ones', async () => {
      const { groups } = await context.createPerson({ groups: ['fitters > metal workers'] })
      for (const name of ['fitters', 'metal workers']) {
        const looked = await context.session.findScopeTarget(name)
        if (looked.found !== 'one') throw new Error(`${name}: ${looked.found}`)
        expect(groups).toContain(looked.what.sid)
        expect(groups).toContain(looked.what.distinguishedName.toLowerCase())
      }
    })
  })

  describe('members of a group', () => {
    test('people of a group are listed, nested ones included', async () => {
      const direct = await context.createPerson({ account: 'direct.member', groups: ['stewards'] })
      const nested = await context.createPerson({ account: 'nested.member', groups: ['wardens > stewards'] })
      await context.createPerson({ account: 'no.member', groups: ['wardrobe'] })
      const target = await context.session.findScopeTarget('stewards')
      if (target.found !== 'one') throw new Error('the group is missing')
      for (const name of [target.what.distinguishedName, target.what.sid ?? '']) {
        const ids = (await context.session.listGroupMembers(name)).map(({ id }) => id)
        expect(ids.sort()).toEqual([direct.id, nested.id].sort())
      }
    })

    test('a name of no group has no members', async () => {
      for (const name of ['', '*', 'CN=*', 'S-1-5-21-1-2-3-4', 'no such group'])
        expect(await context.session.listGroupMembers(name), name).toEqual([])
    })
  })

  describe('search', () => {
    const found = async (query: string, limit?: number) => {
      const { people, more } = await context.session.searchPeople(query, { limit })
      return { accounts: people.map(({ account }) => account), more }
    }

    test('every word must begin a name, the account or the mail address', async () => {
      const person = await context.createPerson({
        account: 'z.quill',
        givenName: 'Zenobia',
        surname: 'Quillfeather',
        displayName: 'Zenobia Quillfeather',
        mail: 'zenobia@corp.example.com',
        groups: ['scribes > writers'],
      })
      const { domain } = context.harness
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
        expect(await context.session.searchPeople(query), query).toEqual({ people: [person], more: false })
      }
    })

    test('if no name begins with the words, they may be inside', async () => {
      await context.createPerson({ account: 'y.marsh', givenName: 'Ysolde', surname: 'Marshwiggle' })
      expect(await found('shwigg')).toEqual({ accounts: ['y.marsh'], more: false })
      expect(await found('solde wigg')).toEqual({ accounts: ['y.marsh'], more: false })
    })

    test('letters of other alphabets are found in any case', async () => {
      await context.createPerson({ account: 'o.groesse', givenName: 'Özlem', surname: 'Größe' })
      expect((await found('ÖZLEM')).accounts).toEqual(['o.groesse'])
      expect((await found('größ')).accounts).toEqual(['o.groesse'])
    })

    test('no more people than the limit are returned, and more are reported', async () => {
      for (const number of [1, 2, 3]) {
        await context.createPerson({ account: `many.${number}`, givenName: 'Manifold', surname: `Number${number}` })
      }
      expect(await found('manifold', 3)).toMatchObject({ accounts: ['many.1', 'many.2', 'many.3'], more: false })
      const some = await found('manifold', 2)
      expect(some.accounts).toHaveLength(2)
      expect(some.more).toBe(true)
    })

    test('machine accounts are not found', async () => {
      await context.createPerson({ account: 'xdesk-17$', kind: 'computer' })
      expect(await found('xdesk')).toEqual({ accounts: [], more: false })
    })

    test('hostile queries and queries without a match find no one', async () => {
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

  describe('listing all people', () => {
    const everybody = async (options: ListOptions, pages?: number) => {
      const listed: ListedPerson[] = []
      let cursor: string | undefined
      let seen = 0
      for await (const page of context.session.listPeople(options)) {
        expect(page.people.length).toBeLessThanOrEqual(options.pageSize ?? 200)
        listed.push(...page.people)
        cursor = page.cursor
        seen += 1
        if (seen === pages) break
      }
      return { listed, cursor }
    }

    test('each person has the same groups and state as when read alone', async () => {
      const made = [
        await context.createPerson({
          groups: ['masons > builders > guild'],
          manager: 'the.chief',
          mobile: '+44 7700 900456',
        }),
        await context.createPerson({ state: 'must-change' }),
        await context.createPerson({ state: 'disabled' }),
        await context.createPerson({ state: 'expired', fineGrainedPolicy: { minLength: 9 } }),
        await context.createPerson({ state: 'locked' }),
        await context.createPerson({ passwordNeverExpires: true }),
      ]
      const { listed } = await everybody({})
      for (const person of made) {
        const one = listed.find((candidate) => candidate.person.id === person.id)
        const sorted = (groups: readonly string[] = []) => [...groups].sort()
        expect({ ...one?.person, groups: sorted(one?.person.groups) }).toEqual({
          ...person,
          groups: sorted(person.groups),
        })
        expect(one?.state).toEqual(await context.session.readState(person))
      }
      expect(listed.every(({ person }) => person.kind === 'user')).toBe(true)
    })

    test('small pages contain the same people as a large one, each once', async () => {
      const ids = ({ listed }: Awaited<ReturnType<typeof everybody>>) => listed.map(({ person }) => person.id)
      const whole = ids(await everybody({ pageSize: 1000 }))
      expect(ids(await everybody({ pageSize: 7 }))).toEqual(whole)
      expect(new Set(whole).size).toBe(whole.length)
    })

    test('another session continues from the cursor of the first', async () => {
      const whole = await everybody({})
      const first = await everybody({ pageSize: 5 }, 3)
      const elsewhere = context.harness.directory.openSession({ domain: context.harness.domain.name })
      const rest: ListedPerson[] = []
      for await (const page of elsewhere.listPeople({ after: first.cursor, pageSize: 50 })) rest.push(...page.people)
      expect([...first.listed, ...rest]).toEqual(whole.listed)
      expect((await everybody({ after: whole.cursor })).listed).toEqual([])
    })

    test('people who changed since a position are listed alone, new ones among them', async () => {
      const before = await context.createPerson()
      const position = await context.session.readChangePosition()
      if (!position) throw new Error('the controller does not say how far it has come')
      const again = await context.session.readChangePosition()
      expect(again?.invocationId).toBe(position.invocationId)
      const made = await context.createPerson()
      const changed = await everybody({ changedSince: position.usn })
      const ids = changed.listed.map(({ person }) => person.id)
      expect(ids).toContain(made.id)
      expect(ids).not.toContain(before.id)
      const after = await context.session.readChangePosition()
      expect(BigInt(after?.usn ?? 0) > BigInt(position.usn)).toBe(true)
      expect((await everybody({ changedSince: after?.usn })).listed).toEqual([])
    })

    test('ends when the session is aborted', async () => {
      const ending = new AbortController()
      const session = context.harness.directory.openSession({
        domain: context.harness.domain.name,
        signal: ending.signal,
      })
      const reading = (async () => {
        for await (const _ of session.listPeople({ pageSize: 1 })) ending.abort()
      })()
      await expect(reading).rejects.toThrow()
    })
  })
}
