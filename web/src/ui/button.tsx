// A button. `primary` is the one next step of a view; `plain` has a border; `quiet` is text until it
// is pointed at; `danger` takes something away. An icon alone needs a `label`.
import type { ButtonHTMLAttributes, ComponentChildren } from 'preact';
import { Icon, type IconName } from './icon';

export type ButtonKind = 'primary' | 'plain' | 'quiet' | 'danger';

interface Props extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'size' | 'label' | 'icon'> {
  kind?: ButtonKind | undefined;
  small?: boolean | undefined;
  icon?: IconName | undefined;
  label?: string | undefined;
  busy?: boolean | undefined;
  children?: ComponentChildren;
}

export function Button(props: Props) {
  const { kind = 'plain', small, icon, label, busy, children, ...rest } = props;
  const classes = ['button', `button-${kind}`];
  if (small) classes.push('button-small');
  if (children === undefined) classes.push('button-icon');
  return (
    <button
      type="button"
      {...rest}
      class={classes.join(' ')}
      aria-label={label}
      title={children === undefined ? label : undefined}
      aria-busy={busy ? 'true' : undefined}
      disabled={rest.disabled || busy}
    >
      {icon !== undefined && <Icon name={icon} />}
      {children}
    </button>
  );
}
