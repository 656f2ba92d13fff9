// Line icons on a 16-unit grid, drawn in the colour of the text around them. Always beside a word or
// on a control that has a name, so they are hidden from screen readers.
const PATHS = {
  today:
    'M8 2v2M8 12v2M2 8h2M12 8h2M3.8 3.8l1.4 1.4M10.8 10.8l1.4 1.4M3.8 12.2l1.4-1.4M10.8 5.2l1.4-1.4M8 5.5a2.5 2.5 0 1 1 0 5 2.5 2.5 0 0 1 0-5z',
  data: 'M8 2.5c3 0 5 .9 5 2s-2 2-5 2-5-.9-5-2 2-2 5-2zM3 4.5v7c0 1.1 2 2 5 2s5-.9 5-2v-7M3 8c0 1.1 2 2 5 2s5-.9 5-2',
  overview: 'M2.5 13.5h11M4 11V8M7 11V3.5M10 11V6M13 11V9',
  segments: 'M8 2.5a5.5 5.5 0 1 1 0 11 5.5 5.5 0 0 1 0-11zM8 2.5V8l4.6 3',
  customers:
    'M6 3a2.25 2.25 0 1 1 0 4.5A2.25 2.25 0 0 1 6 3zM1.8 13c.3-2.4 1.9-3.8 4.2-3.8s3.9 1.4 4.2 3.8M10.4 3.3a2.1 2.1 0 0 1 0 4M11.6 9.6c1.5.4 2.4 1.6 2.6 3.4',
  products: 'M2.8 5 8 2.3 13.2 5v6L8 13.7 2.8 11zM2.8 5 8 7.8 13.2 5M8 7.8v5.9',
  forecast: 'M2.5 12.5 6 8l2.5 2.3L13.5 4M10 4h3.5v3.5',
  campaigns: 'M2.5 6.5v3h2.2L10 12.5v-9L4.7 6.5zM12 6c.9.5 1.4 1.2 1.4 2s-.5 1.5-1.4 2',
  results: 'M2.8 2.5h10.4v11H2.8zM5.3 8.3l1.9 1.9 3.6-4',
  settings:
    'M2.5 4.5h6.2M11.3 4.5h2.2M10 3.2a1.3 1.3 0 1 1 0 2.6 1.3 1.3 0 0 1 0-2.6zM2.5 11.5h2.2M7.3 11.5h6.2M6 10.2a1.3 1.3 0 1 1 0 2.6 1.3 1.3 0 0 1 0-2.6z',
  lock: 'M3.8 7.2h8.4v6H3.8zM5.5 7.2V5a2.5 2.5 0 0 1 5 0v2.2M8 9.6v1.4',
  moon: 'M12.8 9.7A5.3 5.3 0 0 1 6.3 3.2a5.3 5.3 0 1 0 6.5 6.5z',
  sun: 'M8 5.2a2.8 2.8 0 1 1 0 5.6 2.8 2.8 0 0 1 0-5.6zM8 1.5v1.3M8 13.2v1.3M1.5 8h1.3M13.2 8h1.3M3.4 3.4l.9.9M11.7 11.7l.9.9M3.4 12.6l.9-.9M11.7 4.3l.9-.9',
  contrast: 'M8 2.5a5.5 5.5 0 1 1 0 11zM8 2.5a5.5 5.5 0 1 0 0 11',
  search: 'M7 2.8a4.2 4.2 0 1 1 0 8.4 4.2 4.2 0 0 1 0-8.4zM10.2 10.2l3.3 3.3',
  undo: 'M6 3 2.8 6.2 6 9.4M3 6.2h6.5a3.6 3.6 0 0 1 0 7.2H7',
  redo: 'M10 3l3.2 3.2L10 9.4M13 6.2H6.5a3.6 3.6 0 0 0 0 7.2H9',
  close: 'M3.8 3.8l8.4 8.4M12.2 3.8l-8.4 8.4',
  plus: 'M8 3v10M3 8h10',
  file: 'M4 2.5h5.2L12 5.3v8.2H4zM9 2.5v3h3',
  filter: 'M2.5 3.5h11L9.3 8.4v4.1l-2.6 1V8.4z',
  check: 'M3 8.5l3.3 3.3L13 4.8',
  warning: 'M8 2.5l6 10.8H2zM8 6.5v3.2M8 11.3v.3',
  info: 'M8 2.5a5.5 5.5 0 1 1 0 11 5.5 5.5 0 0 1 0-11zM8 7.3v3.5M8 5.1v.4',
  eye: 'M1.8 8C3.2 5.3 5.4 3.9 8 3.9s4.8 1.4 6.2 4.1c-1.4 2.7-3.6 4.1-6.2 4.1S3.2 10.7 1.8 8zM8 6.1a1.9 1.9 0 1 1 0 3.8 1.9 1.9 0 0 1 0-3.8z',
  eye_off:
    'M2.5 2.5l11 11M6.2 4.2A6 6 0 0 1 8 3.9c2.6 0 4.8 1.4 6.2 4.1-.5 1-1.1 1.8-1.8 2.4M9.6 11.9a6.2 6.2 0 0 1-1.6.2c-2.6 0-4.8-1.4-6.2-4.1.5-1 1.2-1.9 2-2.6',
  chevron_down: 'M4 6.2l4 4 4-4',
  chevron_right: 'M6.2 4l4 4-4 4',
  menu: 'M2.5 4.5h11M2.5 8h11M2.5 11.5h11',
  download: 'M8 2.5v7.3M4.8 6.8 8 10l3.2-3.2M3 13.2h10',
  upload: 'M8 10.3V3M4.8 6 8 2.8 11.2 6M3 13.2h10',
  trash: 'M3 4.5h10M6.3 4.5V2.8h3.4v1.7M4.3 4.5l.6 9h6.2l.6-9',
  table: 'M2.5 3.5h11v9h-11zM2.5 6.5h11M6.5 6.5v6',
  arrow_up: 'M8 13V3.5M4 7.3 8 3.3l4 4',
  arrow_down: 'M8 3v9.5M4 8.7l4 4 4-4',
  external: 'M6.5 3.5h-3v9h9v-3M9 3h4v4M13 3 7.5 8.5',
} as const;

export type IconName = keyof typeof PATHS;

export function Icon({ name, size = 16 }: { name: IconName; size?: number }) {
  return (
    <svg class="icon" width={size} height={size} viewBox="0 0 16 16" aria-hidden="true">
      <path d={PATHS[name]} />
    </svg>
  );
}
