// One file's reading: its encoding, its order of day and month, and what each column is. Shown before
// it is read again, changed in place, confirmed once.
import { useEffect, useState } from 'preact/hooks';
import { failureOf } from '../../client';
import { useDesk } from '../../desk';
import { t } from '../../i18n';
import type { BeginOptions, DecimalMark, Failure, Preview } from '../../protocol';
import { go, href } from '../../route';
import type { FileEntry } from '../../state';
import { Button, ErrorState, Icon, Notice, Select, Skeleton } from '../../ui';
import {
  assign,
  decimalOf,
  mapOf,
  missing,
  onlyMark,
  rolesFor,
  suggested,
  type Assignment,
} from './assignment';
import { encodingName } from './words';

const ENCODINGS = ['utf-8', 'gb18030', 'big5', 'windows-1252', 'utf-16le', 'utf-16be'] as const;

export function ColumnsStep({ file }: { file: FileEntry }) {
  const desk = useDesk();
  const [preview, setPreview] = useState<Preview | null>(null);
  const [error, setError] = useState<Failure | null>(null);
  const coreFile = file.state.kind === 'done' ? file.state.result.file : null;

  useEffect(() => {
    if (coreFile === null) return;
    let stale = false;
    setPreview(null);
    setError(null);
    desk
      .preview(file.key)
      .then((answer) => {
        if (!stale) setPreview(answer);
      })
      .catch((thrown: unknown) => {
        if (!stale) setError(failureOf(thrown));
      });
    return () => {
      stale = true;
    };
  }, [desk, file.key, coreFile]);

  return (
    <div class="view columns">
      <header class="view-head">
        <div>
          <a class="back" href={href('data')}>
            <Icon name="chevron_right" /> {t('ui.nav.data')}
          </a>
          <h1 class="columns-file">{file.name}</h1>
        </div>
      </header>
      {preview !== null ? (
        <Reading key={coreFile} file={file} preview={preview} />
      ) : error !== null ? (
        <>
          <ErrorState error={error} />
          <Reading file={file} preview={null} />
        </>
      ) : (
        <Skeleton lines={8} />
      )}
    </div>
  );
}

// Without a preview there are no columns to name, but another encoding may still help. A workbook has
// sheets in its place.
function Reading({ file, preview }: { file: FileEntry; preview: Preview | null }) {
  const desk = useDesk();
  const [encoding, setEncoding] = useState(file.options.encoding ?? preview?.encoding ?? 'utf-8');
  const [dateOrder, setDateOrder] = useState<BeginOptions['date_order'] | ''>(
    file.options.date_order ?? '',
  );
  const [decimal, setDecimal] = useState<DecimalMark | ''>(
    onlyMark(file.options.decimal ?? {}) ?? '',
  );
  const [columns, setColumns] = useState<Assignment>(() =>
    preview === null ? [] : suggested(preview),
  );
  const [sheet, setSheet] = useState(preview?.sheet ?? '');
  const [rowsAreOrders, setRowsAreOrders] = useState(preview?.rows_are_orders ?? false);
  const sheets = preview?.sheets ?? [];
  const lacking = preview === null ? [] : missing(preview.needs, columns, rowsAreOrders);
  // In another encoding, or on another sheet, the headers are other words, so the columns are asked
  // about afterwards.
  const sameWords = preview !== null && encoding === preview.encoding && sheet === preview.sheet;

  const confirm = () => {
    const options: BeginOptions = {};
    if (file.options.label !== undefined) options.label = file.options.label;
    if (encoding !== preview?.encoding || file.options.encoding !== undefined) {
      options.encoding = encoding;
    }
    if (dateOrder !== undefined && dateOrder !== '') options.date_order = dateOrder;
    if (decimal !== '' && preview !== null) options.decimal = decimalOf(decimal, preview);
    if (sheet !== '') options.sheet = sheet;
    if (rowsAreOrders) options.rows_are_orders = true;
    if (sameWords) options.map = mapOf(columns, preview);
    go('data');
    void desk.rereadFile(file.key, options);
  };

  return (
    <>
      <section class="columns-choices" aria-label={t('ui.columns.choices')}>
        {sheets.length === 0 ? (
          <EncodingChoice file={file} value={encoding} onChange={setEncoding} />
        ) : (
          <Select
            label={t('ui.columns.sheet')}
            value={sheet}
            onChange={setSheet}
            options={sheets.map(({ name }) => ({ value: name, label: name }))}
          />
        )}
        <Select
          label={t('ui.columns.date_order')}
          value={dateOrder ?? ''}
          onChange={(value) => setDateOrder(value as BeginOptions['date_order'] | '')}
          options={[
            { value: '', label: t('ui.columns.date_order_auto') },
            { value: 'dmy', label: t('ui.columns.date_order_dmy') },
            { value: 'mdy', label: t('ui.columns.date_order_mdy') },
          ]}
        />
        {preview !== null && (
          <Select
            label={t('ui.columns.decimal')}
            value={decimal}
            onChange={(value) => setDecimal(value as DecimalMark | '')}
            options={[
              { value: '', label: guessedMark(file, preview) },
              { value: 'point', label: t('ui.columns.decimal_point') },
              { value: 'comma', label: t('ui.columns.decimal_comma') },
            ]}
          />
        )}
        <Select
          label={t('ui.columns.order_numbers')}
          value={rowsAreOrders ? 'none' : 'column'}
          onChange={(value) => setRowsAreOrders(value === 'none')}
          options={[
            { value: 'column', label: t('ui.columns.order_numbers_column') },
            { value: 'none', label: t('ui.columns.order_numbers_none') },
          ]}
        />
      </section>
      {sameWords ? (
        <ColumnTable
          preview={preview}
          columns={columns}
          onRole={(column, role) => setColumns(assign(columns, column, role))}
        />
      ) : (
        preview !== null && (
          <Notice>
            {t(sheets.length === 0 ? 'ui.columns.encoding_first' : 'ui.columns.sheet_first')}
          </Notice>
        )
      )}
      <footer class="columns-foot">
        {sameWords && (
          <ul class="needs" aria-label={t('ui.columns.needed')}>
            {preview.needs.map(({ id }) => {
              const lacks = lacking.includes(id);
              return (
                <li key={id} class={lacks ? 'need need-lacking' : 'need'}>
                  <Icon name={lacks ? 'warning' : 'check'} />
                  {t(`ui.columns.need_${id}`)}
                  <span class="visually-hidden">
                    {t(lacks ? 'ui.columns.lacking' : 'ui.columns.given')}
                  </span>
                  {lacks && id === 'order_id' && (
                    <Button kind="quiet" small onClick={() => setRowsAreOrders(true)}>
                      {t('ui.columns.row_is_order')}
                    </Button>
                  )}
                </li>
              );
            })}
          </ul>
        )}
        <div class="actions">
          <Button onClick={() => go('data')}>{t('ui.action.cancel')}</Button>
          <Button
            kind="primary"
            disabled={(sameWords && lacking.length > 0) || file.state.kind !== 'done'}
            onClick={confirm}
          >
            {t('ui.columns.confirm')}
          </Button>
        </div>
      </footer>
    </>
  );
}

// What the columns showed, unless the owner has said it himself.
function guessedMark(file: FileEntry, preview: Preview): string {
  const mark = file.options.decimal === undefined ? onlyMark(preview.decimal) : null;
  return mark === null
    ? t('ui.columns.decimal_auto')
    : t('ui.columns.decimal_auto_found', { mark: t(`ui.columns.decimal_${mark}`) });
}

function EncodingChoice({
  file,
  value,
  onChange,
}: {
  file: FileEntry;
  value: string;
  onChange: (encoding: string) => void;
}) {
  const desk = useDesk();
  const [lines, setLines] = useState<readonly string[]>([]);
  useEffect(() => {
    let stale = false;
    desk
      .peek(file.key, value)
      .then((answer) => {
        if (!stale) setLines(answer);
      })
      .catch(() => {
        if (!stale) setLines([]);
      });
    return () => {
      stale = true;
    };
  }, [desk, file.key, value]);
  return (
    <div class="encoding">
      <span class="field-label" id="encoding-label">
        {t('ui.columns.encoding')}
      </span>
      <div class="segments" role="radiogroup" aria-labelledby="encoding-label">
        {ENCODINGS.map((encoding) => (
          <label key={encoding} class="segment">
            <input
              type="radio"
              name="encoding"
              class="visually-hidden"
              checked={encoding === value}
              onChange={() => onChange(encoding)}
            />
            <span>{encodingName(encoding)}</span>
          </label>
        ))}
      </div>
      <pre class="encoding-lines" aria-live="polite" aria-label={t('ui.columns.encoding_lines')}>
        {lines.join('\n')}
      </pre>
    </div>
  );
}

function ColumnTable({
  preview,
  columns,
  onRole,
}: {
  preview: Preview;
  columns: Assignment;
  onRole: (column: number, role: string | null) => void;
}) {
  return (
    <section class="panel columns-table">
      <div class="table-scroll" tabIndex={0} role="region" aria-label={t('ui.columns.table')}>
        <table class="table">
          <caption class="visually-hidden">{t('ui.columns.table')}</caption>
          <thead>
            <tr>
              {preview.headers.map((header, column) => (
                <td key={column} class={columns[column] === null ? undefined : 'column-played'}>
                  <Select
                    label={t('ui.columns.role_of', { header })}
                    hideLabel
                    value={columns[column] ?? ''}
                    onChange={(role) => onRole(column, role === '' ? null : role)}
                    options={[
                      { value: '', label: t('ui.columns.ignored') },
                      ...rolesFor(preview, column).map(({ role, likely }) => ({
                        value: role,
                        label: likely ? `${t(`ui.role.${role}`)} ★` : t(`ui.role.${role}`),
                      })),
                    ]}
                  />
                </td>
              ))}
            </tr>
            <tr>
              {preview.headers.map((header, column) => (
                <th key={column} scope="col" title={header}>
                  {header === '' ? '—' : header}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {preview.rows.map((row, at) => (
              <tr key={at}>
                {preview.headers.map((_, column) => (
                  <td key={column} title={row[column]}>
                    {row[column]}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
