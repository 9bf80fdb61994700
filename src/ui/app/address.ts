/**
 * The two halves of an address behind the #: the path, which says what is shown, and behind a question mark what goes
 * with it (a lab, the class's seed), which leads nowhere by itself.
 */
import { useHashLocation } from 'wouter/use-hash-location'

/** For the router. */
export function usePath(options?: Parameters<typeof useHashLocation>[0]): ReturnType<typeof useHashLocation> {
  const [address, navigate] = useHashLocation(options)
  return [halves(address)[0], navigate]
}

export function useQuery(): string {
  return halves(useHashLocation()[0])[1]
}

export function halves(address: string): readonly [path: string, query: string] {
  const at = address.indexOf('?')
  return at < 0 ? [address, ''] : [address.slice(0, at), address.slice(at + 1)]
}

/** What a path shows: another cell of a lesson is no other page. */
export function pageOf(path: string): string {
  return path.replace(/^(\/lesson\/[^/]*)\/.*$/, '$1')
}

/** A part of a path in letters; what is no code of one stays as it stands. */
export function inLetters(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}
