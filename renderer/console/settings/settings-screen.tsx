import { Tabs } from '@mantine/core'
import type { ReactNode } from 'react'
import { PageTitle } from '../../kit/page-title'
import { useBeginning } from '../shell/beginning'
import { type SettingsPart, usePlace } from '../shell/place'
import { AgendasPart } from './agendas-part'
import { LedgerPart } from './ledger-part'
import { ListsPart } from './lists-part'
import { LookPart } from './look-part'
import { PackPart } from './pack-part'
import { PapersPart } from './papers-part'
import { PhrasesPart } from './phrases-part'
import { ProcedurePart } from './procedure-part'
import { RoomPart } from './room-part'
import { RulesHabitPart } from './rules-habit-part'
import { SafetyPart } from './safety-part'
import styles from './settings-screen.module.css'
import { SidesPart } from './sides-part'
import { StandardPart } from './standard-part'
import { WallPart } from './wall-part'

/** 设置: the room's profile and habits, part by part. Every change is kept by itself. */
export function SettingsScreen() {
  const { version } = useBeginning()
  const { place, go } = usePlace()
  const chosen = (place.screen === 'settings' && place.part) || 'room'
  return (
    <div className={styles.page}>
      <PageTitle title="设置" beside={`议事台 ${version}`} />
      <Tabs
        className={styles.parts}
        orientation="vertical"
        value={chosen}
        keepMounted={false}
        onChange={(value) => go({ screen: 'settings', part: partNamed(value) })}
      >
        <Tabs.List aria-label="设置的各部分">
          {parts.map(({ id, label }) => (
            <Tabs.Tab key={id} value={id}>
              {label}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {parts.map(({ id, part }) => (
          <Tabs.Panel key={id} value={id} className={styles.body}>
            {part}
          </Tabs.Panel>
        ))}
      </Tabs>
    </div>
  )
}

type PartOfSettings = { readonly id: SettingsPart; readonly label: string; readonly part: ReactNode }

const parts: readonly PartOfSettings[] = [
  { id: 'room', label: '会议室', part: <RoomPart /> },
  { id: 'standard', label: '六有自查', part: <StandardPart /> },
  { id: 'look', label: '标识与颜色', part: <LookPart /> },
  { id: 'procedure', label: '议事规则与三亮', part: <ProcedurePart /> },
  { id: 'sides', label: '代表方', part: <SidesPart /> },
  { id: 'lists', label: '名单', part: <ListsPart /> },
  { id: 'agendas', label: '议程模板', part: <AgendasPart /> },
  { id: 'rules', label: '会议规则', part: <RulesHabitPart /> },
  { id: 'phrases', label: '常用语', part: <PhrasesPart /> },
  { id: 'papers', label: '文书', part: <PapersPart /> },
  { id: 'ledger', label: '台账灯', part: <LedgerPart /> },
  { id: 'wall', label: '大屏与声音', part: <WallPart /> },
  { id: 'pack', label: '标准包', part: <PackPart /> },
  { id: 'safety', label: '数据安全', part: <SafetyPart /> },
]

function partNamed(value: string | null): SettingsPart {
  return parts.find(({ id }) => id === value)?.id ?? 'room'
}
