/**
 * Markdown to HTML that is safe to put in the page.
 *
 * Raw HTML in Markdown is shown as text; what comes out is sanitised last and never parsed again. Both libraries live in
 * the notebook's chunk, which is loaded when a lesson is opened.
 */
import DOMPurify from 'dompurify'
import MarkdownIt from 'markdown-it'
import { dollars } from './maths/dollars'
import { drawMaths } from './maths/maths'

const markdown = new MarkdownIt({ html: false, linkify: false, typographer: true, quotes: '“”‘’' }).use(
  dollars(drawMaths),
)

DOMPurify.addHook('afterSanitizeAttributes', (node) => {
  if (node.tagName !== 'A') return
  const href = node.getAttribute('href') ?? ''
  if (!/^https?:/i.test(href)) return
  node.setAttribute('target', '_blank')
  node.setAttribute('rel', 'noopener noreferrer')
})

/** Blocks: paragraphs, lists, headings, tables, quotes. */
export function renderProse(text: string): string {
  return sanitise(markdown.render(text))
}

/** One run of text without a paragraph around it. */
export function renderInline(text: string): string {
  return sanitise(markdown.renderInline(text))
}

/** No scripts, no styles that reach out of their box, no forms. */
export function sanitise(html: string): string {
  return DOMPurify.sanitize(html, {
    USE_PROFILES: { html: true, svg: true, mathMl: true },
    FORBID_TAGS: ['style', 'form', 'input', 'textarea', 'select', 'button', 'dialog'],
    FORBID_ATTR: ['style', 'class', 'id', 'name', 'popover'],
    ALLOW_DATA_ATTR: false,
  })
}
