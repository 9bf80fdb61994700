/**
 * Rules of this project's own for oxlint, each a pattern of syntax and the words for it.
 */

/** @typedef {{options: unknown[], report: (problem: {node: unknown, message: string}) => void}} Context */
/** @typedef {Record<string, (node: unknown) => void>} Visitor */

/**
 * A rule that refuses whatever one of the selectors finds.
 * @param {(options: unknown[]) => Record<string, string>} refused words by selector
 */
function refusing(refused) {
  return {
    meta: { schema: false },
    create: (/** @type {Context} */ context) => {
      /** @type {Visitor} */
      const visitor = {}
      for (const [selector, message] of Object.entries(refused(context.options)))
        visitor[selector] = (node) => context.report({ node, message })
      return visitor
    },
  }
}

const SKIPS = 'callee.property.name=/^(skip|skipIf|runIf|todo|fixme)$/'
const RUNNERS = 'callee.object.name=/^(test|it|describe)$/'

const ONE_WORD = 'Named exports only: one word for a thing, everywhere.'

export default {
  meta: { name: 'project' },
  rules: {
    'no-default-export': refusing(() => ({
      ExportDefaultDeclaration: ONE_WORD,
      'ExportSpecifier[exported.name="default"]': ONE_WORD,
    })),
    'no-only': refusing(() => ({
      'CallExpression > MemberExpression.callee[property.name="only"]':
        '.only leaves the other tests out; remove it.',
    })),
    /** In Vitest it is given in the test; in Playwright (the option) it is the second argument. */
    'skip-with-reason': refusing(([runner]) =>
      runner === 'playwright'
        ? {
            'CallExpression[callee.property.name=/^(skip|fixme)$/][callee.object.name="test"]:not([arguments.1.type=/Literal/])':
              'A skip gives its reason: test.skip(when, "reason").',
          }
        : {
            [`CallExpression[${SKIPS}][${RUNNERS}]`]:
              'A skip gives its reason: inside the test, ctx.skip("reason") (vitest) or test.skip(when, "reason").',
          },
    ),
    /** A date of now; its option is the words. */
    'no-now': refusing(([words]) => ({
      'NewExpression[callee.name="Date"][arguments.length=0]': String(words),
      'CallExpression[callee.name="Date"]': String(words),
    })),
  },
}
