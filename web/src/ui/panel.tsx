// A panel: a surface with a head (title, what it is about, tools) over its content. Text goes into
// .panel-body; tables and lists reach from edge to edge.
import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';

interface Props {
  title: string;
  // An Info about the title: beside it, and no part of the panel's name.
  info?: ComponentChildren;
  note?: ComponentChildren;
  tools?: ComponentChildren;
  level?: 2 | 3;
  // Screen readers list panels by name. One that holds nothing but a table of its own title is not
  // listed: the table, which scrolls and therefore must be reachable, already is.
  landmark?: boolean;
  class?: string;
  children: ComponentChildren;
}

export function Panel(props: Props) {
  const { title, info, note, tools, level = 2, landmark = true, children } = props;
  const id = useId();
  const Heading = level === 2 ? 'h2' : 'h3';
  return (
    <section
      class={props.class === undefined ? 'panel' : `panel ${props.class}`}
      aria-labelledby={landmark ? id : undefined}
    >
      <header class="panel-head">
        <div>
          <Heading>
            <span id={id}>{title}</span> {info}
          </Heading>
          {note !== undefined && note !== false && <p class="quiet small">{note}</p>}
        </div>
        {tools !== undefined && tools !== false && <div class="actions">{tools}</div>}
      </header>
      {children}
    </section>
  );
}
