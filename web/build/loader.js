// The single file carries the page's script compressed, in a block of data of its own. This unpacks it
// and starts it. The policy admits the unpacked script by its own hash: nothing else can be started so.
(async () => {
  const text = atob(document.getElementById('program').textContent);
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; ++i) bytes[i] = text.charCodeAt(i);
  const unpacked = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
  const script = document.createElement('script');
  script.textContent = await new Response(unpacked).text();
  document.body.append(script);
})().catch(() => {
  document.getElementById('desk').textContent =
    '这个浏览器太旧，或文件没有下载完整。 This browser is too old, or the file is not complete.';
});
