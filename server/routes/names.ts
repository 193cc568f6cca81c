import { z } from 'zod'

/** Id of a workflow, as in its definition. */
export const workflowId = z.string().regex(/^[a-z0-9-]{1,64}$/)

/** An account as people type it: any printable text up to 256 characters; the directory decides what it means. */
export const accountName = z
  .string()
  .trim()
  .min(1)
  .max(256)
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it refuses
  .regex(/^[^\u0000-\u001f\u007f]*$/)
  .describe('user, DOMAIN\\user or user@domain')

export const domainName = z
  .string()
  .trim()
  .min(1)
  .max(253)
  .regex(/^[A-Za-z0-9._-]+$/)
