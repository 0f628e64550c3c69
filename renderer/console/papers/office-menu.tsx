import { Button, Menu } from '@mantine/core'
import { formatsOf, type OfficeFormat, type OfficeRequest } from '#shared/papers/office/office-request'
import { useOffice } from '../../bridge/office'

type OfficeMenuProps = {
  readonly label: string
  readonly what: OfficeRequest
  readonly variant?: 'default' | 'filled' | 'subtle'
  readonly disabled?: boolean
}

/** 单位文书: one button for one paper: print it, or save it in one of its formats. */
export function OfficeMenu({ label, what, variant = 'default', disabled = false }: OfficeMenuProps) {
  const { save, print, isBusy } = useOffice()
  return (
    <Menu position="bottom-end" shadow="sm">
      <Menu.Target>
        <Button variant={variant} loading={isBusy} disabled={disabled}>
          {label}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => void print(what)}>打印…</Menu.Item>
        {formatsOf(what.paper).map((format) => (
          <Menu.Item key={format} onClick={() => void save(what, format)}>
            {formatNames[format]}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}

const formatNames: Readonly<Record<OfficeFormat, string>> = {
  docx: '存为 DOCX（可修改）…',
  pdf: '存为 PDF…',
  ofd: '存为 OFD（国家版式文件）…',
  xlsx: '存为 XLSX（表格）…',
}
