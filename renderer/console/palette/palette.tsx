import { Modal, TextInput } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import type { StreamId } from '#shared/fact'
import type { MeetingHistory } from '#shared/meeting/history'
import { drawnWhileOpen } from '../../kit/drawn-while-open'
import { KeyCap } from '../../kit/key-cap'
import { type KeyAction, offeredActions, useKeys } from '../keys/keys'
import { PickList, usePickList } from '../live/pick-list'
import { type Finding, useFindings } from './findings'
import styles from './palette.module.css'

type PaletteProps = { readonly stream: StreamId; readonly history: MeetingHistory }

/** 查找一切 (Ctrl+K): people, agenda items and acts, by characters, pinyin or initials. */
export function Palette({ stream, history }: PaletteProps) {
  const [actions, setActions] = useState<readonly KeyAction[] | null>(null)
  const toggle = () => setActions((shown) => (shown === null ? offeredActions() : null))
  useKeys([
    {
      id: 'palette.open',
      keys: '$mod+k',
      label: '查找一切',
      group: '通用',
      whileTyping: true,
      keyOnly: true,
      run: toggle,
    },
  ])
  const close = () => setActions(null)
  return (
    <Over opened={actions !== null} onClose={close}>
      {actions && <Search stream={stream} history={history} actions={actions} onDone={close} />}
    </Over>
  )
}

type OverProps = { readonly opened: boolean; readonly onClose: () => void; readonly children: ReactNode }

const Over = drawnWhileOpen(function Over({ opened, onClose, children }: OverProps) {
  return (
    <Modal.Root opened={opened} onClose={onClose} size={640} yOffset="12vh" centered={false}>
      <Modal.Overlay />
      <Modal.Content aria-label="查找一切">
        <Modal.Body p={0}>{children}</Modal.Body>
      </Modal.Content>
    </Modal.Root>
  )
})

type SearchProps = PaletteProps & { readonly actions: readonly KeyAction[]; readonly onDone: () => void }

function Search({ stream, history, actions, onDone }: SearchProps) {
  const [query, setQuery] = useState('')
  const findings = useFindings(stream, history, actions, query)
  const picks = findings.map((finding) => ({
    id: finding.id,
    content: <Line finding={finding} />,
    run: () => {
      onDone()
      // After the palette has given the keyboard back, so that an act may put it where it wants.
      setTimeout(finding.run, 0)
    },
  }))
  const list = usePickList(picks, query)
  return (
    <>
      <TextInput
        className={styles.field}
        variant="unstyled"
        size="md"
        data-autofocus
        aria-label="查找人、议程、动作"
        placeholder="找人、议程、动作：汉字、拼音或首字母"
        value={query}
        maxLength={60}
        onChange={({ currentTarget }) => setQuery(currentTarget.value)}
        onKeyDown={list.onKeyDown}
        {...list.fieldProps}
      />
      {picks.length === 0 ? (
        <p className={styles.none}>没有找到“{query}”。换几个字，或只打首字母。</p>
      ) : (
        <PickList {...list} picks={picks} label="找到的" onHover={list.setActive} />
      )}
    </>
  )
}

function Line({ finding }: { readonly finding: Finding }) {
  return (
    <>
      <span className={styles.kind}>{finding.kind}</span>
      <span className={styles.text}>
        {finding.title}
        {finding.about && <span className={styles.about}>　{finding.about}</span>}
      </span>
      <span className={styles.act}>{finding.act}</span>
      {finding.keys && <KeyCap keys={finding.keys} />}
    </>
  )
}
