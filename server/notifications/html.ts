import { html, raw } from 'hono/html'
import type { Brand } from '../../shared/ui/brand.ts'
import type { Inline, MailContent, Paragraph } from './template.ts'

/**
 * The HTML part. Mail clients support neither custom properties nor OKLCH, so the colours of `shared/ui/theme.css` are repeated here
 * as the nearest hex values. Dark colours come by a media query; there is no background image that inverting clients could spoil.
 */
const light = {
  canvas: '#f3f7f8',
  surface: '#ffffff',
  line: '#d5dee1',
  text: '#17262b',
  quiet: '#51636a',
  accent: '#00677a',
  good: '#1a6b35',
  bad: '#a5321f',
  warn: '#fdf3dc',
}
const dark = {
  canvas: '#10191c',
  surface: '#182327',
  line: '#33444a',
  text: '#e8f0f2',
  quiet: '#a5b6bc',
  accent: '#6fcbe0',
  good: '#7fd196',
  bad: '#ff9c87',
  warn: '#362c14',
}
const font = "system-ui,'Segoe UI',Roboto,'Noto Sans',sans-serif"

/** The organisation's logo: a part of the mail, never fetched from anywhere. */
export const logoId = 'logo@latchkey'

export function renderHtml(content: MailContent, language: string, { colours, logo }: Brand = {}): string {
  const { subject, mood, title, greeting, paragraphs, facts, warning, link, footer } = content
  const accent = { light: colours?.light.accent ?? light.accent, dark: colours?.dark.accent ?? dark.accent }
  const renderParagraph = (paragraph: Paragraph) =>
    html`<p style="margin:0 0 16px">${typeof paragraph === 'string' ? paragraph : paragraph.map((one) => renderInline(one, accent.light))}</p>`
  const edge = colours ? `border-top:4px solid ${accent.light};` : ''
  return String(html`<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark"><meta name="supported-color-schemes" content="light dark">
<title>${subject}</title><style>${raw(darkRules(accent.dark, colours !== undefined))}</style></head>
<body class="canvas" style="margin:0;padding:24px 12px;background:${light.canvas};color:${light.text};font:15px/1.5 ${font}">
<div class="surface" style="max-width:560px;margin:0 auto;padding:32px;background:${light.surface};border:1px solid ${light.line};${edge}border-radius:10px">
${logo ? renderLogo(logo) : ''}<h1 class="${mood}" style="margin:0 0 16px;font-size:21px;font-weight:600;color:${light[mood]}">${mood === 'good' ? '✓' : '✕'}&nbsp; ${title}</h1>
${greeting ? renderParagraph(greeting) : ''}${paragraphs.map(renderParagraph)}
${facts.length > 0 ? renderFacts(facts) : ''}${warning ? renderWarning(warning) : ''}${link ? renderLink(link, accent.light) : ''}
<p class="quiet" style="margin:0;font-size:13px;color:${light.quiet}">${footer}</p>
</div></body></html>
`)
}

/** At most 48 by 240 pixels, on paper in the dark, too: a logo is drawn for it. */
function renderLogo({ width, height }: NonNullable<Brand['logo']>) {
  const scale = Math.min(48 / height, 240 / width)
  const [wide, high] = [Math.round(width * scale), Math.round(height * scale)]
  return html`<p style="margin:0 0 24px"><img src="cid:${logoId}" width="${wide}" height="${high}" alt="" style="padding:4px;background:#ffffff;border-radius:6px"></p>
`
}

const renderFacts = (facts: MailContent['facts']) =>
  html`<table role="presentation" style="border-collapse:collapse;margin:0 0 24px;font-size:15px">${facts.map(
    ({ label, value }) =>
      html`<tr><td class="quiet" style="padding:4px 24px 4px 0;color:${light.quiet}">${label}</td><td style="padding:4px 0;font-weight:600">${value}</td></tr>`,
  )}</table>
`

const renderWarning = ({ title, text }: NonNullable<MailContent['warning']>) =>
  html`<div class="warn" style="margin:0 0 24px;padding:16px;background:${light.warn};border-radius:6px"><strong>${title}</strong><br>${text}</div>
`

const renderLink = ({ label, url }: NonNullable<MailContent['link']>, accent: string) =>
  html`<p style="margin:0 0 24px">${label}: ${anchor(url, url, accent)}</p>`

const anchor = (text: string, url: string, accent: string) =>
  html`<a class="accent" href="${url}" style="color:${accent}">${text}</a>`

function renderInline({ text, bold, url }: Inline, accent: string) {
  const lines = text.split('\n').map((line, index) => (index > 0 ? html`<br>${line}` : html`${line}`))
  const content = url === undefined ? html`${lines}` : anchor(text, url, accent)
  return bold ? html`<strong>${content}</strong>` : content
}

function darkRules(accent: string, hasEdge: boolean): string {
  const set = (name: string, property: string, colour: string) => `.${name}{${property}:${colour}!important}`
  return `@media (prefers-color-scheme:dark){${[
    set('canvas', 'background', dark.canvas),
    set('canvas', 'color', dark.text),
    set('surface', 'background', dark.surface),
    set('surface', 'border-color', dark.line),
    hasEdge ? set('surface', 'border-top-color', accent) : '',
    set('quiet', 'color', dark.quiet),
    set('accent', 'color', accent),
    set('good', 'color', dark.good),
    set('bad', 'color', dark.bad),
    set('warn', 'background', dark.warn),
  ].join('')}}`
}
