import { Modal } from '@mantine/core'
import { memo, useState } from 'react'
import { KeyCap } from '../../kit/key-cap'
import { type KeyAction, offeredActions, useKeys } from './keys'
import styles from './keys-overview.module.css'

/** 全部按键 (F1): every key that works on this screen, by group. */
export const KeysOverview = memo(DrawnOverview)

function DrawnOverview() {
  const [shown, setShown] = useState<readonly KeyAction[] | null>(null)
  const toggle = () => setShown((now) => (now === null ? offeredActions() : null))
  useKeys([{ id: 'keys.overview', keys: 'F1', label: '全部按键', group: '通用', whileTyping: true, run: toggle }])
  return (
    <Modal opened={shown !== null} onClose={() => setShown(null)} title="全部按键" size={1180}>
      <p className={styles.hint}>输入文字或拼音选字的时候，字母和数字键只管输入；按 Esc 离开输入框后再用。</p>
      <div className={styles.groups}>
        {groupsOf(shown ?? []).map(([group, actions]) => (
          <section key={group} className={styles.group} aria-label={group}>
            <h3 className={styles.name}>{group}</h3>
            <dl>
              {actions.map((action) => (
                <div key={action.id} className={styles.line}>
                  <dt>{action.label}</dt>
                  <dd>
                    <KeyCap keys={action.keys} />
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Modal>
  )
}

function groupsOf(actions: readonly KeyAction[]): readonly (readonly [string, readonly KeyAction[]])[] {
  const groups = new Map<string, KeyAction[]>()
  const seen = new Set<string>()
  for (const action of actions) {
    if (seen.has(action.id)) continue
    seen.add(action.id)
    groups.set(action.group, [...(groups.get(action.group) ?? []), action])
  }
  return [...groups]
}
