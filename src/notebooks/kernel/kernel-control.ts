/**
 * What the page may ask of a kernel worker: the live kernel, and the driver of a step run.
 */
import type { ProofOfLife } from '../../runtime/protocol/container'
import type { RunSettings } from '../../runtime/protocol/control'
import type { ControlValue } from '../../runtime/protocol/output'
import type { Bundle } from '../../runtime/ship/bundle'
import type { CellSource, CompiledCell, CompileError } from './compile/compiled-cell'
import type { CellCode, CellReport } from './kernel'

export type CellText = Pick<CellSource, 'cell' | 'version' | 'text' | 'language'>

export interface KernelControl extends ProofOfLife {
  /** Compiles a cell against the names that the kernel knows now. */
  compile(source: CellText): CompiledCell | CompileError
  /** Takes in the pack of modules that come later. */
  takePack(text: string): Promise<void>
  run(code: CellCode, activation: number): Promise<CellReport>
  /**
   * A person has set an input control. Answers when its listeners have returned, which need not be their end, with the
   * variables that hold it where cells that use them are to run again.
   */
  control(key: string, value: ControlValue): readonly string[]
  /** Ends a cell that waits; loops are ended by the interrupt. */
  stop(): void
  /** The Stop flag is lowered again; `pollUrl`: the next URL to poll. */
  rearm(pollUrl: string): void
  join(settings: RunSettings, children: number, silent: boolean): void
  setSilent(silent: boolean): void
  scopeBundle(names: string[] | null): Bundle
  takeScope(bundle: Bundle, fresh: boolean): void
  clear(): void
}
