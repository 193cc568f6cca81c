import type { LookName } from './looks.ts'
import { committedLook, pictureName } from './pictures.ts'
import type { Scene, Surface } from './surface.ts'
import { surfaces } from './surfaces/index.ts'

const described: Record<LookName, string> = {
  wide: '',
  'wide-dark': 'dark',
  'wide-forced': 'in forced colours',
  narrow: '320 pixels wide',
  'narrow-dark': '320 pixels wide, dark',
  'narrow-forced': '320 pixels wide, in forced colours',
}

/** `docs/screenshots/README.md`, from what is declared beside the states. */
export function readMe(): string {
  const parts = Object.entries<Surface>(surfaces).map(([id, surface]) => partOf(id, surface))
  return `${head}\n${parts.join('\n')}`
}

const head = `# Every state in pictures

Made by \`npm run screenshots\` from the sources as they stand; what is said beside a picture stands beside its state in
\`e2e/screenshots/surfaces\`. Each state is also held against axe, in English and German, at 320 and at 1280 pixels, light, dark and in
forced colours, and must not scroll sideways: \`npm test\` does that without writing here. Pictures of all those looks go to
\`test-results/screenshots\`. The soft light behind the pages is left out of the pictures here.
`

function partOf(id: string, { title, about, scenes }: Surface): string {
  const rows = Object.entries(scenes).flatMap(([name, scene]) => rowsOf(`${id}-${name}`, name, scene))
  return [`## ${title}`, '', about, '', '| state | checked |', '|---|---|', ...rows, ''].join('\n')
}

function rowsOf(file: string, name: string, { says, also = [] }: Scene): string[] {
  const row = (look: LookName, text: string) =>
    `| <img src="${pictureName(file, look)}" width="300" alt="${[name, described[look]].filter(Boolean).join(', ')}"> | ${text} |`
  return [row(committedLook, `**${name}**: ${says}`), ...also.map((look) => row(look, `The same, ${described[look]}.`))]
}
