/** Syntax colours from the code tokens. Keywords are also heavier, comments also slanted. */
import { HighlightStyle, syntaxHighlighting } from '@codemirror/language'
import { styleTags, tags } from '@lezer/highlight'

const { function: called, definition, special } = tags

/** The grammar marks a method's name like a field's; here it is a function, as where it is called. */
export const methodNames = styleTags({
  'MethodDeclaration/PropertyDefinition': called(definition(tags.propertyName)),
})

export const highlighting = syntaxHighlighting(
  HighlightStyle.define([
    { tag: [tags.keyword, tags.self, tags.bool, tags.null], color: 'var(--code-key)', fontWeight: '550' },
    { tag: [tags.string, special(tags.string), tags.regexp], color: 'var(--code-str)' },
    { tag: [tags.number], color: 'var(--code-num)' },
    { tag: [tags.comment], color: 'var(--code-com)', fontStyle: 'italic' },
    { tag: [tags.typeName, tags.className, definition(tags.className)], color: 'var(--code-typ)' },
    {
      tag: [
        called(tags.variableName),
        called(definition(tags.variableName)),
        called(tags.propertyName),
        called(definition(tags.propertyName)),
      ],
      color: 'var(--code-fn)',
    },
    { tag: [tags.invalid], color: 'var(--bad)' },
  ]),
)
