// A bar for a known share of work, with its words beside it.
interface Props {
  label: string;
  // 0 to 1, or null when nobody knows.
  value: number | null;
}

export function Progress({ label, value }: Props) {
  return (
    <progress
      class="progress"
      aria-label={label}
      {...(value === null ? {} : { value: Math.min(1, Math.max(0, value)), max: 1 })}
    />
  );
}
