/**
 * Types and doc comments as elements of the page.
 *
 * A doc comment is text with a little Markdown: code in backticks and fences, and links. No more is read, and nothing in
 * it is taken for HTML.
 */
import type { Signature, Words } from '../../../../notebooks/types/answers'

export function wordsOf({ signature, doc }: Words): HTMLElement {
  const dom = element('div', 'cm-types-words')
  if (signature) dom.append(element('code', 'cm-types-signature', signature))
  dom.append(...docOf(doc))
  return dom
}

/** The parameter that is being written stands out. */
export function signatureOf({ label, active, doc }: Signature): HTMLElement {
  const dom = element('div', 'cm-types-words')
  const line = element('code', 'cm-types-signature')
  if (active === null) line.append(label)
  else {
    const { from, to } = active
    line.append(label.slice(0, from), element('strong', '', label.slice(from, to)), label.slice(to))
  }
  dom.append(line, ...docOf(doc))
  return dom
}

/** For screen readers: without the example, which is long to listen to. */
export function spoken({ signature, doc }: Words): string {
  return [signature, doc.replace(/```[\s\S]*?(?:```|$)/g, '').trim()].filter((text) => text !== '').join('. ')
}

function docOf(doc: string): HTMLElement[] {
  return doc.split(/(```[\s\S]*?(?:```|$))/).flatMap((part) => {
    const fence = /^```\w*\n?([\s\S]*?)\n?(?:```)?$/.exec(part)
    if (fence) return [element('pre', 'cm-types-example', fence[1])]
    return part
      .split(/\n\s*\n/)
      .filter((paragraph) => paragraph.trim() !== '')
      .map((paragraph) => paragraphOf(paragraph.trim()))
  })
}

function paragraphOf(text: string): HTMLElement {
  const dom = element('p', '')
  const parts = text.replace(/\*\*/g, '').split(/(`[^`]+`|\[[^\]]+\]\(https:[^)\s]+\))/)
  for (const part of parts) {
    const link = /^\[([^\]]+)\]\((https:[^)\s]+)\)$/.exec(part)
    if (link) dom.append(linkTo(link[2], link[1]))
    else if (/^`.+`$/.test(part)) dom.append(element('code', '', part.slice(1, -1)))
    else dom.append(part)
  }
  return dom
}

function linkTo(href: string, text: string): HTMLElement {
  const link = document.createElement('a')
  Object.assign(link, { href, target: '_blank', rel: 'noopener noreferrer', textContent: text })
  return link
}

function element(name: string, className: string, text = ''): HTMLElement {
  const dom = document.createElement(name)
  if (className) dom.className = className
  if (text) dom.textContent = text
  return dom
}
