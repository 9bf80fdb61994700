/**
 * Three texts of one compiled text: plain, instrumented, explore.
 *
 * The compiler writes one character where a check may stand: a noncharacter of Unicode, which no cell can contain (the
 * compiler refuses it). So one text is kept and shipped, any slice of it is again such a text, and a variant is a
 * replacement that can't be fooled by what strings and comments say.
 */

export type Variant = 'plain' | 'instrumented' | 'explore'

/** Start of a loop's body. */
export const LOOP_MARK = '\uFDD0'
/** Start of a function's body. */
export const ENTRY_MARK = '\uFDD1'
/** The same where a body is an expression; the compiler puts parentheses around. */
export const EXPRESSION_MARK = '\uFDD2'

export function variantOf(marked: string, variant: Variant): string {
  return marked.replace(/[\uFDD0-\uFDD2]/g, (mark) => {
    if (variant === 'plain' || (variant === 'instrumented' && mark !== LOOP_MARK)) return ''
    return mark === EXPRESSION_MARK ? '$check(),' : '$check();'
  })
}
