/**
 * Reading what stands under `actorium` in metadata, field by field.
 *
 * A file may come from anywhere, so a field is taken only if it is what it should be; whatever else is there is left
 * out, and named.
 */
import type { Json, JsonObject } from '../notebook'
import { isObject, isText, shown, own } from './json'
import { pathText } from './problems'

/** The key in metadata under which our own things travel. */
export const OWN = 'actorium'

export type Warn = (message: string) => void

export class OwnFields {
  private readonly asked = new Set<string>()

  private constructor(
    private readonly fields: JsonObject,
    private readonly path: readonly string[],
    private readonly warn: Warn,
  ) {}

  /** Those of some metadata; null where it has none. */
  static of(metadata: JsonObject, warn: Warn): OwnFields | null {
    return new OwnFields(metadata, [], warn).inside(OWN)
  }

  /** The fields of an object under a key. */
  inside(key: string): OwnFields | null {
    const value = this.take(key, isObject)
    return value === undefined ? null : new OwnFields(value, [...this.path, key], this.warn)
  }

  text(key: string): string | undefined {
    return this.take(key, isText)
  }

  number(key: string, holds: (value: number) => boolean = () => true): number | undefined {
    return this.take(
      key,
      (value): value is number => typeof value === 'number' && Number.isFinite(value) && holds(value),
    )
  }

  flag(key: string): boolean {
    return this.take(key, (value) => typeof value === 'boolean') ?? false
  }

  oneOf<Word extends string>(key: string, words: readonly Word[]): Word | undefined {
    return this.take(key, (value): value is Word => words.some((word) => word === value))
  }

  /** The value, if it is what it should be. */
  take<Value extends Json>(key: string, is: (value: Json) => value is Value): Value | undefined {
    this.asked.add(key)
    const value = own(this.fields, key)
    if (value === undefined || is(value)) return value
    this.odd(key, `has no meaning (${shown(value)})`)
    return undefined
  }

  /** A field that somebody else has read. */
  ignore(key: string) {
    this.asked.add(key)
  }

  /** To be called last: names what nobody asked for. */
  done() {
    for (const key of Object.keys(this.fields)) if (!this.asked.has(key)) this.odd(key, 'is not known here')
  }

  private odd(key: string, what: string) {
    this.warn(`\`${pathText([...this.path, key])}\` ${what} and is left out`)
  }
}
