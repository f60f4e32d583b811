import {
  ActionIcon,
  Alert,
  Badge,
  Button,
  createTheme,
  Input,
  Loader,
  Menu,
  Modal,
  NumberInput,
  Select,
  Tabs,
  Tooltip,
  type MantineColorsTuple,
} from '@mantine/core';

const accent: MantineColorsTuple = ['#eef2ff', '#dde5ff', '#b8c8ff', '#92abff', '#7190fb', '#4f71f0', '#3156e3', '#2847c2', '#233c9d', '#1d3079'];
const gray: MantineColorsTuple = ['#f8f9fa', '#f1f3f5', '#e9ebef', '#dfe2e7', '#d3d7de', '#9aa0ab', '#6b7280', '#4a515d', '#30353e', '#171a20'];
const dark: MantineColorsTuple = ['#e9ebef', '#c6cad3', '#9ca4b1', '#747d8c', '#2c323d', '#222731', '#171b22', '#0d0f13', '#0a0c0f', '#07080b'];
const green: MantineColorsTuple = ['#e9f8f1', '#d0f0e1', '#a2e0c5', '#6fcfa6', '#45c08d', '#2ab07b', '#0c8a5d', '#08734d', '#075c3f', '#054631'];
const red: MantineColorsTuple = ['#fdeeee', '#fbdcdd', '#f6b8ba', '#f19195', '#ee6f75', '#e9545b', '#cf3039', '#b0262f', '#8f2027', '#6f1a20'];

/** Alerts speak the page's own colours, which differ by theme. */
const ALERT_COLOURS: Readonly<Record<string, string>> = { green: 'var(--pd-up)', red: 'var(--pd-down)', yellow: 'var(--pd-warn)' };

export const theme = createTheme({
  primaryColor: 'accent',
  primaryShade: { light: 6, dark: 5 },
  colors: { accent, gray, dark, green, red },
  fontFamily: 'Inter, -apple-system, BlinkMacSystemFont, "Segoe UI", "Open Sans", Roboto, "Helvetica Neue", Arial, sans-serif',
  fontFamilyMonospace: 'ui-monospace, "SF Mono", "Cascadia Code", "JetBrains Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace',
  fontSizes: { xs: '0.75rem', sm: '0.8125rem', md: '0.875rem', lg: '1rem', xl: '1.25rem' },
  headings: {
    fontWeight: '600',
    sizes: {
      h1: { fontSize: '1.25rem', lineHeight: '1.3' },
      h2: { fontSize: '0.9375rem', lineHeight: '1.4' },
      h3: { fontSize: '0.8125rem', lineHeight: '1.4' },
    },
  },
  radius: { xs: '3px', sm: '5px', md: '7px', lg: '10px', xl: '14px' },
  defaultRadius: 'sm',
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    ActionIcon: ActionIcon.extend({ defaultProps: { variant: 'subtle', color: 'gray' } }),
    Alert: Alert.extend({ vars: (_, { color }) => ({ root: { '--alert-color': ALERT_COLOURS[color ?? ''] ?? 'var(--pd-text-3)' } }) }),
    Badge: Badge.extend({ defaultProps: { variant: 'light', radius: 'sm', tt: 'none', fw: 500 } }),
    Button: Button.extend({ defaultProps: { size: 'sm', fw: 500 } }),
    Input: Input.extend({ defaultProps: { size: 'sm' } }),
    InputWrapper: Input.Wrapper.extend({ defaultProps: { inputWrapperOrder: ['label', 'input', 'description', 'error'] } }),
    Loader: Loader.extend({ defaultProps: { size: 'sm' } }),
    Menu: Menu.extend({ defaultProps: { shadow: 'md', radius: 'md' } }),
    Modal: Modal.extend({ defaultProps: { radius: 'lg', centered: true, overlayProps: { backgroundOpacity: 0.45, blur: 1 } } }),
    NumberInput: NumberInput.extend({ defaultProps: { hideControls: true } }),
    Select: Select.extend({ defaultProps: { allowDeselect: false, checkIconPosition: 'right', comboboxProps: { shadow: 'md' } } }),
    Tabs: Tabs.extend({ defaultProps: { keepMounted: false } }),
    Tooltip: Tooltip.extend({ defaultProps: { openDelay: 350, withArrow: false, fz: 'xs' } }),
  },
});
