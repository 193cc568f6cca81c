import type { Hono } from 'hono'
import { createDocumentSchema } from '../configuration-document/document.ts'

export const schemaPath = '/api/v1/configuration-schema.json'

/** The schema that an exported configuration names in its first line. It holds nothing of the organisation, and editors have no session. */
export function configurationSchemaRoutes(app: Hono): void {
  let schema: string | undefined
  app.get(schemaPath, (context) => {
    schema ??= JSON.stringify(createDocumentSchema())
    return context.body(schema, 200, { 'Content-Type': 'application/schema+json; charset=utf-8' })
  })
}
