/** Text that can stand in HTML as it is, in an attribute too: the one place that says which letters can't. */
export function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`)
}
