// Snapshots of the segments: saved as a file that names nobody, and compared with the segments as they
// are now.
import { signal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { failureOf } from '../../client';
import { useDesk } from '../../desk';
import { formatCount } from '../../format';
import { failureText, t } from '../../i18n';
import type { SnapshotChange, SnapshotMove } from '../../protocol';
import { href } from '../../route';
import { version } from '../../state';
import { Button, Notice, toast } from '../../ui';
import { movedParams } from '../customers/filter';
import { Rich } from '../common/rich';
import { useAnswer } from '../common/use_answer';

// The text of the snapshot that is compared with, while the page is open.
const compared = signal<string | null>(null);

export interface Comparison {
  change: SnapshotChange | null;
  moves: ReadonlyMap<string, SnapshotMove>;
  error: string | null;
}

export function useComparison(): Comparison {
  const desk = useDesk();
  const text = compared.value;
  const { value, error } = useAnswer(
    () => (text === null ? Promise.resolve(null) : desk.compareSnapshot(text)),
    [desk, text, version.value],
  );
  return {
    change: text === null ? null : value,
    moves: new Map((text === null ? [] : (value?.segments ?? [])).map((move) => [move.id, move])),
    error: text === null || error === null ? null : failureText(error),
  };
}

export function SnapshotButtons({ asOf }: { asOf: string }) {
  const desk = useDesk();
  const picker = useRef<HTMLInputElement>(null);
  const save = async () => {
    try {
      const file = await desk.snapshot();
      const name = file.name.replace('.', `-${asOf}.`);
      desk.save(name, 'text/plain', file.bytes);
      toast(t('ui.snapshot.saved', { file: name }));
    } catch (thrown) {
      toast(failureText(failureOf(thrown)), { tone: 'error' });
    }
  };
  return (
    <>
      <Button icon="download" onClick={() => void save()}>
        {t('ui.snapshot.save')}
      </Button>
      <Button icon="upload" onClick={() => picker.current?.click()}>
        {t('ui.snapshot.compare')}
      </Button>
      <input
        ref={picker}
        type="file"
        hidden
        accept=".txt,text/plain"
        aria-label={t('ui.snapshot.compare')}
        onChange={(event) => {
          const [file] = event.currentTarget.files ?? [];
          event.currentTarget.value = '';
          void file?.text().then((text) => (compared.value = text));
        }}
      />
    </>
  );
}

export function ComparisonNote({ comparison }: { comparison: Comparison }) {
  const { change, error } = comparison;
  if (change === null && error === null) return null;
  return (
    <Notice
      tone={error === null ? 'plain' : 'error'}
      actions={
        <Button small onClick={() => (compared.value = null)}>
          {t('ui.snapshot.stop')}
        </Button>
      }
    >
      {error ??
        t('ui.snapshot.since', { before: change?.before ?? '', after: change?.after ?? '' })}
    </Notice>
  );
}

// +5, and who came and went.
export function Moved({ move, name }: { move: SnapshotMove; name: string }) {
  const by = move.after.customers - move.before.customers;
  const sign = by > 0 ? '+' : '';
  return (
    <span class={`moved moved-${by > 0 ? 'up' : by < 0 ? 'down' : 'even'}`}>
      <strong>{`${sign}${formatCount(by)}`}</strong>
      <span class="moved-parts">
        <Rich
          text="ui.snapshot.moved"
          parts={{
            entered: <MovedLink move={move} how="entered" name={name} count={move.entered} />,
            left: (
              <MovedLink move={move} how="left" name={name} count={move.left} gone={move.gone} />
            ),
          }}
          args={{ newcomers: formatCount(move.newcomers), gone: formatCount(move.gone) }}
        />
      </span>
    </span>
  );
}

interface MovedLinkProps {
  move: SnapshotMove;
  how: 'entered' | 'left';
  name: string;
  count: number;
  // Of those, how many are nobody known now, whom no table can show.
  gone?: number;
}

function MovedLink({ move, how, name, count, gone = 0 }: MovedLinkProps) {
  if (count - gone === 0) return <>{formatCount(count)}</>;
  const label = t('ui.segments.see_who_of', { group: t(`ui.snapshot.who_${how}`, { name }) });
  return (
    <a href={href('customers', movedParams({ segment: move.id, how }))} aria-label={label}>
      {formatCount(count)}
    </a>
  );
}
