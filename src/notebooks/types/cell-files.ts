/**
 * The notebook as files: each cell is a module that exports what it declares, and imports what other cells do.
 *
 * A name means the cell's own declaration; else that of the nearest cell above that has one; else that of the first
 * below, for cells may be run in any order. So the same `const` may stand in several cells, and a cell that doesn't parse
 * harms no other. Imports and exports stand in a head before the text, and an offset in the file is one in the cell plus
 * the head's length.
 *
 * The cell that somebody asks about imports all names, for any may be written next; the others only what they mention. So
 * a new name changes the files of those whom it concerns.
 */
import { cellSyntax, type CellSyntax } from './cell-syntax'
import type { TypedCell } from './cell'

export interface CellFile {
  readonly cell: TypedCell
  readonly syntax: CellSyntax
  readonly name: string
  readonly head: string
  /** Changes with the text. */
  readonly version: string
}

const SCHEME = 'cell:'

interface Known {
  readonly cell: TypedCell
  readonly syntax: CellSyntax
}

export class CellFiles {
  private known: readonly Known[] = []
  private asked = ''
  private byCell = new Map<string, CellFile>()
  private byName = new Map<string, CellFile>()
  private made = 0

  /** The cells from top to bottom. */
  set(cells: readonly TypedCell[]): void {
    this.known = cells.map((cell) => ({ cell, syntax: syntaxOf(cell, this.byCell.get(cell.id)) }))
    this.make()
  }

  /** The file of the cell that is asked about. */
  ask(cell: string): CellFile | undefined {
    if (this.asked !== cell) {
      this.asked = cell
      this.make()
    }
    return this.byCell.get(cell)
  }

  private make(): void {
    const before = this.byCell
    this.byCell = new Map()
    this.byName = new Map()
    this.known.forEach(({ cell, syntax }, at) => {
      const name = `/cells/${encodeURIComponent(cell.id)}.${syntax.typed ? 'ts' : 'js'}`
      const head = headOf(this.known, at, cell.id === this.asked)
      const last = before.get(cell.id)
      const same = last?.name === name && last.head === head && last.cell.text === cell.text
      const file = { cell, syntax, name, head, version: same ? last.version : String(++this.made) }
      this.byCell.set(cell.id, file)
      this.byName.set(name, file)
    })
  }

  named(name: string): CellFile | undefined {
    return this.byName.get(name)
  }

  /** The file that an import in a head means. */
  imported(specifier: string): CellFile | undefined {
    return specifier.startsWith(SCHEME)
      ? this.byCell.get(decodeURIComponent(specifier.slice(SCHEME.length)))
      : undefined
  }

  get all(): readonly CellFile[] {
    return [...this.byCell.values()]
  }
}

function syntaxOf(cell: TypedCell, last: CellFile | undefined): CellSyntax {
  return last?.cell.text === cell.text ? last.syntax : cellSyntax(cell.text)
}

function headOf(cells: readonly Known[], at: number, all: boolean): string {
  const { names: own, words } = cells[at].syntax
  const taken = new Map<string, string>()
  // From the nearest above up to the first, then from the next below down to the last: who comes first has it.
  const order = [...cells.slice(0, at).reverse(), ...cells.slice(at + 1)]
  for (const { cell, syntax } of order) {
    if (cell.apart) continue
    for (const name of syntax.names)
      if (!own.has(name) && !taken.has(name) && (all || words.has(name))) taken.set(name, cell.id)
  }
  const bySource = new Map<string, string[]>()
  for (const [name, id] of taken) bySource.set(id, [...(bySource.get(id) ?? []), name])
  const imports = [...bySource].map(
    ([id, names]) =>
      `import { ${names.join(', ')} } from '${SCHEME}${encodeURIComponent(id).replace(/'/g, '%27')}';`,
  )
  return [...imports, `export { ${[...own].join(', ')} };\n`].join(' ')
}
