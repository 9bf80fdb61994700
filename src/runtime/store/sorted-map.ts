/**
 * A map in the order of its keys that is never changed: `with` and `without` give another one, and share all but the
 * path to what is new.
 *
 * A treap whose priorities are hashes of the keys. So its shape hangs on what is in it and not on how it got there: two
 * maps of equal content are deeply equal. A write copies about 2·log₂ n nodes.
 */
import { hashText } from '../protocol/identity'

type Key = string | number

class Node<K extends Key, V> {
  constructor(
    readonly key: K,
    readonly value: V,
    readonly priority: number,
    readonly left: Tree<K, V>,
    readonly right: Tree<K, V>,
  ) {}

  withLeft(left: Tree<K, V>): Node<K, V> {
    return new Node(this.key, this.value, this.priority, left, this.right)
  }

  withRight(right: Tree<K, V>): Node<K, V> {
    return new Node(this.key, this.value, this.priority, this.left, right)
  }
}
type Tree<K extends Key, V> = Node<K, V> | null

export class SortedMap<K extends Key, V> {
  private constructor(
    private readonly root: Tree<K, V>,
    readonly size: number,
  ) {}

  static of<K extends Key, V>(entries: Iterable<readonly [K, V]> = []): SortedMap<K, V> {
    let map = new SortedMap<K, V>(null, 0)
    for (const [key, value] of entries) map = map.with(key, value)
    return map
  }

  /** With all of these; of two with one key the later. Keys near each other have their path copied once. */
  withAll(entries: Iterable<readonly [K, V]>): SortedMap<K, V> {
    const added = SortedMap.of(entries)
    let size = this.size
    for (const [key] of added.from()) if (!this.has(key)) size++
    return new SortedMap(united(this.root, added.root, true), size)
  }

  get(key: K): V | undefined {
    return found(this.root, key)?.value
  }

  has(key: K): boolean {
    return found(this.root, key) !== null
  }

  with(key: K, value: V): SortedMap<K, V> {
    return new SortedMap(inserted(this.root, key, value), this.size + (this.has(key) ? 0 : 1))
  }

  without(key: K): SortedMap<K, V> {
    return this.has(key) ? new SortedMap(removed(this.root, key), this.size - 1) : this
  }

  /** In the order of the keys, beginning with the first that is `start` or behind it. */
  *from(start?: K): Generator<readonly [K, V]> {
    const above: Node<K, V>[] = []
    let node = this.root
    for (;;) {
      while (node !== null) {
        const before: boolean = start !== undefined && node.key < start
        if (!before) above.push(node)
        node = before ? node.right : node.left
      }
      const next = above.pop()
      if (next === undefined) return
      yield [next.key, next.value]
      node = next.right
    }
  }

  *values(): Generator<V> {
    for (const [, value] of this.from()) yield value
  }
}

/** Keys that follow each other must not have priorities that do. */
function priorityOf(key: Key): number {
  let hash = hashText(String(key))
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> 0
}

/** Whether `a` stands above `b`. Two hashes may be equal, and then the keys decide. */
const above = <K extends Key, V>(a: Node<K, V>, b: Node<K, V>) =>
  a.priority === b.priority ? a.key < b.key : a.priority > b.priority

function inserted<K extends Key, V>(node: Tree<K, V>, key: K, value: V): Node<K, V> {
  if (node === null) return new Node(key, value, priorityOf(key), null, null)
  if (node.key === key) return new Node(key, value, node.priority, node.left, node.right)
  if (key < node.key) {
    const left = inserted(node.left, key, value)
    if (!above(left, node)) return node.withLeft(left)
    return left.withRight(node.withLeft(left.right))
  }
  const right = inserted(node.right, key, value)
  if (!above(right, node)) return node.withRight(right)
  return right.withLeft(node.withRight(right.left))
}

/** All of both; where both have a key, the value is the second's or else the first's. */
function united<K extends Key, V>(first: Tree<K, V>, second: Tree<K, V>, isSeconds: boolean): Tree<K, V> {
  if (first === null) return second
  if (second === null) return first
  if (first.key !== second.key && !above(first, second)) return united(second, first, !isSeconds)
  const left = united(first.left, before(second, first.key), isSeconds)
  const right = united(first.right, behind(second, first.key), isSeconds)
  const same = isSeconds ? found(second, first.key) : null
  if (same === null && left === first.left && right === first.right) return first
  return new Node(first.key, (same ?? first).value, first.priority, left, right)
}

function found<K extends Key, V>(root: Tree<K, V>, key: K): Tree<K, V> {
  let node = root
  while (node !== null && node.key !== key) node = key < node.key ? node.left : node.right
  return node
}

/** Those whose keys are less. */
function before<K extends Key, V>(node: Tree<K, V>, key: K): Tree<K, V> {
  if (node === null) return null
  if (node.key >= key) return before(node.left, key)
  const right = before(node.right, key)
  return right === node.right ? node : node.withRight(right)
}

/** Those whose keys are greater. */
function behind<K extends Key, V>(node: Tree<K, V>, key: K): Tree<K, V> {
  if (node === null) return null
  if (node.key <= key) return behind(node.right, key)
  const left = behind(node.left, key)
  return left === node.left ? node : node.withLeft(left)
}

function removed<K extends Key, V>(node: Tree<K, V>, key: K): Tree<K, V> {
  if (node === null) return null
  if (node.key === key) return joined(node.left, node.right)
  if (key < node.key) return node.withLeft(removed(node.left, key))
  return node.withRight(removed(node.right, key))
}

/** All keys of `left` are before all of `right`. */
function joined<K extends Key, V>(left: Tree<K, V>, right: Tree<K, V>): Tree<K, V> {
  if (left === null) return right
  if (right === null) return left
  if (above(left, right)) return left.withRight(joined(left.right, right))
  return right.withLeft(joined(left, right.left))
}
