/** Where a name's import goes: into the braces that are there, else on a line of its own above all. */
export interface Insertion {
  readonly from: number
  readonly insert: string
}

export function importOf(text: string, module: string, name: string): Insertion {
  const there = new RegExp(`^[ \\t]*import\\s*\\{([^}]*)\\}\\s*from\\s*(['"])${module}\\2`, 'm').exec(text)
  if (!there) return { from: 0, insert: `import { ${name} } from '${module}'\n` }
  const names = there[1].trimEnd()
  const from = there.index + there[0].indexOf('{') + 1 + names.length
  // `import {}`
  if (names.trim() === '') return { from, insert: there[1] === '' ? ` ${name} ` : ` ${name}` }
  if (!names.includes('\n')) return { from, insert: names.endsWith(',') ? ` ${name}` : `, ${name}` }
  const indent = /\n([ \t]*)\S[^\n]*$/.exec(names)?.[1] ?? '  '
  return { from, insert: names.endsWith(',') ? `\n${indent}${name},` : `,\n${indent}${name}` }
}
