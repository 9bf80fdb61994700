/** The texts of files, each read once however often it is asked for. One that could not be read is tried again. */
export class FileTexts {
  private readonly texts = new Map<string, Promise<string>>()

  constructor(private readonly read: (url: URL) => Promise<string>) {}

  get(url: URL): Promise<string> {
    const known = this.texts.get(url.href)
    if (known !== undefined) return known
    const text = this.read(url).catch((error: unknown) => {
      this.texts.delete(url.href)
      throw new Error(
        `${url.href} could not be read: ${error instanceof Error ? error.message : String(error)}`,
      )
    })
    this.texts.set(url.href, text)
    return text
  }
}
