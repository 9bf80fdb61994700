/**
 * A name that isn't defined: made further down, exported by a module, of the page, of another language, or misspelled.
 *
 * Which other cell makes it is known to the page alone, which says it instead of this hint (the notebook's outputs).
 */
import { nearName } from './near'
import type { Place, Surroundings } from './surroundings'
import { listed } from './wording'

const OF_PAGES = [
  'document',
  'window',
  'alert',
  'confirm',
  'prompt',
  'localStorage',
  'sessionStorage',
  'Image',
]

/** Names of other languages and places, and what is meant. */
const ELSEWHERE: Readonly<Record<string, string>> = {
  print: 'In JavaScript this is `console.log(…)`.',
  None: 'In JavaScript this is `null`.',
  nil: 'In JavaScript this is `null`.',
  True: 'In JavaScript this is `true`.',
  False: 'In JavaScript this is `false`.',
  len: 'In JavaScript this is `.length`, written after the name.',
  require: "Modules are imported: `import { spawn } from 'actors'`.",
  self: "For a field of its own object, write `this`. For the actor itself, add `import { self } from 'actors'`.",
}

/** Globals that people mean; a list of all would find something near everything. */
const GLOBALS = [
  'console',
  'Math',
  'JSON',
  'Promise',
  'undefined',
  'Infinity',
  'setTimeout',
  'parseFloat',
  'Object',
]
const BY_CASE = ['Math', 'JSON', 'Promise', 'NaN', 'null', 'true', 'false', 'undefined', 'console']

/** `place`: where it was used. `remote`: in an actor, which has its own copy of the names. */
export function missingName(
  name: string,
  place: Place | null,
  remote: boolean,
  around: Surroundings,
): string {
  if (remote && around.names.includes(name))
    return `The notebook made \`${name}\` after the actor, which took along what was there then. Spawn it again.`
  const below = place && !remote ? madeBelow(name, place, around) : 0
  if (below > 0) return `\`${name}\` is made further down, on line ${below}. Use it after that line.`
  if (name in ELSEWHERE) return ELSEWHERE[name]
  if (OF_PAGES.includes(name)) {
    return `\`${name}\` belongs to a page. A cell runs in a worker: show things with \`display\` or \`html\` from 'notebook'.`
  }
  const module = around.moduleOf(name)
  if (module !== null) return importIt(name, module, remote)
  const byCase = BY_CASE.find((known) => known.toLowerCase() === name.toLowerCase())
  const near = byCase ?? nearName(name, [...around.names, ...around.exported, ...GLOBALS])
  if (near === null) return 'Is it spelled as where it is made, and was the cell that makes it run?'
  const from = around.names.includes(near) ? null : around.moduleOf(near)
  return from === null
    ? `Did you mean \`${near}\`?`
    : `Did you mean \`${near}\`? It needs \`import { ${near} } from '${from}'\`.`
}

function importIt(name: string, module: string, remote: boolean): string {
  const added = `Add \`import { ${name} } from '${module}'\``
  return remote ? `${added} to the notebook, and spawn the actor again.` : `${added} at the top of the cell.`
}

/** An import of a name that its module doesn't have. */
export function notExported(module: string, name: string, around: Surroundings): string {
  const other = around.moduleOf(name)
  if (other !== null) return `It is in another module: \`import { ${name} } from '${other}'\`.`
  return `'${module}' exports ${listed(around.exportsOf(module), 12)}.`
}

/** The line further down that makes a name, or 0. */
function madeBelow(name: string, { cell, version, line }: Place, around: Surroundings): number {
  const lines = around.lines(cell, version)
  const made = `"${name}"`
  const at = lines.findIndex(
    (text, i) => i >= line && /\$k\.(?:let|const|open)\(/.test(text) && text.includes(made),
  )
  return at + 1
}
