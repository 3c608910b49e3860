// Keys: what has data-key="x" is pressed by x; J and K move among [data-row]; nothing happens while typing.
"use strict";

const typing = (element) =>
  element.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(element.tagName) && !/^(checkbox|radio|button|submit)$/.test(element.type);

const rows = () => [...document.querySelectorAll("[data-row]")];

function current() {
  const focused = document.activeElement.closest("[data-row]");
  return focused || document.querySelector("[data-row][aria-current='true']");
}

function move(step) {
  const all = rows();
  if (!all.length) return;
  const at = all.indexOf(current());
  const next = all[Math.max(0, Math.min(all.length - 1, at < 0 ? 0 : at + step))];
  (next.matches("a, button, [tabindex]") ? next : next.querySelector("a, button, [tabindex]") || next).focus();
  next.scrollIntoView({ block: "nearest" });
}

function press(key) {
  const within = current();
  const target = (within && within.querySelector(`[data-key="${CSS.escape(key)}"]`)) ||
    document.querySelector(`main [data-key="${CSS.escape(key)}"], [data-key="${CSS.escape(key)}"]`);
  if (!target) return false;
  if (target.matches("input, textarea, select")) target.focus();
  else target.click();
  return true;
}

function open(dialog) {
  if (dialog && !dialog.open) dialog.showModal();
}

document.addEventListener("keydown", (event) => {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  if (document.querySelector("dialog[open]")) return;
  if (typing(event.target)) {
    if (event.key === "Escape") event.target.blur();
    return;
  }
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  if (key === "j") move(1);
  else if (key === "k") move(-1);
  else if (key === "?") open(document.getElementById("keys"));
  else if (key === "Enter" || key === " " || !press(key)) return;
  event.preventDefault();
});

document.addEventListener("click", (event) => {
  const opener = event.target.closest("[data-opens]");
  if (opener) {
    event.preventDefault();
    open(document.getElementById(opener.dataset.opens));
  }
  const copier = event.target.closest("[data-copies]");
  if (copier) {
    const source = document.getElementById(copier.dataset.copies);
    navigator.clipboard.writeText(source.value ?? source.textContent).then(() => {
      copier.dataset.label ??= copier.textContent;
      copier.textContent = "Copied";
      setTimeout(() => { copier.textContent = copier.dataset.label; }, 1500);
    });
  }
});

// A link into the mail program carries the words as they were edited.
document.addEventListener("click", (event) => {
  const link = event.target.closest("[data-mails]");
  if (!link) return;
  const [subject, body] = link.dataset.mails.split(" ").map((id) => encodeURIComponent(document.getElementById(id).value));
  link.href = `mailto:?subject=${subject}&body=${body}`;
});

// A form is sent once: the second click of a double click finds its button at rest.
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.method === "dialog") return;
  if (event.submitter?.hasAttribute("formaction")) return; // a download: the page stays
  if (form.dataset.sent) { event.preventDefault(); return; }
  form.dataset.sent = "yes";
  setTimeout(() => { delete form.dataset.sent; }, 4000);
});
