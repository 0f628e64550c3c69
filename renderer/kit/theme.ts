import {
  ActionIcon,
  Button,
  Checkbox,
  createTheme,
  Drawer,
  Input,
  type MantineColorsTuple,
  Modal,
  NumberInput,
  Select,
  Switch,
  Tabs,
  TagsInput,
  Textarea,
  TextInput,
  Tooltip,
} from '@mantine/core'

/**
 * The interface library dressed in our tokens. Colours are names here and values in kit.css, which takes them from
 * look/tokens.css: one file knows a colour, and a theme on an element changes the library's components with it.
 */
export const theme = createTheme({
  primaryColor: 'cinnabar',
  colors: {
    cinnabar: tuple('cinnabar'),
    jade: tuple('jade'),
    amber: tuple('amber'),
    blue: tuple('blue'),
    plum: tuple('plum'),
    ink: tuple('ink'),
  },
  defaultRadius: 'md',
  respectReducedMotion: true,
  cursorType: 'pointer',
  components: {
    Button: Button.extend({ defaultProps: { size: 'sm' } }),
    ActionIcon: ActionIcon.extend({ defaultProps: { variant: 'subtle', color: 'ink', size: 32 } }),
    Input: Input.extend({ defaultProps: { size: 'sm' } }),
    InputWrapper: Input.Wrapper.extend({
      defaultProps: { size: 'sm', inputWrapperOrder: ['label', 'input', 'description', 'error'] },
    }),
    TextInput: TextInput.extend({ defaultProps: { autoComplete: 'off', spellCheck: false } }),
    Textarea: Textarea.extend({ defaultProps: { autosize: true, autoComplete: 'off', spellCheck: false } }),
    NumberInput: NumberInput.extend({ defaultProps: { allowNegative: false, clampBehavior: 'none' } }),
    Select: Select.extend({ defaultProps: { allowDeselect: false, checkIconPosition: 'right' } }),
    TagsInput: TagsInput.extend({ defaultProps: { spellCheck: false } }),
    Checkbox: Checkbox.extend({ defaultProps: { color: 'jade' } }),
    Switch: Switch.extend({ defaultProps: { color: 'jade' } }),
    Modal: Modal.extend({
      defaultProps: {
        centered: true,
        closeButtonProps: { 'aria-label': '关闭' },
        radius: 'lg',
        overlayProps: { color: '#1e1b16', backgroundOpacity: 0.32 },
      },
    }),
    Drawer: Drawer.extend({ defaultProps: { position: 'right', closeButtonProps: { 'aria-label': '关闭' } } }),
    Tabs: Tabs.extend({ defaultProps: { color: 'cinnabar' } }),
    Tooltip: Tooltip.extend({ defaultProps: { color: 'ink', openDelay: 400, withArrow: true } }),
  },
})

/** The library insists on ten shades; ours has one of each colour, and kit.css says which (fill, ground, text). */
function tuple(name: string): MantineColorsTuple {
  const ground = `var(--${name}-ground)`
  const fill = `var(--${name})`
  const strong = `var(--${name}-strong)`
  return [ground, ground, ground, ground, ground, fill, fill, strong, strong, strong]
}

/** The names that `color` and `data-tone` may carry. */
export type Tone = 'cinnabar' | 'jade' | 'amber' | 'blue' | 'plum' | 'ink'

declare module '@mantine/core' {
  export interface MantineThemeColorsOverride {
    colors: Record<Tone, MantineColorsTuple>
  }
}
