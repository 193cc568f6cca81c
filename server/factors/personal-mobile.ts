import { z } from 'zod'
import { addContact, contactPage, personalContact, readNewContact, registeringContact } from './common/contacts.ts'
import { rememberPage } from './common/registration.ts'
import { defineFactor } from './factor.ts'

/** A number of the person's own, noted for later: nothing is sent there, and it identifies no one. */
export const personalMobile = defineFactor({
  id: 'personal-mobile',
  rank: 40,
  isSoleMeans: false,
  tables: ['ProfileContact'],
  registered: personalContact('mobile'),
  registering: {
    ...registeringContact('mobile'),
    answer: { contact: z.string().max(254).optional() },
    begin: async (ctx) => rememberPage(ctx, 'personal-mobile'),
    page: async () => contactPage('mobile'),
    async execute(ctx, { contact }) {
      const read = await readNewContact(ctx, 'mobile', contact)
      return 'value' in read ? addContact({ kind: 'mobile', value: read.value, verified: false }) : read
    },
  },
})
