/** The few words of SVG that exports need. A picture carries its own colours, for light and for dark paper. */

export function escapeXml(text: string): string {
  return (
    text
      .replace(/&/g, '&amp;')
      .replace(/</g, '&lt;')
      .replace(/>/g, '&gt;')
      .replace(/"/g, '&quot;')
      // What XML has no place for at all.
      .replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '�')
  )
}

export function cutTo(text: string, most: number): string {
  const plain = text.replace(/\s+/g, ' ')
  return plain.length > most ? `${plain.slice(0, most - 1)}…` : plain
}

export type Attributes = Readonly<Record<string, string | number>>

export function element(name: string, attributes: Attributes, content = ''): string {
  const written = Object.entries(attributes)
    .map(([key, value]) => ` ${key}="${escapeXml(typeof value === 'number' ? short(value) : value)}"`)
    .join('')
  return content === '' ? `<${name}${written}/>` : `<${name}${written}>${content}</${name}>`
}

export function textAt(x: number, y: number, words: string, attributes: Attributes = {}): string {
  return element('text', { x, y, ...attributes }, escapeXml(words))
}

const short = (value: number): string => String(Math.round(value * 10) / 10)

const STYLE = `
  svg { --ink: #22262b; --ink2: #5a6270; --line: #c9ced6; --card: #ffffff; --paper: #f6f7f9; --bad: #b3261e; --accent: #1f5fbf }
  @media (prefers-color-scheme: dark) {
    svg { --ink: #e8eaed; --ink2: #a6adb8; --line: #4a515c; --card: #262a31; --paper: #1a1d22; --bad: #ff8a80; --accent: #8ab4f8 }
  }
  text { font: 12px ui-sans-serif, system-ui, sans-serif; fill: var(--ink) }
  .second { fill: var(--ink2); font-size: 11px }
  .halo { paint-order: stroke; stroke: var(--paper); stroke-width: 4px }
  .paper { fill: var(--paper) }
  .card { fill: var(--card); stroke: var(--line) }
  .life { stroke: var(--line); stroke-dasharray: 3 4 }
  .way { stroke: var(--ink2); fill: none }
  .answer { stroke: var(--ink2); fill: none; stroke-dasharray: 5 3 }
  .bad { stroke: var(--bad); fill: none }
  .badtext { fill: var(--bad) }
  .work { fill: var(--card); stroke: var(--accent) }
  .tip { fill: var(--ink2) }
  .badtip { fill: var(--bad) }
`

const TIP = (id: string, className: string): string =>
  `<marker id="${id}" viewBox="0 0 8 8" refX="7.5" refY="4" markerWidth="8" markerHeight="8" orient="auto"><path class="${className}" d="M0 0.5 L8 4 L0 7.5 z"/></marker>`

/** A picture that needs nothing else: `title` is what a reader of screens hears. */
export function svgPicture(width: number, height: number, title: string, content: readonly string[]): string {
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${short(width)}" height="${short(height)}" viewBox="0 0 ${short(width)} ${short(height)}" role="img">`,
    `<title>${escapeXml(title)}</title>`,
    `<style>${STYLE}</style>`,
    `<defs>${TIP('tip', 'tip')}${TIP('badtip', 'badtip')}</defs>`,
    element('rect', { class: 'paper', width: '100%', height: '100%' }),
    ...content,
    '</svg>\n',
  ].join('\n')
}
