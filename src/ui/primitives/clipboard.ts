/** A text into the clipboard; false where there is none, as on plain http, or where it is denied. */
export async function copied(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    return false
  }
}
