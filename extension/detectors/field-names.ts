/** Names, ids and autocomplete tokens of fields with the account's name. */
export const username = ['user', 'login', 'account', 'e-?mail', 'upn', 'benutzer', 'anvandar', 'utente', 'uzytkow']

/** Names, ids and autocomplete tokens of fields for the current password; what their labels say is in the vocabularies. */
export const currentPassword = ['current', '(\\b|_)old', 'existing', '\\balte', 'ancien', 'anterior', 'a[ckt]?t?u[ae]l']
