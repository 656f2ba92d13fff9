// A link that looks like a button: what it does is go somewhere, so it can be opened in a new tab and
// is announced as a link.
import type { ComponentChildren } from 'preact';
import { Icon, type IconName } from '../../ui';
import './button_link.css';

interface Props {
  href: string;
  kind?: 'primary' | 'plain' | 'quiet';
  icon?: IconName;
  label?: string;
  children: ComponentChildren;
}

export function ButtonLink({ href, kind = 'plain', icon, label, children }: Props) {
  return (
    <a class={`button button-${kind}`} href={href} aria-label={label}>
      {icon !== undefined && <Icon name={icon} />}
      {children}
    </a>
  );
}
