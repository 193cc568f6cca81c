import { z } from 'zod'
import { getTranslator } from '../../shared/languages/translator.ts'
import { type Country, country, nameCountry, readCountries } from '../profiles/telephone-countries.ts'
import { addContact, contactPage, personalContact, readNewContact, registeringContact } from './common/contacts.ts'
import { type RegistrationContext, rememberPage } from './common/registration.ts'
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
    answer: { contact: z.string().max(254).optional(), country: country.optional() },
    begin: async (ctx) => rememberPage(ctx, 'personal-mobile'),
    page: async (ctx) => numberPage(ctx, await readCountries(ctx.read)),
    async execute(ctx, { contact, country }) {
      const [byDefault] = await readCountries(ctx.read)
      const read = await readNewContact(ctx, 'mobile', contact, { typed: country ?? byDefault, directory: byDefault })
      return 'value' in read ? addContact({ kind: 'mobile', value: read.value, verified: false }) : read
    },
  },
})

/** With a list of countries, where there are several; the default is chosen. */
function numberPage({ run }: RegistrationContext, offered: readonly Country[]) {
  const [byDefault] = offered
  if (byDefault === undefined) return contactPage('mobile')
  const t = getTranslator(run.language)
  if (offered.length === 1) {
    const hint = t('activities.register.mobile-hint-country', { country: nameCountry(byDefault, run.language) })
    return contactPage('mobile', { hint })
  }
  const choice = country
    .extract([...offered])
    .default(byDefault)
    .meta({ control: 'country', label: 'activities.register.mobile-country' })
  return contactPage('mobile', { hint: 'activities.register.mobile-hint-chosen', before: { country: choice } })
}
