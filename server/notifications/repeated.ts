import { z } from 'zod'
import type { MailContent, MailFormatter } from './template.ts'

/**
 * For templates of mails that `enqueueNotice` limits: how often what the mail tells has happened since its `time`. The outbox counts, so texts of
 * administrators do not name it.
 */
export const timesParameter = z.int().min(1).default(1).meta({ internal: true, sample: 1 })

/** What such a mail says about it. */
export function describeTimes(
  { time, times }: { time: string; times: number },
  { translate, formatTime }: MailFormatter,
): Pick<MailContent, 'facts'> & { paragraphs: string[] } {
  if (times === 1) return { paragraphs: [], facts: [{ label: translate('mail.time'), value: formatTime(time) }] }
  return {
    paragraphs: [translate('mail.repeated', { times })],
    facts: [
      { label: translate('mail.first-time'), value: formatTime(time) },
      { label: translate('mail.times'), value: String(times) },
    ],
  }
}
