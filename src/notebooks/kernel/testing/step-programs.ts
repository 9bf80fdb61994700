/**
 * Programs that are delivered by hand, in any order: what must come out the same when the order is followed again.
 */
export interface StepProgram {
  /** Makes the actors, at full speed. */
  readonly setup: string
  /** Its messages are held. */
  readonly cell: string
}

const ACTORS = `import { spawn, sleep, self, random, now, address, faults, network, kill } from 'actors'`

export const STEP_PROGRAMS: Readonly<Record<string, StepProgram>> = {
  'two tellers and one counter': {
    setup: `${ACTORS}
      class Counter { value = 0; add(n: number) { return (this.value += n) } double() { this.value *= 2 } }
      const count = await spawn(Counter, { name: 'count' })
      class Teller { async go(n: number) { for (let i = 0; i < 3; i++) count.add.tell(n); count.double.tell(); return await count.add(1) } }
      const tom = await spawn(Teller, { name: 'tom' }), tim = await spawn(Teller, { name: 'tim' })`,
    cell: 'tom.go.tell(1); tim.go.tell(10); await count.add(100)',
  },
  'handlers that await others': {
    setup: `${ACTORS}
      class Account {
        balance = 100
        async add(n: number) { const before = this.balance; await null; this.balance = before + n; return this.balance }
        async move(to, n: number) { await this.add(-n); await to.add(n); return this.balance }
      }
      const a = await spawn(Account, { name: 'a' }), b = await spawn(Account, { name: 'b' }), c = await spawn(Account, { name: 'c' })`,
    cell: `a.move.tell(b, 5); b.move.tell(c, 7); c.add.tell(1); const end = await Promise.all([a.add(2), c.add(3)]); end.join()`,
  },
  'timers and chance': {
    setup: `${ACTORS}
      class Clock { seen = []; async tick(s: number) { await sleep(s); this.seen.push(now() + ' ' + Math.floor(random() * 100)); return this.seen.length } }
      const early = await spawn(Clock, { name: 'early' }), late = await spawn(Clock, { name: 'late' })`,
    cell: `early.tick.tell(1); early.tick.tell(0.5); late.tick.tell(0.7); late.tick.tell(0); await sleep(0.2); await early.tick(0.1)`,
  },
  'spawns, failures and restarts': {
    setup: `${ACTORS}
      class Leaf { n = 0; grow(by: number) { if (by > 2) throw new RangeError('too fast'); return (this.n += by) } }
      class Tree {
        leaves = []
        async sprout(by: number) { const leaf = await spawn(Leaf, { supervision: 'restart' }); this.leaves.push(leaf); leaf.grow.tell(by); leaf.grow.tell(1) }
        async sum() { let sum = 0; for (const leaf of this.leaves) sum += await leaf.grow(0); return sum }
      }
      const tree = await spawn(Tree, { name: 'tree' })`,
    cell: `tree.sprout.tell(1); tree.sprout.tell(3); tree.sprout.tell(2); await tree.sum()`,
  },
  'deadlines, lost answers and chance': {
    setup: `${ACTORS}
      class Account { balance = 100; withdraw(n: number) { this.balance -= n; return this.balance } }
      class Shop {
        tries = 0
        async buy(account) {
          for (;;) {
            this.tries++
            try { return await account.withdraw(10) } catch (error) { if (this.tries > 4) return error.name }
          }
        }
      }
      const account = await spawn(Account, { name: 'account' })
      const shop = await spawn(Shop, { name: 'shop', deadline: 2 }), kiosk = await spawn(Shop, { name: 'kiosk', deadline: 3 })`,
    cell: `await faults.chance({ loss: 0.2, answers: 0.2, double: 0.2 }); kiosk.buy.tell(account); account.withdraw.tell(1); await shop.buy(account).catch(String)`,
  },
  'crashes, a partition and delays': {
    setup: `${ACTORS}
      class Store { kept = []; put(what) { this.kept.push(what); return this.kept.length } }
      const stores = await Promise.all(['x', 'y', 'z'].map((name) => spawn(Store, { name, maxRestarts: 1, deadline: 1 })))
      class Writer {
        done = 0
        async write(to, what) { for (const store of to) { try { await store.put(what); this.done++ } catch { this.done-- } } return this.done }
      }
      const writer = await spawn(Writer, { name: 'writer', deadline: 1 })`,
    cell: `await faults.delay({ method: 'put', to: 'y' }, 0.5); await faults.crash(stores[0]); writer.write.tell(stores, 'a'); stores[2].put.tell('b')
      await faults.partition([writer], [stores[2]]); await writer.write(stores, 'c').catch(String)`,
  },
}
