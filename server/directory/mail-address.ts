import { z } from 'zod'

/** One address and nothing else: no list, no name, no line break, no bracket. */
export const oneAddress = z
  .string()
  .max(254)
  .regex(
    /^(?!.*\.[.@])[^\s<>.()[\],;:"\\@\p{Cc}\p{Cf}][^\s<>()[\],;:"\\@\p{Cc}\p{Cf}]{0,63}@[\p{L}\p{N}](?:[\p{L}\p{N}.-]*[\p{L}\p{N}])?$/u,
    'must be one mail address',
  )

/** The address in an attribute of a directory, where people also type names, prefixes and spaces; undefined if it is not one address. */
export const readMailAddress = (attribute: string | undefined): string | undefined =>
  oneAddress.safeParse(attribute?.trim()).data
