import { corporateContact } from './common/contacts.ts'
import { defineFactor } from './factor.ts'

/** The directory's mobile number: shown only, since nothing asks for a code by telephone yet. */
export const corporateMobile = defineFactor({
  id: 'corporate-mobile',
  rank: 25,
  isSoleMeans: false,
  registered: corporateContact('mobile'),
})
