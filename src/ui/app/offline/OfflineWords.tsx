/** Whether the page works without a network here, and what to do when something of it is broken. */
import { Wrench } from 'lucide-react'
import { useEffect } from 'react'
import { useStore } from 'zustand'
import { Button } from '../../primitives/Button'
import { offlineStore, repair, startOffline, type Offline } from './offline'
import styles from './Offline.module.css'

export function OfflineWords() {
  const offline = useStore(offlineStore)
  useEffect(() => void startOffline(), [])
  return (
    <section aria-label="Without a network" className={styles.section}>
      <h2>Without a network</h2>
      <p className={styles.words} role="status">
        {wordsOf(offline)}
      </p>
      <div className={styles.repair}>
        <Button size={28} icon={Wrench} onClick={() => void repair()}>
          Repair
        </Button>
        <span>Loads every file of the page anew. Your work stays.</span>
      </div>
    </section>
  )
}

function wordsOf(offline: Offline): string {
  switch (offline.state) {
    case 'preparing':
      return 'The page is being kept in this browser, so that it works without a network.'
    case 'ready':
      return 'The page is kept in this browser and works without a network.'
    case 'update':
      return 'A new version of the page is kept beside this one, and is there when you open it next.'
    case 'outdated':
      return 'Another tab uses a new version of the page: reload this one.'
    case 'impossible':
      return offline.why === 'http'
        ? 'Over plain http, as in a room’s own network, the page needs the host that it came from.'
        : 'This browser keeps no pages, or not in this window: the page needs a network.'
  }
}
