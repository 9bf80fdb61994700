/**
 * A box for the fast, folded until somebody opens it: a quote whose first line is `**For the fast…**`.
 *
 *     > **For the fast: three branches**
 *     >
 *     > Send the money round in a circle of three.
 *
 * It stays a quote in any other reader of Markdown, and in a file.
 */
import type MarkdownIt from 'markdown-it'

type Markdown = InstanceType<typeof MarkdownIt>
type Token = ReturnType<Markdown['parse']>[number]

const HEAD = /^\*\*For the fast\b[^*]*\*\*$/

export function folded(markdown: Markdown): void {
  markdown.core.ruler.push('folded', ({ tokens }) => {
    tokens.forEach((open, at) => {
      if (open.type !== 'blockquote_open' || !HEAD.test(tokens[at + 2]?.content ?? '')) return
      const close = closeOf(tokens, at)
      if (tokens[at + 1].type !== 'paragraph_open' || close === undefined) return
      open.tag = 'details'
      close.tag = 'details'
      tokens[at + 1].tag = 'summary'
      tokens[at + 3].tag = 'summary'
    })
  })
}

function closeOf(tokens: readonly Token[], open: number): Token | undefined {
  return tokens
    .slice(open)
    .find(({ type, level }) => type === 'blockquote_close' && level === tokens[open].level)
}
