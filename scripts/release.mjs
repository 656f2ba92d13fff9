// Puts the built page into dist/:
//
//   site/          for any static host, with its headers for Netlify and Cloudflare Pages (_headers),
//                  Vercel (vercel.json) and Apache (.htaccess)
//   nginx.conf     the same headers, to include in a server block
//   shuke.html     the page as one file
//   licenses.txt   of everything that is in the page
//   SHA256SUMS     of all of these: sha256sum -c SHA256SUMS
import { createHash } from 'node:crypto';
import { cp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { headers } from './headers.mjs';

const root = path.resolve(import.meta.dirname, '..');
const dist = path.join(root, 'dist');

async function filesIn(folder) {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name));
}

// The npm packages that the page is made of: those its sources import, and what these depend on.
async function bundledPackages() {
  const { packages } = JSON.parse(await readFile(path.join(root, 'package-lock.json'), 'utf8'));
  const wanted = [];
  for (const file of await filesIn(path.join(root, 'web/src'))) {
    if (!/\.tsx?$/.test(file)) continue;
    const source = await readFile(file, 'utf8');
    for (const [, name] of source.matchAll(
      /(?:from|import)\s*\(?\s*'((?:@[\w-]+\/)?[\w.-]+)[^']*'/g,
    )) {
      if (packages[`node_modules/${name}`]) wanted.push(name);
    }
  }
  const found = new Set();
  while (wanted.length > 0) {
    const name = wanted.pop();
    if (found.has(name)) continue;
    found.add(name);
    wanted.push(...Object.keys(packages[`node_modules/${name}`].dependencies ?? {}));
  }
  return [...found].sort();
}

async function licenseOf(name) {
  const folder = path.join(root, 'node_modules', name);
  const { version } = JSON.parse(await readFile(path.join(folder, 'package.json'), 'utf8'));
  const files = (await filesIn(folder)).filter((file) =>
    /^(licen[cs]es?|notice)([./-]|$)/i.test(path.relative(folder, file)),
  );
  if (files.length === 0) throw new Error(`${name} has no licence file`);
  const texts = await Promise.all(files.sort().map((file) => readFile(file, 'utf8')));
  return section(`${name} ${version}`, texts.join('\n'));
}

const section = (title, text) =>
  `${'='.repeat(80)}\n${title}\n${'='.repeat(80)}\n\n${text.trim()}\n\n`;

// Debian keeps the licences of the C++ libraries, of Emscripten and of its C and C++ runtime here.
async function licenseOfDebian(name) {
  return section(name, await readFile(`/usr/share/doc/${name}/copyright`, 'utf8'));
}

await rm(dist, { recursive: true, force: true });
await cp(path.join(root, 'web/dist/site'), path.join(dist, 'site'), { recursive: true });
await cp(path.join(root, 'web/dist/shuke.html'), path.join(dist, 'shuke.html'));

const lines = (format) =>
  Object.entries(headers)
    .map(([name, value]) => format(name, value))
    .join('\n');
await writeFile(
  path.join(dist, 'site/_headers'),
  `/*\n${lines((name, value) => `  ${name}: ${value}`)}\n`,
);
await writeFile(
  path.join(dist, 'site/.htaccess'),
  `<IfModule mod_headers.c>\n${lines((name, value) => `  Header always set ${name} "${value}"`)}\n</IfModule>\n`,
);
await writeFile(
  path.join(dist, 'site/vercel.json'),
  `${JSON.stringify(
    {
      headers: [
        {
          source: '/(.*)',
          headers: Object.entries(headers).map(([key, value]) => ({ key, value })),
        },
      ],
    },
    null,
    2,
  )}\n`,
);
await writeFile(
  path.join(dist, 'nginx.conf'),
  `${lines((name, value) => `add_header ${name} "${value}" always;`)}\n`,
);

const licenses = [section('Shuke', await readFile(path.join(root, 'LICENSE'), 'utf8'))];
for (const name of await bundledPackages()) licenses.push(await licenseOf(name));
for (const name of ['nlohmann-json3-dev', 'libfast-float-dev', 'emscripten']) {
  licenses.push(await licenseOfDebian(name));
}
await writeFile(path.join(dist, 'licenses.txt'), licenses.join(''));

const sums = [];
for (const file of (await filesIn(dist)).sort()) {
  const sum = createHash('sha256')
    .update(await readFile(file))
    .digest('hex');
  sums.push(`${sum}  ${path.relative(dist, file)}`);
}
await writeFile(path.join(dist, 'SHA256SUMS'), `${sums.join('\n')}\n`);
console.log(sums.join('\n'));
