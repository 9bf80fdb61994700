/** What the language service says of a cell: plain data that crosses threads. */
import type { Span } from './cell'

/** What a name is, for its icon and its place in the list. */
export type OptionKind =
  | 'class'
  | 'constant'
  | 'function'
  | 'keyword'
  | 'method'
  | 'module'
  | 'property'
  | 'type'
  | 'variable'

export interface Option {
  readonly label: string
  readonly kind: OptionKind
  /** What is put in, where it isn't the label. */
  readonly insert?: string
  /** The module that it has to be imported from first. */
  readonly from?: string
  /** 0: of the notebook or a member; 1: of a module; 2: of JavaScript. */
  readonly rank: 0 | 1 | 2
}

export interface Completion extends Span {
  readonly options: readonly Option[]
}

export interface Words {
  /** In TypeScript: `getValue(): Promise<number>`. */
  readonly signature: string
  /** A doc comment, in Markdown's words. */
  readonly doc: string
}

/** What stands in a span gives way to another text. */
export interface TextChange extends Span {
  readonly insert: string
}

export interface Hover extends Span, Words {}

export interface Signature {
  readonly label: string
  /** The parameter that is being written, within the label; null where there is none. */
  readonly active: Span | null
  readonly doc: string
}
