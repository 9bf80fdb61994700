/**
 * The pack of modules that come later, as a session has it: read when a cell first asks for one of them, given to the
 * workers that are there, and to all that come.
 */
import { asksForPack } from '../../runtime/models/pack-names'

export class ModulePack {
  /** '' until a cell has asked for it. */
  text = ''
  private coming: Promise<void> | null = null
  private done = false

  constructor(
    private readonly read: () => Promise<string>,
    /** Gives it to the workers that are there already. */
    private readonly spread: (text: string) => Promise<void>,
  ) {}

  /** Resolves when code with these texts can run. Rejects where the pack can't be read; it is tried again then. */
  async need(texts: readonly string[]): Promise<void> {
    if (this.done || !texts.some(asksForPack)) return
    this.coming ??= this.load().finally(() => {
      this.coming = null
    })
    return this.coming
  }

  private async load(): Promise<void> {
    // A worker that opens while it is spread has it from the first word.
    this.text = await this.read()
    await this.spread(this.text)
    this.done = true
  }
}
