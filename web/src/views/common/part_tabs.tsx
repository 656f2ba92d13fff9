// The parts of a view, one a page: what the address names as "part". The first has no name there.
import { t } from '../../i18n';
import { href, type ViewId } from '../../route';
import './part_tabs.css';

interface Props<Part extends string> {
  view: ViewId;
  label: string;
  parts: readonly Part[];
  current: Part;
  // What a part is called: a key of the catalogue.
  name: (part: Part) => string;
  // What all parts have in common in the address, such as a range of days.
  params?: Readonly<Record<string, string>>;
}

export function PartTabs<Part extends string>(props: Props<Part>) {
  const { view, label, parts, current, name, params = {} } = props;
  return (
    <nav class="parts" aria-label={label}>
      {parts.map((part, index) => (
        <a
          key={part}
          href={href(view, index === 0 ? { ...params } : { part, ...params })}
          aria-current={part === current ? 'page' : undefined}
        >
          {t(name(part))}
        </a>
      ))}
    </nav>
  );
}

export function partOf<Part extends string>(
  parts: readonly Part[],
  param: string | undefined,
): Part {
  return parts.find((part) => part === param) ?? parts[0]!;
}
