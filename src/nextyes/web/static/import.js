// Import: files that are dropped, or chosen, are sent at once; too large ones are told before they are sent.
const FORM = "form[data-drop]";

function send(form) {
  const input = form.querySelector("input[type=file]");
  const size = [...input.files].reduce((sum, file) => sum + file.size, 0);
  const most = Number(form.dataset.most);
  const large = size > most;
  form.querySelector("[data-says]").textContent = large
    ? `These are ${Math.round(size / 1e6)} MB; at most ${most / 1e6} MB go in through this page. Use “nextyes import” for them, or pack them.`
    : "";
  if (input.files.length && !large) form.requestSubmit();
}

// What was dropped: files, and those that lie in a folder.
async function files(items) {
  const given = [...items].filter((item) => item.kind === "file").map((item) => [item.webkitGetAsEntry?.(), item.getAsFile()]);
  const found = [];
  for (const [entry, file] of given) {
    if (!entry?.isDirectory) {
      found.push(file);
      continue;
    }
    const within = await new Promise((done, failed) => entry.createReader().readEntries(done, failed));
    for (const each of within.filter((one) => one.isFile && !one.name.startsWith("."))) {
      found.push(await new Promise((done, failed) => each.file(done, failed)));
    }
  }
  return found;
}

document.addEventListener("change", (event) => {
  if (event.target.matches(`${FORM} input[type=file]`)) send(event.target.form);
});

for (const name of ["dragenter", "dragover", "dragleave", "drop"]) {
  document.addEventListener(name, async (event) => {
    const form = event.target.closest?.(FORM);
    if (!form) return;
    event.preventDefault();
    form.classList.toggle("over", name === "dragenter" || name === "dragover");
    if (name !== "drop") return;
    const dropped = new DataTransfer();
    for (const file of await files(event.dataTransfer.items)) dropped.items.add(file);
    form.querySelector("input[type=file]").files = dropped.files;
    send(form);
  });
}
