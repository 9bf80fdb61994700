/**
 * Markdown to HTML that is safe to put in the page, and of a size that does not hold it up.
 *
 * Raw HTML in Markdown is shown as text; what comes out is sanitised last and never parsed again. Both libraries live in
 * the notebook's chunk, which is loaded when a lesson is opened.
 */
import DOMPurify from 'dompurify'
import MarkdownIt from 'markdown-it'
import { nothingAttached } from '../../notebooks/document/attached'
import type { Attached } from '../../notebooks/document/html/html-parts'
import { MOST_TAGS, upToTags } from '../../notebooks/document/markup'
import { folded } from './folded'
import { dollars } from './maths/dollars'
import { drawMaths } from './maths/maths'

const markdown = new MarkdownIt({ html: false, linkify: false, typographer: true, quotes: '“”‘’' })
  .use(dollars(drawMaths))
  .use(folded)

/** Of pictures that a text has brought along its cell knows the data: the text only names them. */
const image = markdown.renderer.rules.image
markdown.renderer.rules.image = (tokens, at, options, env, self) => {
  const [, name] = /^attachment:(.+)$/.exec(String(tokens[at].attrGet('src'))) ?? []
  const attached = (env as { attached?: Attached } | undefined)?.attached
  const data = name === undefined ? '' : (attached?.(decoded(name)) ?? '')
  if (data !== '') tokens[at].attrSet('src', data)
  return image?.(tokens, at, options, env, self) ?? ''
}

function decoded(name: string): string {
  try {
    return decodeURIComponent(name)
  } catch {
    return name
  }
}

/** What is loaded is data: no address of another host is asked, nor one of this page's. */
DOMPurify.addHook('afterSanitizeAttributes', (node) => {
  const loaded = node.localName === 'image' ? [...LOADED, 'href', 'xlink:href'] : LOADED
  for (const name of loaded)
    if (!/^\s*data:/i.test(node.getAttribute(name) ?? 'data:')) node.removeAttribute(name)
  if (node.namespaceURI !== SVG) return
  for (const name of node.getAttributeNames())
    if (PAINTED.test(node.getAttribute(name) ?? '')) node.removeAttribute(name)
})

const LOADED = ['src', 'poster', 'background']
/** Of a drawing's colours, masks and filters: what would fetch, and letters that are written so that they hide it. */
const PAINTED = /(?:url|image|set|src|fade)\s*\(|\\/i
const SVG = 'http://www.w3.org/2000/svg'

/** A link leads out of this tab, so that nothing that is shown takes the page away; in a drawing it leads nowhere. */
DOMPurify.addHook('afterSanitizeAttributes', (node) => {
  if (!/^(?:a|area)$/i.test(node.tagName)) return
  if (node.namespaceURI !== HTML) {
    node.removeAttribute('href')
    node.removeAttribute('xlink:href')
  } else if (leavesPage(node.getAttribute('href'))) {
    node.setAttribute('target', '_blank')
    node.setAttribute('rel', 'noopener noreferrer')
  }
})

const HTML = 'http://www.w3.org/1999/xhtml'

/** `//host`, `../` and the like do; what stands behind a # is another place of this page, and mail opens no page. */
function leavesPage(href: string | null): boolean {
  const address = href?.replace(/\s/g, '') ?? '#'
  return !/^(?:#|(?!https?:)[a-z][a-z+.-]*:)/i.test(address)
}

/** Letters of Markdown: there are texts of which twice as much takes four times as long. */
const LETTERS = 30_000

/** Blocks: paragraphs, lists, headings, tables, quotes. */
export function renderProse(text: string, attached: Attached = nothingAttached): string {
  const more = text.length - LETTERS
  const html = clean(markdown.render(text.slice(0, LETTERS), { attached }))
  return more > 0 ? `${html}<p>${more} more letters are not shown.</p>` : html
}

/** One run of text without a paragraph around it. */
export function renderInline(text: string): string {
  return clean(markdown.renderInline(text.length > LETTERS ? `${text.slice(0, LETTERS)}…` : text))
}

/** HTML from anywhere. */
export function sanitise(html: string): string {
  const shown = upToTags(html, MOST_TAGS)
  return shown === html
    ? clean(html)
    : `${clean(shown)}<p>What follows after ${MOST_TAGS} tags is not shown.</p>`
}

/**
 * No scripts, no styles that reach out of their box, no forms; nothing that names, labels or commands what is the
 * page's, or stands before it in the order of Tab.
 */
function clean(html: string): string {
  return DOMPurify.sanitize(html, {
    USE_PROFILES: { html: true, svg: true, mathMl: true },
    FORBID_TAGS: ['style', 'form', 'input', 'textarea', 'select', 'button', 'dialog'],
    FORBID_ATTR: FORBIDDEN,
    ALLOW_DATA_ATTR: false,
  })
}

const FORBIDDEN = [
  ...['style', 'class', 'part', 'slot', 'id', 'xml:id', 'name', 'for', 'usemap', 'srcset'],
  ...['popover', 'popovertarget', 'popovertargetaction', 'command', 'commandfor', 'inert', 'tabindex'],
]
