import { z } from 'zod'

/** An account as people type it: any printable text up to 256 characters; what it means is the directory's to say. */
export const accountName = z
  .string()
  .trim()
  .min(1)
  .max(256)
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are just what is refused here
  .regex(/^[^\u0000-\u001f\u007f]*$/)
  .describe('user, DOMAIN\\user or user@domain')

export const domainName = z
  .string()
  .trim()
  .min(1)
  .max(253)
  .regex(/^[A-Za-z0-9._-]+$/)
