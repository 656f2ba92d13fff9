// The workspace: what names people, what is in the file, where it is kept. Saved to a file and taken
// from one; on this device only if the owner asks for it.
import { useRef, useState } from 'preact/hooks';
import { failureOf } from '../../client';
import { useDesk } from '../../desk';
import { people } from '../../figures';
import { formatCount } from '../../format';
import { failureText, t } from '../../i18n';
import {
  EXCLUSIONS,
  type Exclusion,
  type IdentityKey,
  type KeyKind,
  type ListedPerson,
  type Workspace,
  type WorkspaceList,
} from '../../protocol';
import { href } from '../../route';
import { remembered, workspace } from '../../state';
import { Button, MaskToggle, Notice, Panel, Select, Skeleton, TextField, toast } from '../../ui';
import { LISTS, withListed, withoutList, withoutListed, withoutPicked } from '../../workspace';
import { canRemember } from '../../workspace_store';
import { keyId, KeyText } from '../data/key_text';
import './workspace.css';

const FILE_NAME = 'shuke-workspace.json';

export function WorkspaceSection() {
  const desk = useDesk();
  const picker = useRef<HTMLInputElement>(null);
  const [error, setError] = useState<string | null>(null);
  const present = workspace.value;
  if (present === null) return <Skeleton lines={8} />;

  const openFile = async (file: File | undefined) => {
    if (file === undefined) return;
    try {
      await desk.openWorkspace(await file.text());
      setError(null);
    } catch (thrown) {
      setError(failureText(failureOf(thrown)));
    }
  };
  return (
    <section class="workspace">
      <p class="view-sentence">{t('ui.workspace.sentence')}</p>
      <div class="actions">
        <Button
          kind="primary"
          icon="download"
          onClick={() =>
            desk.save(FILE_NAME, 'application/json', JSON.stringify(present, null, 2) + '\n')
          }
        >
          {t('ui.workspace.save')}
        </Button>
        <Button icon="upload" onClick={() => picker.current?.click()}>
          {t('ui.workspace.open')}
        </Button>
        <input
          ref={picker}
          type="file"
          accept=".json,application/json"
          class="visually-hidden"
          tabIndex={-1}
          aria-label={t('ui.workspace.open')}
          onChange={(event) => {
            const input = event.currentTarget;
            void openFile(input.files?.[0]).finally(() => {
              input.value = '';
            });
          }}
        />
        <MaskToggle />
      </div>
      {error !== null && <Notice tone="error">{error}</Notice>}
      <Remember />
      <Contents of={present} />
      {LISTS.map((list) => (
        <PeopleList key={list} list={list} of={present} />
      ))}
      <PickedLists of={present} />
    </section>
  );
}

function Remember() {
  const desk = useDesk();
  if (!canRemember()) return <Notice>{t('ui.workspace.file_only')}</Notice>;
  return (
    <div class="workspace-remember">
      <label>
        <input
          type="checkbox"
          role="switch"
          checked={remembered.value}
          onChange={(event) => desk.rememberWorkspace(event.currentTarget.checked)}
        />{' '}
        {t('ui.workspace.remember')}
      </label>
      <p class="quiet small">{t('ui.workspace.remember_what')}</p>
    </div>
  );
}

// What the file holds, said before it is given to anybody.
function Contents({ of }: { of: Workspace }) {
  return (
    <Panel title={t('ui.workspace.contents')}>
      <div class="panel-body">
        <dl class="tally">
          <div>
            <dt>{t('ui.workspace.secret')}</dt>
            <dd class="quiet">{t('ui.workspace.secret_what')}</dd>
          </div>
          <div>
            <dt>
              <a href={href('data', { list: 'separated' }, 'identity')}>
                {t('ui.workspace.separated')}
              </a>
            </dt>
            <dd class="number">{formatCount(of.separated.length)}</dd>
          </div>
          {LISTS.map((list) => (
            <div key={list}>
              <dt>{t(`ui.workspace.${list}`)}</dt>
              <dd class="number">{formatCount(of[list].length)}</dd>
            </div>
          ))}
          <div>
            <dt>{t('ui.workspace.lists')}</dt>
            <dd class="number">{formatCount(of.lists.length)}</dd>
          </div>
        </dl>
      </div>
    </Panel>
  );
}

function change(done: Promise<void>): void {
  done.catch((thrown: unknown) => {
    toast(failureText(failureOf(thrown)), { tone: 'error' });
  });
}

function PeopleList({ list, of }: { list: WorkspaceList; of: Workspace }) {
  const desk = useDesk();
  const listed: readonly (ListedPerson & { reason?: Exclusion })[] = of[list];
  return (
    <Panel title={t(`ui.workspace.${list}`)}>
      <div class="panel-body">
        <p class="quiet">{t(`ui.workspace.${list}_what`)}</p>
        <ul class="workspace-people">
          {listed.map((person, at) => (
            <li key={`${at} ${person.keys.map(keyId).join(' ')}`}>
              <PersonKeys person={person} />
              {list === 'excluded' && (
                <span class="quiet">{t(`exclusion.${person.reason ?? 'staff'}`)}</span>
              )}
              <Button
                small
                kind="quiet"
                icon="trash"
                label={t('ui.workspace.take_off')}
                onClick={() =>
                  change(
                    desk.setWorkspace(withoutListed(of, list, at), 'ui.undo.listed_off', {
                      list: t(`ui.workspace.${list}`),
                    }),
                  )
                }
              />
            </li>
          ))}
        </ul>
        <Add list={list} of={of} />
      </div>
    </Panel>
  );
}

// A long list is not drawn whole: the customers of one are seen in the table.
const MOST_SHOWN = 50;

function PickedLists({ of }: { of: Workspace }) {
  const desk = useDesk();
  return (
    <Panel title={t('ui.workspace.lists')}>
      <div class="panel-body">
        <p class="quiet">{t('ui.workspace.lists_what')}</p>
        {of.lists.map((list) => (
          <details key={list.name} class="workspace-list">
            <summary>
              <strong>{list.name}</strong>
              <span class="quiet">{people(list.people.length)}</span>
            </summary>
            <ul class="workspace-people">
              {list.people.slice(0, MOST_SHOWN).map((person, at) => (
                <li key={`${at} ${person.keys.map(keyId).join(' ')}`}>
                  <PersonKeys person={person} />
                  <Button
                    small
                    kind="quiet"
                    icon="trash"
                    label={t('ui.workspace.take_off')}
                    onClick={() =>
                      change(
                        desk.setWorkspace(withoutPicked(of, list.name, at), 'ui.undo.listed_off', {
                          list: list.name,
                        }),
                      )
                    }
                  />
                </li>
              ))}
            </ul>
            {list.people.length > MOST_SHOWN && (
              <p class="quiet small">
                {t('ui.workspace.more_people', {
                  people: people(list.people.length - MOST_SHOWN),
                })}
              </p>
            )}
            <Button
              small
              kind="quiet"
              icon="trash"
              onClick={() =>
                change(
                  desk.setWorkspace(withoutList(of, list.name), 'ui.undo.list_removed', {
                    list: list.name,
                  }),
                )
              }
            >
              {t('ui.workspace.list_remove')}
            </Button>
          </details>
        ))}
      </div>
    </Panel>
  );
}

function PersonKeys({ person }: { person: ListedPerson }) {
  return (
    <span class="workspace-keys">
      {person.keys.map((key) => (
        <span key={keyId(key)}>
          <KeyText of={key} />
        </span>
      ))}
    </span>
  );
}

// What an owner knows of somebody without looking them up.
const TYPED_KINDS = ['phone', 'email', 'nick', 'member_id', 'alipay'] as const satisfies KeyKind[];

function Add({ list, of }: { list: WorkspaceList; of: Workspace }) {
  const desk = useDesk();
  const [kind, setKind] = useState<KeyKind>('phone');
  const [reason, setReason] = useState<Exclusion>('staff');
  const [text, setText] = useState('');
  const key: IdentityKey = { kind, key: text.trim() };
  const add = () => {
    if (key.key === '') return;
    const person = list === 'excluded' ? { keys: [key], reason } : { keys: [key] };
    change(
      desk
        .setWorkspace(withListed(of, list, person), 'ui.undo.listed', {
          list: t(`ui.workspace.${list}`),
        })
        .then(() => setText('')),
    );
  };
  return (
    <div class="workspace-add">
      {list === 'excluded' && (
        <Select
          label={t('ui.workspace.reason')}
          value={reason}
          onChange={(value) => setReason(value as Exclusion)}
          options={EXCLUSIONS.map((value) => ({ value, label: t(`exclusion.${value}`) }))}
        />
      )}
      <Select
        label={t('ui.workspace.kind')}
        value={kind}
        onChange={(value) => setKind(value as KeyKind)}
        options={TYPED_KINDS.map((value) => ({ value, label: t(`key.${value}`) }))}
      />
      <TextField
        label={t('ui.workspace.key')}
        value={text}
        onChange={setText}
        onKeyDown={(event) => {
          if (event.key === 'Enter') add();
        }}
      />
      <Button disabled={key.key === ''} onClick={add}>
        {t('ui.workspace.add')}
      </Button>
    </div>
  );
}
