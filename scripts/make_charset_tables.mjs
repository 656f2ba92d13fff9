// Writes the decoding tables of GB18030 and Big5 as C++ source:
//
//   node scripts/make_charset_tables.mjs core/ingest/charset_tables.inc
//
// They are what this Node's TextDecoder says (made with Node 20.20, ICU 78.2).
// The result is kept in the tree, so a build needs no Node and every build has
// the same tables. Why not iconv: docs/decisions/0002-character-decoding.md.
import { writeFileSync } from 'node:fs';

const [, , target] = process.argv;
if (!target) throw new Error('usage: make_charset_tables.mjs <target>');

function codePoint(decoder, bytes) {
  try {
    const text = [...decoder.decode(Uint8Array.from(bytes))];
    return text.length === 1 ? text[0].codePointAt(0) : -1;
  } catch {
    return -1;
  }
}

// Characters that can be read stand as themselves, all others as escapes.
function literal(codePoints) {
  const text = codePoints.map((c) => {
    if (c === 0xfffd) return '�';
    const s = String.fromCodePoint(c);
    return /^[\p{L}\p{N}\p{S}\p{P}]$/u.test(s) && s === s.normalize('NFC')
      ? s
      : `\\u${c.toString(16).toUpperCase().padStart(4, '0')}`;
  });
  return `    u"${text.join('')}"`;
}

function twoByteRows(decoder, leads, trails, wanted) {
  return leads.map((lead) =>
    literal(
      trails.map((trail) => {
        const c = codePoint(decoder, [lead, trail]);
        return c > 0xffff || c < 0 || !wanted(c) ? 0xfffd : c;
      }),
    ),
  );
}

const range = (from, to) => Array.from({ length: to - from + 1 }, (_, i) => from + i);

const gb = new TextDecoder('gb18030', { fatal: true });
const gbRows = twoByteRows(
  gb,
  range(0x81, 0xfe),
  [...range(0x40, 0x7e), ...range(0x80, 0xfe)],
  () => true,
);
if (gbRows.join('').includes('�')) throw new Error('GB18030 has no holes');

// Four-byte codes of the BMP, as runs of consecutive code points.
const runs = [];
let expected = -1;
for (let pointer = 0; pointer < 39420; ++pointer) {
  const c = codePoint(gb, [
    0x81 + Math.floor(pointer / 12600),
    0x30 + (Math.floor(pointer / 1260) % 10),
    0x81 + (Math.floor(pointer / 10) % 126),
    0x30 + (pointer % 10),
  ]);
  if (c < 0 || c > 0xffff) throw new Error(`no character at ${pointer}`);
  if (c !== expected) runs.push(`    {${pointer}, 0x${c.toString(16).toUpperCase()}},`);
  expected = c + 1;
}

// Private use: ICU gives its codes places there; they mean nothing to a reader.
const big5 = new TextDecoder('big5', { fatal: true });
const big5Rows = twoByteRows(
  big5,
  range(0xa1, 0xf9),
  [...range(0x40, 0x7e), ...range(0xa1, 0xfe)],
  (c) => c < 0xe000 || c > 0xf8ff,
);

writeFileSync(
  target,
  `// Made by scripts/make_charset_tables.mjs; not to be edited.

// GB18030, two bytes: rows are lead bytes 81..FE, in each the trail bytes
// 40..7E and 80..FE.
constexpr char16_t kGb18030TwoByte[126 * 190 + 1] =
${gbRows.join('\n')};

// GB18030, four bytes, below U+10000: from \`pointer\` on, up to the next run,
// code points count up from \`code_point\`.
constexpr FourByteRun kGb18030FourByte[] = {
${runs.join('\n')}
};

// Big5: rows are lead bytes A1..F9, in each the trail bytes 40..7E and A1..FE.
// U+FFFD: no character.
constexpr char16_t kBig5TwoByte[89 * 157 + 1] =
${big5Rows.join('\n')};
`,
);
