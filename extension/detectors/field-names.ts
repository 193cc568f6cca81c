/** Names, ids and autocomplete tokens of fields with the account's name. */
export const username = ['user', 'login', 'account', 'e-?mail', 'upn', 'benutzer', 'anvandar', 'utente', 'uzytkow']

/** Names and ids of fields for the current password; what their labels say is in the vocabularies. */
export const currentPassword = [
  'current',
  '(\\b|_)old',
  'existing',
  'aktuell|\\balte',
  'actuel|ancien',
  'actual|anterior',
  'attuale',
  'atual',
]
