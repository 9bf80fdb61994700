/** The editor's chunk, asked for when the first code cell is drawn. */
import type { Editor, EditorOptions } from './mount'

export type { Editor, EditorOptions }

export const loadEditor = (): Promise<(options: EditorOptions) => Editor> =>
  import('./mount').then((chunk) => chunk.mountEditor)
