/**
 * Maths in Markdown, as Jupyter has it: `$…$` in a line, `$$…$$` by itself. A plugin for markdown-it.
 *
 * A dollar opens where something follows at once, and closes where something stands right before it and no digit comes
 * after: so "5 $ or 10 $" and "$5 and $10" are money.
 */
import type MarkdownIt from 'markdown-it'

type Markdown = InstanceType<typeof MarkdownIt>

/** Lines of a block at the most: what is never closed is not looked for to the end of a long text. */
const LONGEST = 200

/** Draws TeX as HTML; null where it can't. */
export type DrawMaths = (tex: string, display: boolean) => string | null

export function dollars(draw: DrawMaths): (markdown: Markdown) => void {
  return (markdown) => {
    const { escapeHtml } = markdown.utils
    const html = (tex: string, display: boolean): string => {
      const signs = display ? '$$' : '$'
      return draw(tex, display) ?? `<code>${escapeHtml(`${signs}${tex}${signs}`)}</code>`
    }

    markdown.inline.ruler.after('escape', 'maths', (state, silent) => {
      const found = mathsAt(state.src, state.pos)
      if (found === null) return false
      if (!silent) {
        const token = state.push('maths', 'math', 0)
        token.content = found.tex
        token.meta = { display: found.display }
      }
      state.pos = found.end
      return true
    })
    markdown.block.ruler.before(
      'fence',
      'maths',
      (state, start, end, silent) => {
        const from = state.bMarks[start] + state.tShift[start]
        if (!state.src.startsWith('$$', from)) return false
        for (let line = start; line < Math.min(end, start + LONGEST); line++) {
          const last = state.src.slice(line === start ? from + 2 : state.bMarks[line], state.eMarks[line])
          if (!last.trimEnd().endsWith('$$')) continue
          const close = state.src.lastIndexOf('$$', state.eMarks[line])
          const tex = state.src.slice(from + 2, close)
          if (close < from + 2 || tex.includes('$$')) return false
          if (silent) return true
          const token = state.push('maths', 'math', 0)
          token.block = true
          token.content = tex.trim()
          token.meta = { display: true }
          state.line = line + 1
          return true
        }
        return false
      },
      { alt: ['paragraph', 'blockquote', 'list'] },
    )
    markdown.renderer.rules.maths = (tokens, at) => {
      const { content, meta, block } = tokens[at]
      return block ? `<p>${html(content, true)}</p>\n` : html(content, meta?.display === true)
    }
  }
}

/** Maths that begins at a place of a line. */
export function mathsAt(
  text: string,
  at: number,
): { readonly tex: string; readonly display: boolean; readonly end: number } | null {
  if (text[at] !== '$') return null
  const display = text[at + 1] === '$'
  const signs = display ? '$$' : '$'
  const from = at + signs.length
  if (from >= text.length || /\s/.test(text[from]) || text[from] === '$') return null
  for (let close = text.indexOf(signs, from); close >= 0; close = text.indexOf(signs, close + 1)) {
    if (text[close - 1] === '\\') continue
    const after = text[close + signs.length] ?? ''
    if (!display && (/\s/.test(text[close - 1]) || /\d/.test(after))) return null
    const tex = text.slice(from, close)
    return tex.trim() === '' ? null : { tex: tex.trim(), display, end: close + signs.length }
  }
  return null
}
