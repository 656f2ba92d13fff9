// What a chart takes from the page's style sheet: colours and type as they are right now, light or
// dark. Read again whenever the theme changes; a chart holds no colour of its own.

const NARROW_PX = 560;

export interface ChartTheme {
  text: string;
  muted: string;
  line: string;
  surface: string;
  accent: string;
  font: string;
  // There is no room for long names.
  narrow: boolean;
  // The value of any custom property, such as the colour of a stage.
  property(name: string): string;
}

export function readTheme(element: Element): ChartTheme {
  const style = getComputedStyle(element);
  const property = (name: string) => style.getPropertyValue(name).trim();
  return {
    text: property('--text'),
    muted: property('--text-quiet'),
    line: property('--line'),
    surface: property('--surface'),
    accent: property('--accent'),
    font: style.fontFamily,
    narrow: element.clientWidth < NARROW_PX,
    property,
  };
}
