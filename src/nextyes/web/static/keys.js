// Keys: what has data-key="x" is pressed by x; J and K move among [data-row]; nothing happens while typing.
"use strict";

const typing = (element) =>
  element.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(element.tagName) && !/^(checkbox|radio|button|submit)$/.test(element.type);

const rows = () => [...document.querySelectorAll("[data-row]")];

function current() {
  const focused = document.activeElement.closest("[data-row]");
  return focused || document.querySelector("[data-row][aria-current='true']");
}

let waiting = ""; // a key for the deal in focus, pressed before it was there

function move(step) {
  const all = rows();
  waiting = "";
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
  const of = target.closest("[data-of]");
  if (of && within && within.dataset.row && of.dataset.of !== within.dataset.row) {
    waiting = key; // never act on the deal before: the one moved to is on its way
    return true;
  }
  if (target.matches("input:not([type=checkbox]), textarea, select")) target.focus();
  else target.click();
  return true;
}

function open(dialog) {
  if (dialog && !dialog.open) dialog.showModal();
}

document.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && event.target.matches("textarea")) {
    event.preventDefault();
    event.target.form.requestSubmit();
    return;
  }
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
  else if (key === " " || (key === "Enter" && !event.target.matches("body, [data-row] *")) || !press(key)) return;
  event.preventDefault();
});

// The deal in focus is that of the row: where it comes late, so does the key that was pressed for it.
document.addEventListener("focusin", (event) => {
  const row = event.target.closest("[data-row]");
  if (!row || !row.dataset.row) return;
  for (const other of rows()) other.toggleAttribute("aria-current", false);
  row.setAttribute("aria-current", "true");
});

document.addEventListener("htmx:afterSettle", (event) => {
  event.target.querySelector("[data-shown]")?.focus(); // what came is seen and heard
  const key = waiting;
  waiting = "";
  if (key) press(key);
});

// A row that was clicked shows its deal, also where that stands below the list.
document.addEventListener("htmx:afterSwap", (event) => {
  const clicked = event.detail.requestConfig?.triggeringEvent?.type === "click";
  if (clicked && event.target.getBoundingClientRect().top > innerHeight - 80) event.target.scrollIntoView();
});

document.addEventListener("DOMContentLoaded", () => {
  if (!location.hash) document.querySelector("[data-row][aria-current='true']")?.scrollIntoView({ block: "nearest" });
});

// A choice that sends its form at once.
document.addEventListener("change", (event) => {
  if (event.target.matches("[data-sends]")) event.target.form.requestSubmit();
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
