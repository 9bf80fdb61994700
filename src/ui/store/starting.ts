/**
 * Whether a cell has begun in You deliver and has not come to its first choice: until then the stage still shows the
 * end of the one before. At the end of a run, too, nothing is held while the cell runs on; but then there is something
 * to undo.
 */
import type { StageFrame } from '../../runtime/protocol/view'

export function isStarting({ mode, phase, held, canUndo }: StageFrame): boolean {
  return mode === 'step' && phase === 'running' && held.length === 0 && !canUndo
}
